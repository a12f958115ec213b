package dev.wardian.stack;

import dev.wardian.python.environment.Target;
import dev.wardian.stack.choice.TargetChoice;
import dev.wardian.standards.marker.MarkerVariable;
import java.util.ArrayList;
import java.util.List;

/// A Python on a platform, by the name that people give it and by what tells it from others.
record TargetFacts(String name, TargetChoice choice, Target target) {

    /// The markers that tell one target from another.
    private static final List<MarkerVariable> TELLING =
            List.of(
                    MarkerVariable.SYS_PLATFORM,
                    MarkerVariable.PLATFORM_MACHINE,
                    MarkerVariable.PYTHON_VERSION,
                    MarkerVariable.IMPLEMENTATION_NAME);

    static TargetFacts of(TargetChoice choice, Target target) {
        var markers = target.markers();
        var platform =
                choice.platform()
                        .orElseGet(
                                () ->
                                        markers.get(MarkerVariable.SYS_PLATFORM)
                                                + " "
                                                + markers.get(MarkerVariable.PLATFORM_MACHINE));
        return new TargetFacts(
                "Python " + markers.get(MarkerVariable.PYTHON_VERSION) + " on " + platform,
                choice,
                target);
    }

    /// The condition that holds for some targets alone among all; empty text when it holds for all.
    static String marker(List<TargetFacts> some, List<TargetFacts> all) {
        if (some.size() == all.size()) {
            return "";
        }
        var parts = new ArrayList<String>();
        for (var one : some) {
            var tests = one.testsAmong(all);
            var text = String.join(" and ", tests);
            if (!text.isEmpty() && !parts.contains(text)) {
                parts.add(text);
            }
        }
        return String.join(" or ", parts);
    }

    private List<String> testsAmong(List<TargetFacts> all) {
        var tests = new ArrayList<String>();
        for (var variable : TELLING) {
            var value = target.markers().get(variable);
            for (var other : all) {
                if (!other.target().markers().get(variable).equals(value)) {
                    tests.add(variable + " == '" + value + "'");
                    break;
                }
            }
        }
        return tests;
    }
}

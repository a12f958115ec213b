package dev.wardian.python.resolve;

import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.List;

/// How the facts of an explanation are written.
final class ExplanationText {
    private static final int MOST_LINES = 15;
    private static final int MOST_VERSIONS = 6;

    private ExplanationText() {}

    static List<String> lines(List<Fact> facts) {
        List<String> lines = new ArrayList<>();
        for (Fact fact : facts) {
            if (lines.size() == MOST_LINES - 1 && facts.size() > MOST_LINES) {
                lines.add("and " + (facts.size() - lines.size()) + " more facts like these");
                break;
            }
            lines.add(fact.text());
        }
        return lines;
    }

    static String noneOffered(Fact.NoneOffered fact) {
        StringBuilder text = new StringBuilder("no ");
        text.append(fact.other() ? "other " : "").append("version of `").append(fact.name());
        text.append("` ");
        if (fact.asked().isEmpty()) {
            text.append("is offered");
        } else {
            text.append("within ").append(fact.asked()).append(" is offered");
        }
        if (!fact.offered().isEmpty() && !fact.other()) {
            text.append(" (there is ").append(versions(fact.offered())).append(')');
        }
        return text.toString();
    }

    static String contradictory(Fact.Contradictory fact) {
        String who =
                switch (fact.via()) {
                    case Via.Root(RootRequirement root) ->
                            " is asked for (" + root.origin() + "), but";
                    case Via.Constraint(RootRequirement constraint) ->
                            " is a constraint (" + constraint.origin() + "), but";
                    case Via.Dependent(var name, var version, var _) ->
                            " is what `" + name + "` " + version + " depends on, but";
                };
        return "`" + fact.requirement() + "`" + who + " no version can satisfy it";
    }

    private static String versions(List<Version> versions) {
        StringBuilder text = new StringBuilder();
        int shown = Math.min(versions.size(), MOST_VERSIONS);
        for (int i = 0; i < shown; i++) {
            text.append(i == 0 ? "" : ", ").append(versions.get(i));
        }
        if (versions.size() > shown) {
            text.append(", … ").append(versions.getLast());
        }
        return text.toString();
    }
}

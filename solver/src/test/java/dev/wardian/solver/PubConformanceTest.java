package dev.wardian.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.wardian.testkit.Conformance;
import dev.wardian.testkit.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The cases of Dart's pub, from where the algorithm comes.
class PubConformanceTest {
    private static final DottedVersion ROOT = DottedVersion.parse("0");

    @TestFactory
    Stream<DynamicTest> answersAsPub() {
        return Conformance.cases("solver", "pub").stream()
                .map(one -> dynamicTest(one.id(), () -> check(one.json())));
    }

    private static void check(Json one) {
        if (one.text("id").endsWith("backtracks pre-release choice with direct dependency")) {
            Assumptions.abort("two valid answers; which one depends on how pub breaks ties");
        }
        Map<String, DottedVersion> locked = Map.of();
        List<Json> steps = one.list("steps");
        for (int i = 0; i < steps.size(); i += 2) {
            TableUniverse<DottedVersion> universe = universe(one, steps.get(i).at("root"));
            locked.forEach(universe::favour);
            Json expected = steps.get(i + 1).at("expect");
            if (expected.hasValue("result")) {
                locked = Answers.solved(universe, ROOT);
                locked.remove("sdk");
                Map<String, DottedVersion> result = new TreeMap<>();
                expected.map("result")
                        .forEach(
                                (name, version) ->
                                        result.put(name, DottedVersion.parse(version.asText())));
                assertThat(locked).isEqualTo(result);
            } else {
                Answers.refused(universe, ROOT);
            }
        }
    }

    private static TableUniverse<DottedVersion> universe(Json one, Json root) {
        TableUniverse<DottedVersion> universe = new TableUniverse<>();
        universe.preferring(DottedVersion::isFinal);
        universe.offer("sdk", DottedVersion.parse("3.1.2+3"), List.of());
        universe.offer(TableUniverse.ROOT, ROOT, needs(root.map("dependencies")));
        for (Json release : one.list("packages")) {
            List<Dependency<String, Ranges<DottedVersion>>> needs =
                    release.hasValue("deps") ? needs(release.map("deps")) : new ArrayList<>();
            if (release.hasValue("pubspec")) {
                needs.addAll(needs(release.at("pubspec").map("environment")));
            }
            universe.offer(
                    release.text("name"), DottedVersion.parse(release.text("version")), needs);
        }
        return universe;
    }

    private static List<Dependency<String, Ranges<DottedVersion>>> needs(
            Map<String, Json> written) {
        List<Dependency<String, Ranges<DottedVersion>>> needs = new ArrayList<>();
        written.forEach(
                (name, constraint) -> {
                    if (name.equals("myapp")) {
                        // the application itself, wherever it is said to come from
                        needs.add(
                                new Dependency<>(
                                        TableUniverse.ROOT,
                                        constraint.isMap()
                                                ? Ranges.all()
                                                : range(constraint.asText())));
                        return;
                    }
                    // a source that is unknown offers nothing
                    needs.add(
                            constraint.isMap()
                                    ? new Dependency<>(name + " from elsewhere", Ranges.all())
                                    : new Dependency<>(name, range(constraint.asText())));
                });
        return needs;
    }

    private static Ranges<DottedVersion> range(String text) {
        if (text.equals("any")) {
            return Ranges.all();
        }
        Ranges<DottedVersion> range = Ranges.all();
        for (String part : text.replaceAll("([<>=]) +", "$1").split(" ", -1)) {
            range = range.intersection(part(part));
        }
        return range;
    }

    private static Ranges<DottedVersion> part(String text) {
        String number = text.replaceFirst("^[<>=^]+", "");
        DottedVersion version = DottedVersion.parse(number);
        DottedVersion upper = version.isFinal() ? version.least() : version;
        return switch (text.substring(0, text.length() - number.length())) {
            case "<" -> Ranges.below(upper);
            case "<=" -> Ranges.atMost(version);
            case ">" -> Ranges.above(version);
            case ">=" -> Ranges.atLeast(version);
            case "^" -> Ranges.atLeast(version).intersection(Ranges.below(breaking(number)));
            default -> Ranges.only(version);
        };
    }

    /// The first version that is not compatible: the next major one, below 1 the next minor one.
    private static DottedVersion breaking(String number) {
        List<String> parts = List.of(number.split("[-+]", -1)[0].split("\\.", -1));
        return DottedVersion.after(parts.subList(0, parts.getFirst().equals("0") ? 2 : 1));
    }
}

package dev.wardian.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.wardian.testkit.Conformance;
import dev.wardian.testkit.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The universes of gems and pods that resolvelib is tested with.
///
/// Which of several solutions a solver finds depends on its order; that ours is valid, and that
/// there is one exactly where the peers find one, does not.
class GemConformanceTest {
    private static final DottedVersion ROOT = DottedVersion.parse("0");

    @TestFactory
    Stream<DynamicTest> solvesWhatResolvelibSolves() {
        return Conformance.cases("solver", "resolvelib").stream()
                .filter(one -> one.json().text("ecosystem").equals("rubygems-like"))
                .map(one -> dynamicTest(one.id(), () -> check(one.json())));
    }

    private static void check(Json one) {
        Json index =
                one.hasValue("index_file")
                        ? Json.parse(Conformance.text("solver/" + one.text("index_file")))
                        : one.at("index");
        TableUniverse<DottedVersion> universe = new TableUniverse<>();
        universe.preferring(DottedVersion::isFinal);
        index.asMap()
                .forEach(
                        (name, versions) ->
                                versions.asMap()
                                        .forEach(
                                                (version, needs) ->
                                                        universe.offer(
                                                                name,
                                                                DottedVersion.parse(version),
                                                                needs(needs))));
        one.map("base")
                .forEach(
                        (name, version) ->
                                universe.favour(name, DottedVersion.parse(version.asText())));
        universe.offer(TableUniverse.ROOT, ROOT, needs(one.at("requested")));
        if (one.list("conflicts").isEmpty()) {
            Map<String, DottedVersion> chosen = Answers.solved(universe, ROOT);
            assertThat(chosen.keySet()).containsAll(one.map("requested").keySet());
        } else {
            Answers.refused(universe, ROOT);
        }
    }

    private static List<Dependency<String, Ranges<DottedVersion>>> needs(Json written) {
        List<Dependency<String, Ranges<DottedVersion>>> needs = new ArrayList<>();
        written.asMap()
                .forEach(
                        (name, constraint) ->
                                needs.add(new Dependency<>(name, range(constraint.asText()))));
        return needs;
    }

    private static Ranges<DottedVersion> range(String text) {
        Ranges<DottedVersion> range = Ranges.all();
        for (String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                range = range.intersection(part(part.strip()));
            }
        }
        return range;
    }

    private static Ranges<DottedVersion> part(String text) {
        int space = text.indexOf(' ');
        String number = text.substring(space + 1);
        DottedVersion version = DottedVersion.parse(number);
        return switch (space < 0 ? "=" : text.substring(0, space)) {
            case "<" -> Ranges.below(version);
            case "<=" -> Ranges.atMost(version);
            case ">" -> Ranges.above(version);
            case ">=" -> Ranges.atLeast(version);
            case "!=" -> Ranges.only(version).complement();
            case "~>" -> Ranges.atLeast(version).intersection(Ranges.below(bump(number)));
            default -> Ranges.only(version);
        };
    }

    /// The first version that `~>` leaves out: without pre-release and last number, the rest
    /// raised.
    private static DottedVersion bump(String number) {
        List<String> parts = new ArrayList<>(List.of(number.split("\\.", -1)));
        parts.removeIf(part -> !part.matches("\\d+"));
        List<String> kept = parts.size() > 1 ? parts.subList(0, parts.size() - 1) : parts;
        return DottedVersion.after(kept);
    }
}

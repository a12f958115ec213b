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
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The packages of Swift that resolvelib is tested with: every requirement is a span of versions.
class SwiftConformanceTest {
    private static final DottedVersion ROOT = DottedVersion.parse("0");

    @TestFactory
    Stream<DynamicTest> findsWhatResolvelibFinds() {
        return Conformance.cases("solver", "resolvelib").stream()
                .filter(one -> one.json().text("ecosystem").equals("swift"))
                .map(one -> dynamicTest(one.id(), () -> check(one.json())));
    }

    private static void check(Json one) {
        Json index =
                one.hasValue("index_file")
                        ? Json.parse(Conformance.text("solver/" + one.text("index_file")))
                        : one.at("index");
        TableUniverse<DottedVersion> universe = new TableUniverse<>();
        universe.preferring(DottedVersion::isFinal);
        for (Json container : index.asList()) {
            container
                    .map("versions")
                    .forEach(
                            (version, needs) ->
                                    universe.offer(
                                            container.text("identifier"),
                                            DottedVersion.parse(version),
                                            needs(needs.asList())));
        }
        universe.offer(TableUniverse.ROOT, ROOT, needs(one.list("constraints")));
        Map<String, DottedVersion> expected = new TreeMap<>();
        one.map("result")
                .forEach(
                        (name, version) ->
                                expected.put(name, DottedVersion.parse(version.asText())));
        assertThat(Answers.solved(universe, ROOT)).isEqualTo(expected);
    }

    private static List<Dependency<String, Ranges<DottedVersion>>> needs(List<Json> written) {
        List<Dependency<String, Ranges<DottedVersion>>> needs = new ArrayList<>();
        for (Json need : written) {
            List<String> span = need.texts("requirement");
            needs.add(
                    new Dependency<>(
                            need.text("identifier"),
                            Ranges.atLeast(DottedVersion.parse(span.get(0)))
                                    .intersection(Ranges.below(DottedVersion.parse(span.get(1))))));
        }
        return needs;
    }
}

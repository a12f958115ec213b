package dev.wardian.solver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.Conformance;
import dev.wardian.testkit.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each version of each package of a large random universe, as an independent SAT solver answers.
class LargeUniverseConformanceTest {
    @Test
    void agreesOnEveryVersionOfALargeUniverse() {
        Json index = Json.parse(Conformance.text("solver/index/pubgrub-large.json"));
        List<Conformance.Case> cases = Conformance.cases("solver", "pubgrub_large");
        assertThat(cases).isNotEmpty();
        for (Conformance.Case one : cases) {
            TableUniverse<Integer> universe = universe(index);
            int version = Integer.parseInt(one.json().text("version"));
            universe.offer(
                    TableUniverse.ROOT,
                    0,
                    List.of(new Dependency<>(one.json().text("package"), Ranges.only(version))));
            if (one.json().flag("satisfiable")) {
                assertThat(Answers.solved(universe, 0)).as(one.id()).isNotEmpty();
            } else {
                Answers.refused(universe, 0);
            }
        }
    }

    private static TableUniverse<Integer> universe(Json index) {
        TableUniverse<Integer> universe = new TableUniverse<>();
        index.asMap()
                .forEach(
                        (name, versions) ->
                                versions.asMap()
                                        .forEach(
                                                (version, needs) ->
                                                        universe.offer(
                                                                name,
                                                                Integer.parseInt(version),
                                                                needs(needs))));
        return universe;
    }

    private static List<Dependency<String, Ranges<Integer>>> needs(Json needs) {
        List<Dependency<String, Ranges<Integer>>> all = new ArrayList<>();
        needs.asMap()
                .forEach(
                        (name, ranges) -> {
                            Ranges<Integer> accepted = Ranges.none();
                            for (Json range : ranges.asList()) {
                                List<Json> ends = range.asList();
                                Ranges<Integer> part = Ranges.atLeast((int) ends.get(0).asNumber());
                                accepted =
                                        accepted.union(
                                                ends.get(1).isNull()
                                                        ? part
                                                        : part.intersection(
                                                                Ranges.below(
                                                                        (int)
                                                                                ends.get(1)
                                                                                        .asNumber())));
                            }
                            all.add(new Dependency<>(name, accepted));
                        });
        return all;
    }
}

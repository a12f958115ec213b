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

/// The cases of resolvo that need neither unions nor constraints on packages that are not needed.
class ResolvoConformanceTest {
    @TestFactory
    Stream<DynamicTest> answersAsResolvo() {
        return Conformance.cases("solver", "resolvo").stream()
                .map(one -> dynamicTest(one.id(), () -> check(one.json())));
    }

    private static void check(Json one) {
        TableUniverse<Integer> universe = new TableUniverse<>();
        for (Json release : one.list("packages")) {
            if (release.hasValue("constrains")) {
                Assumptions.abort("a constraint on a package that is not needed");
            }
            universe.offer(
                    release.text("name"),
                    (int) release.number("version"),
                    needs(release.texts("requires")));
        }
        universe.offer(TableUniverse.ROOT, 0, needs(one.texts("requires")));
        if (one.hasValue("favored")) {
            for (Json pair : one.list("favored")) {
                universe.favour(
                        pair.asList().get(0).asText(),
                        Integer.parseInt(pair.asList().get(1).asText()));
            }
        }
        if (one.hasValue("locked")) {
            one.list("locked").forEach(pair -> lock(universe, pair));
        }
        if (one.hasValue("exclude")) {
            for (Json triple : one.list("exclude")) {
                universe.refuse(
                        triple.asList().get(0).asText(),
                        Integer.parseInt(triple.asList().get(1).asText()),
                        triple.asList().get(2).asText());
            }
        }
        Json expected = one.at("expected");
        if (expected.hasValue("solution")) {
            Map<String, Integer> solution = new TreeMap<>();
            expected.map("solution")
                    .forEach((name, version) -> solution.put(name, (int) version.asNumber()));
            assertThat(Answers.solved(universe, 0)).isEqualTo(solution);
        } else {
            Answers.refused(universe, 0);
        }
    }

    private static void lock(TableUniverse<Integer> universe, Json pair) {
        String name = pair.asList().get(0).asText();
        int locked = Integer.parseInt(pair.asList().get(1).asText());
        for (int version : List.copyOf(universe.versions(name))) {
            if (version != locked) {
                universe.refuse(name, version, "another version is locked");
            }
        }
    }

    private static List<Dependency<String, Ranges<Integer>>> needs(List<String> texts) {
        List<Dependency<String, Ranges<Integer>>> needs = new ArrayList<>();
        for (String text : texts) {
            if (text.contains("|")) {
                Assumptions.abort("a requirement that either of two packages meets");
            }
            String[] parts = text.split(" ", -1);
            needs.add(
                    new Dependency<>(parts[0], parts.length == 1 ? Ranges.all() : range(parts[1])));
        }
        return needs;
    }

    private static Ranges<Integer> range(String text) {
        String[] ends = text.split("\\.\\.", -1);
        int low = Integer.parseInt(ends[0]);
        return ends.length == 1
                ? Ranges.only(low)
                : Ranges.atLeast(low).intersection(Ranges.below(Integer.parseInt(ends[1])));
    }
}

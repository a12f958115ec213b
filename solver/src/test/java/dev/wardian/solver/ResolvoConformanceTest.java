package dev.wardian.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.wardian.testkit.Conformance;
import dev.wardian.testkit.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The cases of resolvo.
///
/// What it has and PubGrub has not is said by virtual packages: one of two packages (`a | b`) is a
/// package with one version for each, the first the newest; a limit on a package that nobody may
/// need is one on its shadow, which has the versions of the package and one for its absence.
class ResolvoConformanceTest {
    private static final int ABSENT = -1;

    @TestFactory
    Stream<DynamicTest> answersAsResolvo() {
        return Conformance.cases("solver", "resolvo").stream()
                .map(one -> dynamicTest(one.id(), () -> check(one.json())));
    }

    private static void check(Json one) {
        TableUniverse<Integer> universe = new TableUniverse<>();
        Set<String> limited = limited(one);
        for (Json release : one.list("packages")) {
            List<Dependency<String, Ranges<Integer>>> needs =
                    needs(universe, release.texts("requires"));
            if (release.hasValue("constrains")) {
                release.texts("constrains").forEach(limit -> needs.add(shadow(limit)));
            }
            if (limited.contains(release.text("name"))) {
                int version = (int) release.number("version");
                needs.add(new Dependency<>(release.text("name") + "?", Ranges.only(version)));
                universe.offer(release.text("name") + "?", version, List.of());
            }
            universe.offer(release.text("name"), (int) release.number("version"), needs);
        }
        limited.forEach(name -> universe.offer(name + "?", ABSENT, List.of()));
        universe.offer(TableUniverse.ROOT, 0, needs(universe, one.texts("requires")));
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
            Map<String, Integer> chosen = Answers.solved(universe, 0);
            chosen.keySet().removeIf(name -> name.endsWith("?") || name.contains("|"));
            assertThat(chosen).isEqualTo(solution);
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

    /// The packages that some release limits.
    private static Set<String> limited(Json one) {
        Set<String> limited = new TreeSet<>();
        for (Json release : one.list("packages")) {
            if (release.hasValue("constrains")) {
                release.texts("constrains").forEach(limit -> limited.add(need(limit).name()));
            }
        }
        return limited;
    }

    private static Dependency<String, Ranges<Integer>> shadow(String limit) {
        Dependency<String, Ranges<Integer>> need = need(limit);
        return new Dependency<>(need.name() + "?", need.accepted().union(Ranges.only(ABSENT)));
    }

    private static List<Dependency<String, Ranges<Integer>>> needs(
            TableUniverse<Integer> universe, List<String> texts) {
        List<Dependency<String, Ranges<Integer>>> needs = new ArrayList<>();
        for (String text : texts) {
            if (text.contains("|")) {
                String[] either = text.split(" *\\| *", -1);
                for (int i = 0; i < either.length; i++) {
                    universe.offer(text, -i, List.of(need(either[i])));
                }
                needs.add(new Dependency<>(text, Ranges.all()));
            } else {
                needs.add(need(text));
            }
        }
        return needs;
    }

    private static Dependency<String, Ranges<Integer>> need(String text) {
        String[] parts = text.split(" ", -1);
        return new Dependency<>(parts[0], parts.length == 1 ? Ranges.all() : range(parts[1]));
    }

    private static Ranges<Integer> range(String text) {
        String[] ends = text.split("\\.\\.", -1);
        int low = Integer.parseInt(ends[0]);
        return ends.length == 1
                ? Ranges.only(low)
                : Ranges.atLeast(low).intersection(Ranges.below(Integer.parseInt(ends[1])));
    }
}

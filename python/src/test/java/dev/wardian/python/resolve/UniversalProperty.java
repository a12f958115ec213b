package dev.wardian.python.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.python.environment.Target;
import dev.wardian.python.index.PackageSource;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What holds for every universal answer, on small random universes with markers: in each
/// environment by itself it is a solution without anything that is not needed there.
class UniversalProperty {
    private static final long SEED = 20261125;
    private static final SpecifierSet PYTHONS = SpecifierSet.parse(">=3.11");

    private static final List<Target> ENVIRONMENTS = environments();

    private static List<Target> environments() {
        List<Target> all = new ArrayList<>();
        for (String platform : List.of("linux", "darwin", "win32")) {
            for (String python : List.of("3.11", "3.12", "3.13", "3.14")) {
                all.add(Targets.on(platform, python));
            }
        }
        return all;
    }

    @Test
    void isASolutionInEachEnvironment() {
        int solved = 0;
        int same = 0;
        int compared = 0;
        for (int i = 0; i < 600; i++) {
            RandomMarkedUniverse universe = new RandomMarkedUniverse(SEED + i);
            switch (resolve(universe, universe.source())) {
                case UniversalOutcome.Unsolvable(var environments, var explanation) -> {
                    assertThat(explanation.facts()).as("seed %s", SEED + i).isNotEmpty();
                    assertThat(environments.isEmpty()).as("seed %s", SEED + i).isFalse();
                }
                case UniversalOutcome.Solved(var resolution) -> {
                    solved++;
                    for (Target target : ENVIRONMENTS) {
                        Map<PackageName, Version> here = restricted(resolution, target, SEED + i);
                        assertThat(needed(universe, target, here, SEED + i))
                                .as("seed %s, %s", SEED + i, target.markers())
                                .isEqualTo(here.keySet());
                        compared++;
                        same += here.equals(alone(universe, target, SEED + i)) ? 1 : 0;
                    }
                }
            }
        }
        assertThat(solved).isBetween(150, 570);
        // the others took an older version so that it is the same one elsewhere
        assertThat((double) same / compared).isGreaterThan(0.8);
    }

    @Test
    void doesNotDependOnWhatIsFetchedAhead() {
        for (int i = 0; i < 100; i++) {
            RandomMarkedUniverse universe = new RandomMarkedUniverse(SEED + i);
            String near = text(resolve(universe, new NearSource(universe.source())));
            assertThat(text(resolve(universe, universe.source())))
                    .as("seed %s", SEED + i)
                    .isEqualTo(near);
        }
    }

    private static String text(UniversalOutcome outcome) {
        StringBuilder text = new StringBuilder();
        switch (outcome) {
            case UniversalOutcome.Unsolvable(var environments, var explanation) ->
                    text.append(environments).append(explanation.lines());
            case UniversalOutcome.Solved(var resolution) -> {
                text.append(resolution.forks()).append(resolution.roots());
                for (UniversalPackage one : resolution.packages()) {
                    text.append(one.name())
                            .append(one.version())
                            .append(one.environments())
                            .append(one.forks())
                            .append(one.dependencies())
                            .append(one.via());
                }
            }
        }
        return text.toString();
    }

    private static UniversalOutcome resolve(RandomMarkedUniverse universe, PackageSource source) {
        return new UniversalResolver(
                        source,
                        (name, url) -> {
                            throw new AssertionError(url);
                        },
                        UniversalTarget.of(PYTHONS),
                        ResolveOptions.DEFAULT,
                        ResolveListener.SILENT)
                .resolve(universe.roots(), List.of(), List.of());
    }

    /// The versions of one environment; fails if there are two of a package.
    private static Map<PackageName, Version> restricted(
            UniversalResolution resolution, Target target, long seed) {
        Map<PackageName, Version> here = new TreeMap<>();
        for (UniversalPackage one : resolution.packages()) {
            if (one.environments().contains(target.markers(), Set.of())) {
                assertThat(here.put(one.name(), one.version()))
                        .as("seed %s: a second %s", seed, one.name())
                        .isNull();
            }
        }
        return here;
    }

    /// What is needed in an environment, followed from the roots; fails if something that is needed
    /// is not there or has a version that is not accepted.
    private static Set<PackageName> needed(
            RandomMarkedUniverse universe,
            Target target,
            Map<PackageName, Version> here,
            long seed) {
        Map<PackageName, Set<ExtraName>> seen = new HashMap<>();
        Deque<Requirement> open = new ArrayDeque<>();
        for (RootRequirement root : universe.roots()) {
            addIfApplies(root.requirement(), target, Set.of(), open);
        }
        while (!open.isEmpty()) {
            Requirement need = open.poll();
            Version version = here.get(need.name());
            if (version == null) {
                throw new AssertionError("seed " + seed + ", " + target + ": no " + need);
            }
            assertThat(need.specifiers().toRange().contains(version))
                    .as("seed %s, %s: %s has %s", seed, target.markers(), need, version)
                    .isTrue();
            boolean isNew = !seen.containsKey(need.name());
            Set<ExtraName> extras = seen.computeIfAbsent(need.name(), _ -> new HashSet<>());
            if (extras.addAll(need.extras()) || isNew) {
                for (Requirement next : universe.requires(need.name(), version)) {
                    addIfApplies(next, target, extras, open);
                }
            }
        }
        return seen.keySet();
    }

    private static void addIfApplies(
            Requirement requirement,
            Target target,
            Set<ExtraName> extras,
            Deque<Requirement> open) {
        boolean applies =
                requirement.appliesTo(target.markers(), Set.of())
                        || extras.stream()
                                .anyMatch(
                                        extra ->
                                                requirement.appliesTo(
                                                        target.markers(), Set.of(extra)));
        if (applies) {
            open.add(requirement);
        }
    }

    private static Map<PackageName, Version> alone(
            RandomMarkedUniverse universe, Target target, long seed) {
        PythonResolution resolution =
                new PythonResolver(
                                universe.source(),
                                target,
                                ResolveOptions.DEFAULT,
                                ResolveListener.SILENT)
                        .resolve(universe.roots(), List.of(), List.of());
        return switch (resolution) {
            case PythonResolution.Unsolvable(var explanation) ->
                    throw new AssertionError("seed " + seed + ": " + explanation.lines());
            case PythonResolution.Solved(var packages, var _) -> {
                Map<PackageName, Version> versions = new TreeMap<>();
                packages.forEach(one -> versions.put(one.name(), one.version()));
                yield versions;
            }
        };
    }
}

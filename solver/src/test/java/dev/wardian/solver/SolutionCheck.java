package dev.wardian.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Checks a solution against the table: all needs are met and nothing is there without a need.
final class SolutionCheck {
    private SolutionCheck() {}

    static <V extends Comparable<V>> void check(TableUniverse<V> universe, Map<String, V> chosen) {
        Set<String> needed = new HashSet<>(Set.of(TableUniverse.ROOT));
        Deque<String> open = new ArrayDeque<>(needed);
        while (!open.isEmpty()) {
            String name = open.pop();
            V version = version(chosen, name);
            assertThat(universe.versions(name)).contains(version);
            assertThat(universe.refusal(name, version)).isEmpty();
            for (Dependency<String, Ranges<V>> need : universe.needs(name, version)) {
                assertThat(need.accepted().contains(version(chosen, need.name())))
                        .as("%s %s needs %s", name, version, need)
                        .isTrue();
                if (needed.add(need.name())) {
                    open.push(need.name());
                }
            }
        }
        assertThat(chosen.keySet()).isEqualTo(needed);
        for (String name : needed) {
            for (Conflict<String, Ranges<V>> conflict :
                    universe.conflicts(name, version(chosen, name))) {
                V other = chosen.get(conflict.name());
                assertThat(other != null && conflict.versions().contains(other))
                        .as("%s beside %s", name, conflict)
                        .isFalse();
            }
        }
    }

    private static <V> V version(Map<String, V> chosen, String name) {
        V version = chosen.get(name);
        if (version == null) {
            throw new AssertionError("no version of " + name);
        }
        return version;
    }
}

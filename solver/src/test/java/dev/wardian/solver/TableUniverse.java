package dev.wardian.solver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// A universe written down in full: the newest version first, the package with fewest left first.
///
/// A name `x[e]` is virtual: its base is `x`.
final class TableUniverse<V extends Comparable<V>> implements Universe<String, V, Ranges<V>> {
    static final String ROOT = "root";

    private final Map<String, NavigableMap<V, List<Dependency<String, Ranges<V>>>>> table =
            new HashMap<>();
    private final Map<String, Map<V, String>> refused = new HashMap<>();
    private final Map<String, Map<V, List<Conflict<String, Ranges<V>>>>> conflicts =
            new HashMap<>();
    private final Map<String, V> favoured = new HashMap<>();
    private final Set<String> deferred = new HashSet<>();
    private Predicate<V> preferred = _ -> true;
    private int decisions;

    /// A refusal by the table.
    record Banned(String why) implements Reason {}

    TableUniverse<V> offer(String name, V version, List<Dependency<String, Ranges<V>>> needs) {
        table.computeIfAbsent(name, _ -> new TreeMap<>()).put(version, List.copyOf(needs));
        return this;
    }

    TableUniverse<V> refuse(String name, V version, String why) {
        refused.computeIfAbsent(name, _ -> new HashMap<>()).put(version, why);
        return this;
    }

    /// These versions of another package cannot stand beside this one.
    TableUniverse<V> forbid(String name, V version, String other, Ranges<V> versions) {
        conflicts
                .computeIfAbsent(name, _ -> new HashMap<>())
                .computeIfAbsent(version, _ -> new ArrayList<>())
                .add(new Conflict<>(other, versions, new Banned("they collide")));
        return this;
    }

    List<Conflict<String, Ranges<V>>> conflicts(String name, V version) {
        return conflicts.getOrDefault(name, Map.of()).getOrDefault(version, List.of());
    }

    TableUniverse<V> favour(String name, V version) {
        favoured.put(name, version);
        return this;
    }

    /// Takes others than these versions only where none of these fits.
    TableUniverse<V> preferring(Predicate<V> these) {
        preferred = these;
        return this;
    }

    Outcome<String, V, Ranges<V>> solve(V rootVersion) {
        return Solver.solve(this, ROOT, rootVersion);
    }

    Set<V> versions(String name) {
        return table.getOrDefault(name, Collections.emptyNavigableMap()).navigableKeySet();
    }

    List<Dependency<String, Ranges<V>>> needs(String name, V version) {
        List<Dependency<String, Ranges<V>>> needs =
                table.getOrDefault(name, Collections.emptyNavigableMap()).get(version);
        return needs == null ? List.of() : needs;
    }

    Optional<String> refusal(String name, V version) {
        return Optional.ofNullable(refused.getOrDefault(name, Map.of()).get(version));
    }

    Set<String> names() {
        return table.keySet();
    }

    int decisions() {
        return decisions;
    }

    @Override
    public Ranges<V> only(V version) {
        return Ranges.only(version);
    }

    @Override
    public Ranges<V> around(String name, V version) {
        NavigableMap<V, List<Dependency<String, Ranges<V>>>> offered = table.get(name);
        if (offered == null) {
            return Ranges.only(version);
        }
        V below = offered.lowerKey(version);
        V above = offered.higherKey(version);
        Ranges<V> around = below == null ? Ranges.all() : Ranges.above(below);
        return above == null ? around : around.intersection(Ranges.below(above));
    }

    @Override
    public Choice<V, Ranges<V>> choose(
            String name, Ranges<V> allowed, Decisions<String, V> decided) {
        Optional<V> base = base(name).flatMap(decided::version);
        if (base.isPresent()
                && allowed.contains(base.get())
                && versions(name).contains(base.get())) {
            return new Choice.Pick<>(base.get());
        }
        V favourite = favoured.get(name);
        if (favourite != null
                && versions(name).contains(favourite)
                && allowed.contains(favourite)) {
            return new Choice.Pick<>(favourite);
        }
        List<V> newestFirst = new ArrayList<>(versions(name)).reversed();
        newestFirst = new ArrayList<>(newestFirst);
        newestFirst.sort(Comparator.comparing(preferred.negate()::test));
        for (V version : newestFirst) {
            if (allowed.contains(version)) {
                Optional<String> refusal = refusal(name, version);
                return refusal.isPresent()
                        ? new Choice.Refuse<>(around(name, version), new Banned(refusal.get()))
                        : new Choice.Pick<>(version);
            }
        }
        return new Choice.Nothing<>();
    }

    @Override
    public Dependencies<String, Ranges<V>> dependencies(String name, V version) {
        return new Dependencies.Known<>(needs(name, version), conflicts(name, version));
    }

    @Override
    public long priority(String name, Ranges<V> allowed) {
        long left = 0;
        for (V version : versions(name)) {
            left += allowed.contains(version) ? 1 : 0;
        }
        return -left + (deferred.contains(name) ? 1_000 : 0);
    }

    @Override
    public Optional<String> base(String name) {
        int bracket = name.indexOf('[');
        return bracket < 0 ? Optional.empty() : Optional.of(name.substring(0, bracket));
    }

    @Override
    public boolean defer(String name) {
        return deferred.add(name);
    }

    @Override
    public void decided(String name, V version) {
        decisions++;
    }
}

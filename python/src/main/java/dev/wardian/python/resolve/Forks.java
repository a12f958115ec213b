package dev.wardian.python.resolve;

import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Cut;
import dev.wardian.standards.version.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Finds where the requirements of one package part, as uv does: where it asks for the same package
/// twice under different conditions, or under one that only newer Pythons meet than the first one
/// that counts.
///
/// A single requirement under any other condition divides nothing: its package is then the same
/// everywhere, which makes for few forks and short locks.
final class Forks {
    private final MarkerSpace environments;
    private final Cut leastPython;
    private final Conditions conditions;

    Forks(MarkerSpace environments, Cut leastPython, Conditions conditions) {
        this.environments = environments;
        this.leastPython = leastPython;
        this.conditions = conditions;
    }

    /// A part of the environments, and how many of the requirements that count there have an upper
    /// bound.
    private record Fork(MarkerSpace space, List<Requirements.Ask> asks) {
        Fork narrowed(MarkerSpace other, Conditions conditions) {
            MarkerSpace both = space.and(other);
            List<Requirements.Ask> kept = new ArrayList<>(asks);
            kept.removeIf(ask -> conditions.space(ask.condition()).isDisjoint(both));
            return new Fork(both, kept);
        }

        Cut leastPython() {
            return ManyEnvironments.leastPython(space);
        }

        long bounded() {
            return asks.stream().filter(ask -> isBounded(ask.requirement())).count();
        }
    }

    /// Whether a requirement has an upper bound.
    static boolean isBounded(Requirement requirement) {
        List<Interval> intervals = requirement.specifiers().toRange().intervals();
        return !intervals.isEmpty() && !intervals.getLast().upper().equals(Cut.TOP);
    }

    /// The parts that must be solved apart, if there are several; the newest Python is looked at
    /// first, or the oldest where [Parting] says so, and then what leaves least to
    /// choose, since its answer may do for the others too.
    Optional<Division> of(List<Requirements.Ask> asks, Parting parting) {
        Map<PackageName, List<Requirements.Ask>> byName = new TreeMap<>();
        for (Requirements.Ask ask : asks) {
            byName.computeIfAbsent(ask.requirement().name(), _ -> new ArrayList<>()).add(ask);
        }
        List<Fork> forks = List.of(new Fork(environments, new ArrayList<>()));
        for (List<Requirements.Ask> same : byName.values()) {
            boolean parts = isParting(same);
            for (Requirements.Ask ask : same) {
                forks = parts ? divided(forks, ask) : added(forks, ask);
            }
        }
        if (forks.size() < 2) {
            return Optional.empty();
        }
        Comparator<Fork> byPython = Comparator.comparing(Fork::leastPython);
        List<Fork> sorted = new ArrayList<>(forks);
        sorted.sort(
                (parting.oldestFirst() ? byPython.reversed() : byPython)
                        .thenComparingLong(Fork::bounded));
        return Optional.of(new Division(sorted.stream().map(Fork::space).toList()));
    }

    private boolean isParting(List<Requirements.Ask> same) {
        String first = same.getFirst().condition();
        for (Requirements.Ask ask : same) {
            if (!ask.condition().equals(first)) {
                return true;
            }
        }
        return ManyEnvironments.leastPython(conditions.space(first)).compareTo(leastPython) > 0;
    }

    private List<Fork> added(List<Fork> forks, Requirements.Ask ask) {
        MarkerSpace counts = conditions.space(ask.condition());
        for (Fork fork : forks) {
            if (!fork.space.isDisjoint(counts)) {
                fork.asks.add(ask);
            }
        }
        return forks;
    }

    private List<Fork> divided(List<Fork> forks, Requirements.Ask ask) {
        MarkerSpace counts = conditions.space(ask.condition());
        List<Fork> all = new ArrayList<>(forks.size() + 1);
        for (Fork fork : forks) {
            if (fork.space.isDisjoint(counts)) {
                all.add(fork);
                continue;
            }
            if (!fork.space.implies(counts)) {
                all.add(fork.narrowed(counts.not(), conditions));
            }
            Fork with = fork.narrowed(counts, conditions);
            with.asks.add(ask);
            all.add(with);
        }
        return all;
    }
}

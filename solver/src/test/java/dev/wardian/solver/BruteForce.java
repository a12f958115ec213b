package dev.wardian.solver;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// Says whether a table has a solution by trying everything.
final class BruteForce {
    private final TableUniverse<Integer> universe;
    private final Map<String, Integer> chosen = new HashMap<>();

    BruteForce(TableUniverse<Integer> universe) {
        this.universe = universe;
    }

    boolean hasSolution() {
        chosen.put(TableUniverse.ROOT, 0);
        Deque<Dependency<String, Ranges<Integer>>> open =
                new ArrayDeque<>(universe.needs(TableUniverse.ROOT, 0));
        return search(open);
    }

    /// Whether something chosen forbids something else that is chosen.
    private boolean isTorn() {
        for (Map.Entry<String, Integer> one : chosen.entrySet()) {
            for (var conflict : universe.conflicts(one.getKey(), one.getValue())) {
                Integer has = chosen.get(conflict.name());
                if (has != null && conflict.versions().contains(has)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean search(Deque<Dependency<String, Ranges<Integer>>> open) {
        Dependency<String, Ranges<Integer>> next = open.poll();
        if (next == null) {
            return true;
        }
        Integer has = chosen.get(next.name());
        if (has != null) {
            return next.accepted().contains(has) && search(new ArrayDeque<>(open));
        }
        for (Integer version : universe.versions(next.name())) {
            if (!next.accepted().contains(version)
                    || universe.refusal(next.name(), version).isPresent()) {
                continue;
            }
            chosen.put(next.name(), version);
            if (isTorn()) {
                chosen.remove(next.name());
                continue;
            }
            Deque<Dependency<String, Ranges<Integer>>> more = new ArrayDeque<>(open);
            more.addAll(universe.needs(next.name(), version));
            if (search(more)) {
                return true;
            }
            chosen.remove(next.name());
        }
        return false;
    }
}

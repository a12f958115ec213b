package dev.wardian.stack.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The minimal sets that have a member in common with each of several collections (Berge's
/// algorithm), smallest first. Beyond a limit the larger ones are left out.
final class HittingSets {

    private static final int MOST = 200;

    private HittingSets() {}

    static <T> List<Set<T>> of(List<List<T>> collections) {
        List<Set<T>> sets = List.of(Set.of());
        for (var collection : collections) {
            var next = new LinkedHashSet<Set<T>>();
            for (var set : sets) {
                if (collection.stream().anyMatch(set::contains)) {
                    next.add(set);
                } else {
                    for (var member : collection) {
                        var more = new LinkedHashSet<>(set);
                        more.add(member);
                        next.add(more);
                    }
                }
            }
            sets = minimal(next);
        }
        return sets;
    }

    private static <T> List<Set<T>> minimal(Set<Set<T>> sets) {
        var sorted = new ArrayList<>(sets);
        sorted.sort(Comparator.comparingInt(Set::size));
        var kept = new ArrayList<Set<T>>();
        for (var set : sorted) {
            if (kept.size() < MOST && kept.stream().noneMatch(set::containsAll)) {
                kept.add(set);
            }
        }
        return kept;
    }
}

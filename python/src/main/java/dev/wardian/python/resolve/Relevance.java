package dev.wardian.python.resolve;

import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// In which environments packages may be needed, by all that one search was told so far.
///
/// What was given up again still counts: it says too much rather than too little.
final class Relevance {
    private final Conditions conditions;
    private final Set<Need> needs = new HashSet<>();
    private final Map<Optional<PackageName>, List<Need>> byDependent = new HashMap<>();

    Relevance(Conditions conditions) {
        this.conditions = conditions;
    }

    private record Need(Optional<PackageName> dependent, PackageName name, String condition) {}

    /// Notes what a package, or the person if it is none, asks for.
    void note(Optional<PackageName> dependent, List<Requirements.Ask> asks) {
        for (Requirements.Ask ask : asks) {
            Need need = new Need(dependent, ask.requirement().name(), ask.condition());
            if (needs.add(need)) {
                byDependent.computeIfAbsent(dependent, _ -> new ArrayList<>()).add(need);
            }
        }
    }

    /// Where a package may be needed.
    MarkerSpace where(PackageName name) {
        Map<Optional<PackageName>, MarkerSpace> where = new HashMap<>();
        where.put(Optional.empty(), MarkerSpace.all());
        Deque<Optional<PackageName>> open = new ArrayDeque<>(where.keySet());
        while (!open.isEmpty()) {
            Optional<PackageName> dependent = open.poll();
            MarkerSpace here = where.getOrDefault(dependent, MarkerSpace.none());
            for (Need need : byDependent.getOrDefault(dependent, List.of())) {
                Optional<PackageName> next = Optional.of(need.name);
                MarkerSpace before = where.getOrDefault(next, MarkerSpace.none());
                MarkerSpace after = before.or(here.and(conditions.space(need.condition)));
                if (!after.equals(before)) {
                    where.put(next, after);
                    open.add(next);
                }
            }
        }
        return where.getOrDefault(Optional.of(name), MarkerSpace.none());
    }
}

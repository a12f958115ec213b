package dev.wardian.solver.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Numbers for packages, in the order of their first appearance.
final class Names<P> {
    private final Map<P, Integer> numbers = new HashMap<>();
    private final List<P> names = new ArrayList<>();

    /// The number of the package, a new one if it was never seen.
    int number(P name) {
        Integer known = numbers.putIfAbsent(name, names.size());
        if (known != null) {
            return known;
        }
        names.add(name);
        return names.size() - 1;
    }

    /// The number of the package, or -1 if it was never seen.
    int find(P name) {
        return numbers.getOrDefault(name, -1);
    }

    P name(int number) {
        return names.get(number);
    }

    int size() {
        return names.size();
    }
}

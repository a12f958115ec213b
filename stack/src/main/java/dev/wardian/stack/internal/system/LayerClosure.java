package dev.wardian.stack.internal.system;

import dev.wardian.host.resolve.PackagePool;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/// Finds what the packages in an environment need of each other.
public final class LayerClosure {
    private final PackagePool pool;

    public LayerClosure(Layer layer) {
        this.pool = PackagePool.empty("");
        this.pool.alsoHas(layer.status());
    }

    /// These packages and all that they need.
    public Set<String> of(Collection<String> names) {
        Set<String> found = new HashSet<>();
        Deque<String> ahead = new ArrayDeque<>(names);
        while (!ahead.isEmpty()) {
            String name = ahead.pop();
            if (found.add(name)) {
                pool.needs(name).forEach(ahead::add);
            }
        }
        return found;
    }
}

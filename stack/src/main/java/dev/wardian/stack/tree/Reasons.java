package dev.wardian.stack.tree;

import dev.wardian.standards.name.PackageName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// How each package of a [PackageGraph] came there: from a package that nobody asks for, over the
/// fewest steps.
public final class Reasons {

    private final PackageGraph graph;
    private final Map<PackageName, PackageName> origins = new HashMap<>();

    private Reasons(PackageGraph graph) {
        this.graph = graph;
    }

    /// The reasons of all that is in a graph, there or asked for.
    ///
    /// After a lock was installed everything counts as asked for by name, so what others ask for is
    /// first told by them. What is left in the end asks for itself in a circle.
    public static Reasons of(PackageGraph graph) {
        var reasons = new Reasons(graph);
        var requested = new TreeSet<PackageName>();
        var tops = new TreeSet<PackageName>();
        for (var entry : graph.entries()) {
            if (entry.requested()) {
                requested.add(entry.name());
            }
            if (graph.to(entry.name()).stream().allMatch(it -> it.from().equals(entry.name()))) {
                tops.add(entry.name());
            }
        }
        var requestedTops = new TreeSet<>(tops);
        requestedTops.retainAll(requested);
        reasons.spread(requestedTops);
        reasons.spread(tops);
        reasons.spread(requested);
        for (var entry : graph.entries()) {
            reasons.spread(List.of(entry.name()));
        }
        return reasons;
    }

    /// Notes for all that these lead to, and that nothing led to before, over what it is reached.
    private void spread(Collection<PackageName> starts) {
        var open = new ArrayDeque<PackageName>();
        for (var start : starts) {
            if (origins.putIfAbsent(start, start) == null) {
                open.add(start);
            }
        }
        while (!open.isEmpty()) {
            var from = open.remove();
            for (var edge : graph.from(from)) {
                if (origins.putIfAbsent(edge.to(), from) == null) {
                    open.add(edge.to());
                }
            }
        }
    }

    /// The way to a package, both ends included; the package alone where nothing leads to it.
    public List<PackageName> chain(PackageName name) {
        var chain = new ArrayList<PackageName>();
        var at = name;
        chain.add(at);
        while (!origins.getOrDefault(at, at).equals(at)) {
            at = origins.getOrDefault(at, at);
            chain.add(at);
        }
        return List.copyOf(chain.reversed());
    }
}

package dev.wardian.stack.tree;

import dev.wardian.standards.name.PackageName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Why a package is there: the chains of requirements that lead to it.
///
/// @param shown the chains from a package that somebody asked for, or that nobody else asks for,
///     the
///     shortest first; each leads on from where the one before ends
/// @param complete false when there are more
public record Chains(List<List<PackageGraph.Edge>> shown, boolean complete) {

    private static final int MOST_LOOKED_AT = 10_000;

    /// Copies the lists.
    public Chains {
        shown = List.copyOf(shown);
    }

    /// The chains that lead to a package.
    ///
    /// @param most how many at most
    public static Chains to(PackageName name, PackageGraph graph, int most) {
        var starts = new HashSet<>(graph.roots());
        for (var entry : graph.entries()) {
            if (entry.requested()) {
                starts.add(entry.name());
            }
        }
        var found = new ArrayList<List<PackageGraph.Edge>>();
        var open = new ArrayDeque<List<PackageGraph.Edge>>();
        open.add(List.of());
        for (var looked = 0; !open.isEmpty() && looked < MOST_LOOKED_AT; looked++) {
            var chain = open.poll();
            var first = chain.isEmpty() ? name : chain.getFirst().from();
            if (!chain.isEmpty() && starts.contains(first)) {
                if (found.size() == most) {
                    return new Chains(found, false);
                }
                found.add(chain);
            }
            var passed = passed(name, chain);
            for (var edge : graph.to(first)) {
                if (!passed.contains(edge.from())) {
                    var longer = new ArrayList<PackageGraph.Edge>();
                    longer.add(edge);
                    longer.addAll(chain);
                    open.add(List.copyOf(longer));
                }
            }
        }
        return new Chains(found, open.isEmpty());
    }

    private static Set<PackageName> passed(PackageName name, List<PackageGraph.Edge> chain) {
        var passed = new HashSet<PackageName>();
        passed.add(name);
        chain.forEach(edge -> passed.add(edge.from()));
        return passed;
    }

    /// A chain as a line: `pandas 2.2.0 → python-dateutil>=2.8.2 (2.9.0) → six>=1.5`.
    public static String text(List<PackageGraph.Edge> chain, PackageGraph graph) {
        var text = new StringBuilder(chain.getFirst().from().toString());
        version(chain.getFirst().from(), graph, " ", "", text);
        for (var index = 0; index < chain.size(); index++) {
            var edge = chain.get(index);
            text.append(" → ").append(edge.requirement());
            edge.extra().ifPresent(extra -> text.append(" for extra ").append(extra));
            edge.group().ifPresent(group -> text.append(" for group ").append(group));
            if (index < chain.size() - 1) {
                version(edge.to(), graph, " (", ")", text);
            }
            switch (edge.state()) {
                case MET -> {}
                case MISSING -> text.append(", which is missing");
                case CONFLICTING -> text.append(", which is not met");
            }
        }
        return text.toString();
    }

    private static void version(
            PackageName name,
            PackageGraph graph,
            String before,
            String behind,
            StringBuilder text) {
        graph.entry(name)
                .flatMap(PackageGraph.Entry::version)
                .ifPresent(version -> text.append(before).append(version).append(behind));
    }
}

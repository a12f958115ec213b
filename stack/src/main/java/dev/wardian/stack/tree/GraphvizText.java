package dev.wardian.stack.tree;

import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;

/// Writes a [PackageGraph] in the language of Graphviz: boxes for packages, arrows with what is
/// asked for; dashed and red where it is missing or in conflict.
public final class GraphvizText {

    private GraphvizText() {}

    /// The graph of what these packages lead to, a line each.
    ///
    /// @param inverted whether to go to who asks instead
    public static List<String> of(PackageGraph graph, List<PackageName> roots, boolean inverted) {
        var lines = new ArrayList<String>();
        lines.add("digraph packages {");
        lines.add("  rankdir=LR; node [shape=box, fontname=\"sans-serif\"];");
        var reached = new TreeSet<PackageName>();
        var open = new ArrayList<>(roots);
        var arrows = new ArrayList<String>();
        var seen = new HashSet<PackageGraph.Edge>();
        while (!open.isEmpty()) {
            var name = open.removeFirst();
            if (reached.add(name)) {
                for (var edge : inverted ? graph.to(name) : graph.from(name)) {
                    open.add(inverted ? edge.from() : edge.to());
                    if (seen.add(edge)) {
                        arrows.add(arrow(edge));
                    }
                }
            }
        }
        for (var name : reached) {
            lines.add(box(name, graph));
        }
        lines.addAll(arrows);
        lines.add("}");
        return lines;
    }

    private static String box(PackageName name, PackageGraph graph) {
        var entry = graph.entry(name);
        var version = entry.flatMap(PackageGraph.Entry::version).map(it -> "\\n" + it).orElse("");
        return "  \""
                + name
                + "\" [label=\""
                + name
                + version
                + (entry.isEmpty() ? "\\nmissing\", style=dashed, color=red];" : "\"];");
    }

    private static String arrow(PackageGraph.Edge edge) {
        var label =
                edge.asked()
                        + edge.extra().map(extra -> " (extra " + extra + ")").orElse("")
                        + edge.group().map(group -> " (group " + group + ")").orElse("");
        return "  \""
                + edge.from()
                + "\" -> \""
                + edge.to()
                + "\" [label=\""
                + label
                + "\""
                + (edge.state() == PackageGraph.State.MET ? "" : ", style=dashed, color=red")
                + "];";
    }
}

package dev.wardian.stack.tree;

import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Draws a [PackageGraph] as trees of text.
///
/// ```text
/// pandas 2.2.0
/// ├── numpy 1.26.4 (>=1.22.4,<2)
/// └── python-dateutil 2.9.0 (>=2.8.2)
///     └── six 1.17.0 (>=1.5)
/// ```
///
/// What was drawn before stands with `(*)` and without its branches; a package that is its own
/// ancestor with `(cycle)`; what is not there with `missing`, what is there in a version that is
/// not accepted with `conflict`.
public final class TreeText {

    private final PackageGraph graph;
    private final boolean inverted;
    private final int depth;
    private final boolean repeating;
    private final Set<PackageName> pruned;
    private final Map<PackageName, String> notes;
    private final List<String> lines = new ArrayList<>();
    private final Set<PackageName> drawn = new HashSet<>();

    /// @param inverted whether branches lead to who asks instead of what is asked for
    /// @param depth how many levels below the roots are drawn
    /// @param repeating whether branches are drawn again wherever a package stands
    public TreeText(PackageGraph graph, boolean inverted, int depth, boolean repeating) {
        this(graph, inverted, depth, repeating, Set.of(), Map.of());
    }

    /// @param inverted whether branches lead to who asks instead of what is asked for
    /// @param depth how many levels below the roots are drawn
    /// @param repeating whether branches are drawn again wherever a package stands
    /// @param pruned packages that are not drawn, nor what only they lead to
    /// @param notes what stands behind a package besides
    public TreeText(
            PackageGraph graph,
            boolean inverted,
            int depth,
            boolean repeating,
            Set<PackageName> pruned,
            Map<PackageName, String> notes) {
        this.pruned = Set.copyOf(pruned);
        this.notes = Map.copyOf(notes);
        this.graph = graph;
        this.inverted = inverted;
        this.depth = depth;
        this.repeating = repeating;
    }

    /// The trees of these packages, a line each.
    public List<String> draw(List<PackageName> roots) {
        lines.clear();
        drawn.clear();
        for (var root : roots) {
            if (pruned.contains(root)) {
                continue;
            }
            var again = !repeating && drawn.contains(root) && !branches(root).isEmpty();
            lines.add(named(root) + (again ? " (*)" : ""));
            if (!again) {
                branch(root, "", 1, new ArrayList<>(List.of(root)));
            }
        }
        return List.copyOf(lines);
    }

    private List<PackageGraph.Edge> branches(PackageName name) {
        var all = inverted ? graph.to(name) : graph.from(name);
        return pruned.isEmpty()
                ? all
                : all.stream()
                        .filter(it -> !pruned.contains(inverted ? it.from() : it.to()))
                        .toList();
    }

    private void branch(PackageName name, String indent, int level, List<PackageName> path) {
        if (level > depth) {
            return;
        }
        drawn.add(name);
        var edges = branches(name);
        for (var index = 0; index < edges.size(); index++) {
            var edge = edges.get(index);
            var last = index == edges.size() - 1;
            var next = inverted ? edge.from() : edge.to();
            var cycle = path.contains(next);
            var again = !cycle && !repeating && drawn.contains(next) && !branches(next).isEmpty();
            lines.add(
                    indent
                            + (last ? "└── " : "├── ")
                            + text(edge)
                            + (cycle ? " (cycle)" : again ? " (*)" : ""));
            if (!cycle && !again) {
                path.add(next);
                branch(next, indent + (last ? "    " : "│   "), level + 1, path);
                path.removeLast();
            }
        }
    }

    private String text(PackageGraph.Edge edge) {
        var text = new StringBuilder(named(inverted ? edge.from() : edge.to()));
        var asked = edge.asked();
        if (inverted) {
            text.append(" (asks for ").append(edge.to()).append(asked).append(')');
        } else if (!asked.isEmpty()) {
            text.append(" (").append(asked).append(')');
        }
        edge.extra().ifPresent(extra -> text.append(" for extra ").append(extra));
        edge.group().ifPresent(group -> text.append(" for group ").append(group));
        return text.append(
                        switch (edge.state()) {
                            case MET -> "";
                            case MISSING -> inverted ? " missing" : "";
                            case CONFLICTING -> " conflict";
                        })
                .toString();
    }

    private String named(PackageName name) {
        var entry = graph.entry(name);
        return entry.isEmpty()
                ? name + " missing"
                : name
                        + entry.get().version().map(version -> " " + version).orElse("")
                        + Optional.ofNullable(notes.get(name)).map(it -> " " + it).orElse("");
    }
}

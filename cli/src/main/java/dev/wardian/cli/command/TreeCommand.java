package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.page.PackagePage;
import dev.wardian.stack.tree.GraphvizText;
import dev.wardian.stack.tree.PackageGraph;
import dev.wardian.stack.tree.TreeText;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Draws what depends on what.
final class TreeCommand implements Command {

    private static final Option INVERT =
            Option.flag("invert reverse", "who asks for it instead of what it asks for");
    private static final Option DEPTH =
            Option.value("depth d", "NUMBER", "no more levels than this below the roots");
    private static final Option NO_DEDUPE =
            Option.flag("no-dedupe", "draw branches again wherever a package stands");
    private static final Option PACKAGE =
            Option.repeated(
                    "package", "PACKAGE", "begin at this package, as when it is named alone");
    private static final Option PRUNE =
            Option.repeated("prune", "PACKAGE", "leave this package out, and its branches");
    private static final Option OUTDATED =
            Option.flag("outdated", "tell the newest version of what is not the newest");
    private static final Option DOT = Option.flag("dot", "write the graph for Graphviz");
    private static final Option HTML =
            Option.value(
                    "html",
                    "FILE",
                    "write it as a page to look at: graph, sizes, reasons, licences");

    @Override
    public String name() {
        return "tree";
    }

    @Override
    public String summary() {
        return "Draw what depends on what, in a project, an environment or a lock";
    }

    @Override
    public String operands() {
        return "[PACKAGE]...";
    }

    @Override
    public List<Option> options() {
        var options =
                new ArrayList<Option>(
                        List.of(INVERT, DEPTH, NO_DEDUPE, PACKAGE, PRUNE, OUTDATED, DOT, HTML));
        options.addAll(TreeSubject.options());
        options.addAll(GraphOptionGroup.all());
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian tree                          # of the project if it is locked, else of"
                        + " the environment",
                "wardian tree --venv .venv             # of what is installed",
                "wardian tree --no-dev --outdated      # and what has newer versions",
                "wardian tree --invert numpy           # who asks for numpy, and for which"
                        + " versions",
                "wardian tree --depth 1 --lock pylock.toml",
                "wardian tree --dot torch | dot -Tsvg > torch.svg",
                "wardian tree --html packages.html     # one file for a browser, works offline",
                "wardian tree --html lock.html --lock pylock.toml");
    }

    @Override
    public ExitCode run(Session session) {
        var arguments = session.arguments();
        var names = ResolveOptionGroup.names(arguments.operands());
        names.addAll(ResolveOptionGroup.names(arguments.all(PACKAGE)));
        var pruned = new HashSet<>(ResolveOptionGroup.names(arguments.all(PRUNE)));
        var depth = depth(session);
        var subject = TreeSubject.read(session, arguments.has(HTML));
        var graph = subject.graph();
        subject.hidden().ifPresent(pruned::add);
        for (var name : names) {
            if (!GraphOptionGroup.knows(graph, name)) {
                return GraphOptionGroup.unknown(session, graph, name);
            }
        }
        var inverted = session.arguments().has(INVERT);
        var roots = names.isEmpty() ? roots(subject, inverted) : List.copyOf(names);
        var report = session.report();
        var page = session.arguments().value(HTML);
        page.ifPresent(
                file ->
                        PageFile.write(
                                session,
                                file,
                                GraphOptionGroup.page(session).html(PackagePage.View.GRAPH)));
        if (session.json()) {
            report.answer(JsonText.of(tree(graph, roots)));
        } else if (session.arguments().has(DOT)) {
            GraphvizText.of(graph, roots, inverted).forEach(report::answer);
        } else if (page.isEmpty()) {
            new TreeText(
                            graph,
                            inverted,
                            depth,
                            arguments.has(NO_DEDUPE),
                            pruned,
                            arguments.has(OUTDATED) ? subject.latest() : Map.of())
                    .draw(roots)
                    .forEach(report::answer);
        }
        return ExitCode.SUCCESS;
    }

    /// Upside down trees begin at what asks for nothing.
    private static List<PackageName> roots(TreeSubject subject, boolean inverted) {
        if (!inverted) {
            return subject.roots();
        }
        var graph = subject.graph();
        var leaves = new ArrayList<PackageName>();
        for (var entry : graph.entries()) {
            if (graph.from(entry.name()).isEmpty()) {
                leaves.add(entry.name());
            }
        }
        return leaves;
    }

    private static int depth(Session session) {
        var text = session.arguments().value(DEPTH);
        if (text.isEmpty()) {
            return Integer.MAX_VALUE;
        }
        try {
            return Integer.parseUnsignedInt(text.get());
        } catch (NumberFormatException _) {
            throw new UsageException("`--depth " + text.get() + "` is no number of levels");
        }
    }

    private static Map<String, Object> tree(PackageGraph graph, List<PackageName> roots) {
        var packages = new ArrayList<Map<String, Object>>();
        for (var entry : graph.entries()) {
            var row = new LinkedHashMap<String, Object>();
            row.put("name", entry.name());
            row.put("version", entry.version());
            row.put("requested", entry.requested());
            var requires = new ArrayList<Map<String, Object>>();
            for (var edge : graph.from(entry.name())) {
                requires.add(GraphOptionGroup.tree(edge, graph));
            }
            row.put("requires", requires);
            packages.add(row);
        }
        var tree = new LinkedHashMap<String, Object>();
        tree.put("roots", roots);
        tree.put("packages", packages);
        return tree;
    }
}

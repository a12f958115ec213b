package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.tree.Chains;
import dev.wardian.stack.tree.PackageGraph;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells why a package is there.
final class WhyCommand implements Command {

    private static final int MOST_CHAINS = 20;

    @Override
    public String name() {
        return "why";
    }

    @Override
    public String summary() {
        return "Tell why a package is there: the chains of requirements that lead to it";
    }

    @Override
    public String operands() {
        return "PACKAGE";
    }

    @Override
    public List<Option> options() {
        return GraphOptionGroup.all();
    }

    @Override
    public List<String> examples() {
        return List.of("wardian why protobuf", "wardian why six --lock pylock.toml");
    }

    @Override
    public ExitCode run(Session session) {
        var names = List.copyOf(ResolveOptionGroup.names(session.arguments().operands()));
        if (names.size() != 1) {
            throw new UsageException("`why` takes one package", Optional.of("wardian why numpy"));
        }
        var name = names.getFirst();
        var graph = GraphOptionGroup.read(session);
        if (!GraphOptionGroup.knows(graph, name)) {
            return GraphOptionGroup.unknown(session, name);
        }
        var chains = Chains.to(name, graph, MOST_CHAINS);
        if (session.json()) {
            session.report().answer(JsonText.of(tree(name, graph, chains)));
        } else {
            tell(session, name, graph, chains);
        }
        return ExitCode.SUCCESS;
    }

    private static void tell(Session session, PackageName name, PackageGraph graph, Chains chains) {
        var report = session.report();
        var entry = graph.entry(name);
        var version = entry.flatMap(PackageGraph.Entry::version);
        report.answer(
                name + version.map(it -> " " + it).orElse(entry.isEmpty() ? " is missing" : ""));
        if (entry.filter(PackageGraph.Entry::requested).isPresent()) {
            report.answer("  asked for by name");
        } else if (chains.shown().isEmpty()) {
            report.answer("  nobody asks for it");
        }
        for (var chain : chains.shown()) {
            report.answer("  " + Chains.text(chain, graph));
        }
        if (!chains.complete()) {
            report.answer(
                    "  and further chains; `wardian tree --invert " + name + "` has them all");
        }
    }

    private static Map<String, Object> tree(PackageName name, PackageGraph graph, Chains chains) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("name", name);
        tree.put("version", graph.entry(name).flatMap(PackageGraph.Entry::version));
        tree.put("requested", graph.entry(name).map(PackageGraph.Entry::requested).orElse(false));
        var all = new ArrayList<List<Map<String, Object>>>();
        for (var chain : chains.shown()) {
            var links = new ArrayList<Map<String, Object>>();
            for (var edge : chain) {
                links.add(GraphOptionGroup.tree(edge, graph));
            }
            all.add(links);
        }
        tree.put("chains", all);
        tree.put("complete", chains.complete());
        return tree;
    }
}

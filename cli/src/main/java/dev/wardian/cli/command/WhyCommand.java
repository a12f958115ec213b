package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.choice.EnvironmentRequest.IfMissing;
import dev.wardian.stack.lock.Chosen;
import dev.wardian.stack.tree.Chains;
import dev.wardian.stack.tree.PackageGraph;
import dev.wardian.stack.workspace.Workspace;
import dev.wardian.standards.name.PackageName;
import java.nio.file.Files;
import java.nio.file.Path;
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
            return GraphOptionGroup.unknown(session, graph, name);
        }
        var chains = Chains.to(name, graph, MOST_CHAINS);
        var chosen = chosen(session, name, graph);
        var declared = declared(session, name);
        if (session.json()) {
            var tree = tree(name, graph, chains, chosen);
            if (!declared.isEmpty()) {
                tree.put("declared", declared.stream().map(it -> tree(session, it)).toList());
            }
            session.report().answer(JsonText.of(tree));
        } else {
            tell(session, name, graph, chains, declared);
            chosen.ifPresent(it -> tell(session, it));
        }
        return ExitCode.SUCCESS;
    }

    /// Why the version is not the newest, as the lock tells that was named; else the environment,
    /// or the lock that lies in the working folder, if what is installed has that version.
    private static Optional<Chosen> chosen(Session session, PackageName name, PackageGraph graph) {
        var arguments = session.arguments();
        var named = arguments.value(GraphOptionGroup.LOCK).map(Path::of);
        if (named.isPresent()) {
            return chosen(session, name, graph, named.get());
        }
        var wardian = session.wardian();
        var environment =
                wardian.environment(
                        EnvironmentOptionGroup.read(
                                arguments, session.workingFolder(), IfMissing.REFUSE));
        var usual = session.workingFolder().resolve("pylock.toml");
        return wardian.inspector()
                .chosen(environment, name)
                .or(
                        () ->
                                Files.isRegularFile(usual)
                                        ? chosen(session, name, graph, usual)
                                        : Optional.empty());
    }

    private static Optional<Chosen> chosen(
            Session session, PackageName name, PackageGraph graph, Path lock) {
        return graph.entry(name)
                .flatMap(PackageGraph.Entry::version)
                .map(session.wardian().inspector().chosen(lock, name)::get);
    }

    private static void tell(Session session, Chosen chosen) {
        session.report().answer("  why not newer: " + chosen.text());
        for (var line : chosen.evidence()) {
            session.report().answer("    " + line);
        }
    }

    /// Where the project asks for it whose environment or lock this is.
    private static List<DeclaredNames.Place> declared(Session session, PackageName name) {
        return Workspace.find(session.workingFolder())
                .filter(it -> isOf(session, it))
                .map(it -> DeclaredNames.of(it, name))
                .orElse(List.of());
    }

    private static boolean isOf(Session session, Workspace workspace) {
        var arguments = session.arguments();
        var folder = session.workingFolder();
        var lock = arguments.value(GraphOptionGroup.LOCK);
        return lock.isPresent()
                ? folder.resolve(lock.get()).normalize().equals(workspace.lockFile())
                : DeclaredNames.isOwn(
                        session,
                        workspace,
                        session.wardian()
                                .environment(
                                        EnvironmentOptionGroup.read(
                                                arguments, folder, IfMissing.REFUSE)));
    }

    private static Map<String, Object> tree(Session session, DeclaredNames.Place place) {
        var row = new LinkedHashMap<String, Object>();
        row.put("file", session.shown(place.file()));
        row.put("section", place.section().toString());
        row.put("requirement", place.requirement());
        return row;
    }

    private static void tell(
            Session session,
            PackageName name,
            PackageGraph graph,
            Chains chains,
            List<DeclaredNames.Place> declared) {
        var report = session.report();
        var entry = graph.entry(name);
        var version = entry.flatMap(PackageGraph.Entry::version);
        report.answer(
                name + version.map(it -> " " + it).orElse(entry.isEmpty() ? " is missing" : ""));
        if (entry.filter(PackageGraph.Entry::requested).isPresent()) {
            report.answer("  asked for by name");
        } else if (chains.shown().isEmpty() && declared.isEmpty()) {
            report.answer("  nobody asks for it");
        }
        for (var place : declared) {
            report.answer(
                    "  asked for in "
                            + place.section()
                            + " of `"
                            + session.shown(place.file())
                            + "`: "
                            + place.requirement());
        }
        for (var chain : chains.shown()) {
            report.answer("  " + Chains.text(chain, graph));
        }
        if (!chains.complete()) {
            report.answer(
                    "  and further chains; `wardian tree --invert " + name + "` has them all");
        }
    }

    private static Map<String, Object> tree(
            PackageName name, PackageGraph graph, Chains chains, Optional<Chosen> chosen) {
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
        chosen.ifPresent(
                it -> {
                    var why = new LinkedHashMap<String, Object>();
                    why.put("text", it.text());
                    why.put("evidence", it.evidence());
                    tree.put("chosen", why);
                });
        return tree;
    }
}

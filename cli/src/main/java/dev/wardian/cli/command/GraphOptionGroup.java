package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Arguments;
import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.stack.choice.EnvironmentRequest;
import dev.wardian.stack.choice.EnvironmentRequest.IfMissing;
import dev.wardian.stack.page.PackagePage;
import dev.wardian.stack.tree.PackageGraph;
import dev.wardian.standards.name.PackageName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `tree` and `why` look at: an environment, or a lock for an environment or target.
final class GraphOptionGroup {

    static final Option LOCK =
            Option.value("lock", "FILE", "look at this pylock.toml instead of an environment");

    private GraphOptionGroup() {}

    static List<Option> all() {
        var options = new ArrayList<Option>();
        options.add(LOCK);
        options.add(ResolveOptionGroup.PYTHON_VERSION);
        options.add(ResolveOptionGroup.PLATFORM);
        options.addAll(EnvironmentOptionGroup.all());
        options.addAll(IndexOptionGroup.all());
        return options;
    }

    static PackageGraph read(Session session) {
        var arguments = session.arguments();
        var inspector = session.wardian().inspector();
        var environment = session.wardian().environment(about(session));
        var graph =
                arguments
                        .value(LOCK)
                        .map(
                                lock ->
                                        inspector.graph(
                                                environment,
                                                Path.of(lock),
                                                ResolveOptionGroup.target(arguments)))
                        .orElseGet(() -> inspector.graph(environment));
        session.endProgress();
        return graph;
    }

    /// The environment, or what a lock is looked at for.
    static EnvironmentRequest about(Session session) {
        var arguments = session.arguments();
        return arguments.has(LOCK)
                ? interpreter(arguments, session.workingFolder())
                : EnvironmentOptionGroup.read(arguments, session.workingFolder(), IfMissing.REFUSE);
    }

    /// The same as a page.
    static PackagePage page(Session session) {
        var arguments = session.arguments();
        var wardian = session.wardian();
        var lock = arguments.value(LOCK);
        return lock.isPresent()
                ? wardian.inspector()
                        .page(
                                wardian.environment(
                                        interpreter(arguments, session.workingFolder())),
                                Path.of(lock.get()),
                                ResolveOptionGroup.target(arguments))
                : ofEnvironment(session);
    }

    private static PackagePage ofEnvironment(Session session) {
        var environment =
                session.wardian()
                        .environment(
                                EnvironmentOptionGroup.read(
                                        session.arguments(),
                                        session.workingFolder(),
                                        IfMissing.REFUSE));
        return session.wardian()
                .inspector()
                .page(environment, DeclaredNames.ofProject(session, environment));
    }

    /// A lock needs an interpreter to be for, not an environment.
    static EnvironmentRequest interpreter(Arguments arguments, Path workingFolder) {
        return arguments.has(EnvironmentOptionGroup.VENV)
                ? EnvironmentOptionGroup.read(arguments, workingFolder, IfMissing.REFUSE)
                : new EnvironmentRequest.OfInterpreter(
                        arguments.value(EnvironmentOptionGroup.PYTHON), true);
    }

    /// Says that a package is neither there nor asked for.
    static ExitCode unknown(Session session, PackageGraph graph, PackageName name) {
        session.report()
                .error(
                        "`" + name + "` is not there, and nobody asks for it",
                        List.of(),
                        InstalledNames.near(
                                        name,
                                        graph.entries().stream()
                                                .map(PackageGraph.Entry::name)
                                                .toList())
                                .map(near -> "did you mean `" + near + "`?"));
        return ExitCode.REFUSED;
    }

    static boolean knows(PackageGraph graph, PackageName name) {
        return graph.entry(name).isPresent() || !graph.to(name).isEmpty();
    }

    static Map<String, Object> tree(PackageGraph.Edge edge, PackageGraph graph) {
        var row = new LinkedHashMap<String, Object>();
        row.put("from", edge.from());
        row.put("to", edge.to());
        row.put("asked", edge.asked());
        row.put("extra", edge.extra());
        row.put("group", edge.group());
        row.put("state", edge.state().name().toLowerCase(java.util.Locale.ROOT));
        row.put("version", graph.entry(edge.to()).flatMap(PackageGraph.Entry::version));
        return row;
    }
}

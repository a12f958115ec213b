package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Arguments;
import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ProgramEnded;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.tree.PackageGraph;
import dev.wardian.stack.workspace.Aging;
import dev.wardian.stack.workspace.Outdated;
import dev.wardian.stack.workspace.SyncWish;
import dev.wardian.stack.workspace.Workspace;
import dev.wardian.standards.name.PackageName;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What `tree` draws: an environment, a lock, or the lock of a project or script with that at its
/// root.
///
/// @param interpreter for which it is drawn
/// @param fromNoIndex what has no newer versions that an index could tell
/// @param hidden what stands for a script and is no package that anybody knows
record TreeSubject(
        Session session,
        PackageGraph graph,
        Environment interpreter,
        Set<PackageName> fromNoIndex,
        Optional<PackageName> hidden) {

    /// Those that say how much of a project.
    static List<Option> options() {
        var options = new ArrayList<Option>(ProjectOptionGroup.ofLock());
        options.addAll(ofPart());
        options.add(ScriptWork.SCRIPT);
        return options;
    }

    private static List<Option> ofPart() {
        return List.of(
                InstallOptionGroup.EXTRA,
                InstallOptionGroup.ALL_EXTRAS,
                InstallOptionGroup.GROUP,
                InstallOptionGroup.ALL_GROUPS,
                ProjectOptionGroup.ONLY_GROUP,
                ProjectOptionGroup.NO_GROUP,
                ProjectOptionGroup.NO_DEFAULT_GROUPS,
                ProjectOptionGroup.DEV,
                ProjectOptionGroup.NO_DEV,
                ProjectOptionGroup.ONLY_DEV);
    }

    /// What the options name; in a project that is locked the project, unless they name an
    /// environment.
    ///
    /// @param whole whether all of an environment or lock is asked for, as a page shows it
    static TreeSubject read(Session session, boolean whole) {
        var arguments = session.arguments();
        var said = options().stream().filter(arguments::has).findFirst();
        var elsewhere =
                arguments.has(GraphOptionGroup.LOCK)
                        || EnvironmentOptionGroup.all().stream()
                                .anyMatch(
                                        option ->
                                                option != EnvironmentOptionGroup.PYTHON
                                                        && arguments.has(option));
        if (said.isPresent() && (elsewhere || whole)) {
            throw new UsageException(
                    "`" + said.get().spelling() + "` is about a part of a project's lock alone");
        }
        var script = elsewhere || whole ? Optional.<ScriptWork>empty() : ScriptWork.open(session);
        if (script.isPresent()) {
            return ofScript(session, script.get());
        }
        if (said.isPresent() || (!elsewhere && !whole && isOfProject(session))) {
            return ofProject(session, ProjectWork.open(session));
        }
        var graph = GraphOptionGroup.read(session);
        return new TreeSubject(
                session,
                graph,
                session.wardian().environment(GraphOptionGroup.about(session)),
                Set.of(),
                Optional.empty());
    }

    /// One that is locked, or has nothing else to show.
    private static boolean isOfProject(Session session) {
        var workspace = Workspace.find(session.workingFolder());
        return workspace.isPresent()
                && (Files.isRegularFile(workspace.get().lockFile())
                        || (!workspace.get().members().isEmpty()
                                && !Files.exists(workspace.get().folder().resolve(".venv"))));
    }

    /// Where trees begin if no package is named.
    List<PackageName> roots() {
        return hidden.map(
                        script ->
                                graph.from(script).stream()
                                        .map(PackageGraph.Edge::to)
                                        .distinct()
                                        .toList())
                .orElseGet(graph::roots);
    }

    private static TreeSubject ofProject(Session session, ProjectWork work) {
        var refused = work.lockReport().tell(work.project().lock(work.lockWish()));
        if (refused.isPresent()) {
            throw new ProgramEnded(refused.get().code());
        }
        return drawn(session, work);
    }

    private static TreeSubject ofScript(Session session, ScriptWork script) {
        var work = script.work();
        var subject = script.held(() -> ofProject(session, work));
        return new TreeSubject(
                session,
                subject.graph,
                subject.interpreter,
                subject.fromNoIndex,
                work.project().workspace().current().name());
    }

    private static TreeSubject drawn(Session session, ProjectWork work) {
        var arguments = session.arguments();
        var interpreter =
                work.project().interpreter(arguments.value(EnvironmentOptionGroup.PYTHON));
        var graph =
                work.project()
                        .graph(
                                interpreter,
                                wish(arguments, work),
                                ResolveOptionGroup.target(arguments));
        session.endProgress();
        return new TreeSubject(
                session, graph, interpreter, work.project().fromNoIndex(), Optional.empty());
    }

    /// Every extra, unless some are named or exclude each other; every member of a workspace.
    private static SyncWish wish(Arguments arguments, ProjectWork work) {
        var wish = ProjectOptionGroup.sync(arguments);
        var all = wish.extras().isEmpty() && !work.project().hasConflicts();
        return wish.ofAll(wish.allExtras() || all);
    }

    /// What has a newer version, as notes.
    Map<PackageName, String> latest() {
        var names =
                graph.entries().stream()
                        .filter(it -> it.version().isPresent() && !fromNoIndex.contains(it.name()))
                        .map(PackageGraph.Entry::name)
                        .toList();
        var notes = new HashMap<PackageName, String>();
        for (Outdated one :
                new Aging(session.wardian(), interpreter, graph, Map.of()).of(names, false)) {
            notes.put(one.name(), "(latest: " + one.latest() + ")");
        }
        session.endProgress();
        return notes;
    }
}

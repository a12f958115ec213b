package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.choice.EnvironmentRequest.IfMissing;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.workspace.Aging;
import dev.wardian.stack.workspace.Outdated;
import dev.wardian.stack.workspace.Workspace;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Lists packages of which there are newer versions, and who holds them back.
final class OutdatedCommand implements Command {

    private static final Option ALL =
            Option.flag("all a", "in a project: what its requirements bring along too");
    private static final Option EXIT_CODE =
            Option.flag("exit-code", "end with 1 where something is outdated");

    @Override
    public String name() {
        return "outdated";
    }

    @Override
    public String summary() {
        return "List packages that have newer versions, and who holds them back";
    }

    @Override
    public String operands() {
        return "[PACKAGE]...";
    }

    @Override
    public List<Option> options() {
        var options = new ArrayList<Option>(List.of(ALL, ResolveOptionGroup.PRE, EXIT_CODE));
        options.addAll(EnvironmentOptionGroup.all());
        options.addAll(IndexOptionGroup.all());
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian outdated                 # of the project's lock, else of the environment",
                "wardian outdated --all --json",
                "wardian outdated numpy pandas",
                "wardian outdated --venv .venv    # what is installed there");
    }

    @Override
    public ExitCode run(Session session) {
        return tell(session, find(session));
    }

    /// What of an environment has newer versions.
    static ExitCode ofEnvironment(Session session) {
        return tell(
                session,
                installed(session, List.of(), session.arguments().has(ResolveOptionGroup.PRE)));
    }

    private static ExitCode tell(Session session, List<Outdated> found) {
        session.endProgress();
        if (session.json()) {
            session.report().answer(JsonText.of(rows(found)));
        } else if (found.isEmpty()) {
            session.report().message("Nothing is outdated");
        } else {
            table(session, found);
        }
        return found.isEmpty() || !session.arguments().has(EXIT_CODE)
                ? ExitCode.SUCCESS
                : ExitCode.REFUSED;
    }

    private static List<Outdated> find(Session session) {
        var arguments = session.arguments();
        var names = ResolveOptionGroup.names(arguments.operands());
        var prereleases = arguments.has(ResolveOptionGroup.PRE);
        var elsewhere =
                EnvironmentOptionGroup.all().stream().anyMatch(option -> arguments.has(option));
        var locked =
                Workspace.find(session.workingFolder())
                        .filter(it -> Files.isRegularFile(it.lockFile()))
                        .isPresent();
        if (locked && !elsewhere) {
            return ProjectWork.open(session)
                    .project()
                    .outdated(names, arguments.has(ALL), prereleases);
        }
        return installed(session, names, prereleases);
    }

    private static List<Outdated> installed(
            Session session, List<PackageName> names, boolean prereleases) {
        var wardian = session.wardian();
        Environment environment =
                wardian.environment(
                        EnvironmentOptionGroup.read(
                                session.arguments(), session.workingFolder(), IfMissing.REFUSE));
        var graph = wardian.inspector().graph(environment);
        var looked = new TreeSet<PackageName>(names);
        if (names.isEmpty()) {
            graph.entries().forEach(entry -> looked.add(entry.name()));
        }
        return new Aging(wardian, environment, graph, Map.of()).of(looked, prereleases);
    }

    private static List<Map<String, Object>> rows(List<Outdated> found) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var one : found) {
            var row = new LinkedHashMap<String, Object>();
            row.put("name", one.name());
            row.put("current", one.current());
            row.put("possible", one.possible());
            row.put("latest", one.latest());
            row.put("direct", one.direct());
            row.put("held_by", one.heldBy());
            rows.add(row);
        }
        return rows;
    }

    private static void table(Session session, List<Outdated> found) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("Package", "Current", "Possible", "Latest", "Held back by"));
        for (var one : found) {
            Optional<Version> possible = one.possible();
            rows.add(
                    List.of(
                            one.name().toString(),
                            one.current().toString(),
                            possible.map(Version::toString).orElse("-"),
                            one.latest().toString(),
                            String.join(", ", one.heldBy())));
        }
        Table.lines(rows).forEach(session.report()::answer);
    }
}

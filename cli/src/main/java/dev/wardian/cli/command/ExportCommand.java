package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Arguments;
import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.Failure;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.file.SafeFile;
import dev.wardian.stack.foreign.ExportFormat;
import dev.wardian.stack.foreign.Exported;
import dev.wardian.stack.foreign.LockedProject;
import dev.wardian.stack.workspace.Locking;
import dev.wardian.stack.workspace.Project;
import dev.wardian.standards.lock.Pylock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Writes a locked project as a file of another tool.
final class ExportCommand implements Command {

    private static final Option FORMAT =
            Option.value("format f", String.join("|", ExportFormat.names()), "which file");
    private static final Option OUTPUT =
            Option.value("output-file o", "FILE", "where it goes; its name says the format too");
    private static final Option NO_HEADER =
            Option.flag("no-header", "do not write above the pins how they were made");
    private static final Option NO_ANNOTATE =
            Option.flag("no-annotate", "do not write below a pin who asks for it");
    private static final Option PRUNE =
            Option.repeated("prune", "PACKAGE", "leave this out, and what only it asks for");
    private static final Option NO_HASHES = Option.flag("no-hashes", "leave digests out");

    @Override
    public String name() {
        return "export";
    }

    @Override
    public String summary() {
        return "Write the locked project as a file of pip, uv, Poetry, pdm, Pipenv or conda";
    }

    @Override
    public String operands() {
        return "";
    }

    @Override
    public List<Option> options() {
        var options =
                new ArrayList<Option>(
                        List.of(
                                FORMAT,
                                OUTPUT,
                                NO_HASHES,
                                ProjectOptionGroup.LOCKED,
                                ProjectOptionGroup.FROZEN,
                                EnvironmentOptionGroup.PYTHON));
        options.addAll(List.of(NO_HEADER, NO_ANNOTATE, PRUNE, ScriptWork.SCRIPT));
        options.addAll(ProjectOptionGroup.ofExport());
        options.addAll(ProjectOptionGroup.ofPart());
        options.remove(ProjectOptionGroup.INEXACT);
        options.addAll(ResolveOptionGroup.all());
        options.addAll(ExplainOptionGroup.all());
        options.addAll(IndexOptionGroup.all());
        // `-f` is the format here, as with uv
        options.removeIf(option -> option.names().contains("find-links"));
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian export --no-dev -o requirements.txt    # pins with digests",
                "wardian export -f constraints",
                "wardian export --script report.py -o report.txt",
                "wardian export -o poetry.lock                  # also uv.lock, pdm.lock: the tool"
                        + " takes over as it is",
                "wardian export -o pylock.ci.toml --no-dev      # a lock of this part alone",
                "wardian export -o environment.yml              # also conda-lock.yml, pixi.lock",
                "wardian export -f pipfile.lock -o Pipfile.lock",
                "wardian export -f poetry                       # the tables of Poetry 1");
    }

    @Override
    public ExitCode run(Session session) {
        var arguments = session.arguments();
        if (!arguments.operands().isEmpty()) {
            throw new UsageException(
                    "`export` takes no operands", Optional.of("wardian export -o FILE"));
        }
        var format = format(session);
        var script = ScriptWork.open(session);
        return script.isPresent()
                ? script.get().held(() -> export(session, script.get().work(), format, true))
                : export(session, ProjectWork.open(session), format, false);
    }

    private static ExitCode export(
            Session session, ProjectWork work, ExportFormat format, boolean ofScript) {
        var arguments = session.arguments();
        var project = work.project();
        var locking = project.lock(work.lockWish());
        var refused = work.lockReport().tell(locking);
        if (refused.isPresent()) {
            return refused.get();
        }
        var locked = (Locking.Locked) locking;
        var interpreter = project.interpreter(Optional.empty());
        var indexes = session.wardian().inspector().indexUrls(interpreter);
        if (format.isGraph() && project.workspace().isShared()) {
            throw new UsageException(
                    "`" + format + "` of a workspace of several projects cannot be written");
        }
        var graph = graph(session, project, locked.lock(), format);
        var exported =
                format.write(
                        new LockedProject(
                                project.workspace().current(),
                                locked.lock(),
                                graph.left(project.part(ProjectOptionGroup.sync(arguments))),
                                indexes.isEmpty() ? "" : indexes.getLast(),
                                session.wardian().inspector().target(interpreter),
                                graph.metadata(),
                                arguments.has(NO_ANNOTATE)
                                        ? Map.of()
                                        : ofScript ? graph.askersBut(project) : graph.askers()),
                        new ExportFormat.Wish(
                                !arguments.has(NO_HASHES), isWhole(arguments), header(session)));
        session.endProgress();
        for (var loss : exported.losses()) {
            session.report().warning("not expressed: " + loss);
        }
        deliver(session, format, exported);
        return ExitCode.SUCCESS;
    }

    /// Who leads to whom, as far as somebody wants to know it.
    private static ExportedGraph graph(
            Session session, Project project, Pylock lock, ExportFormat format) {
        var arguments = session.arguments();
        var pruned = Set.copyOf(ResolveOptionGroup.names(arguments.all(PRUNE)));
        var told = format == ExportFormat.REQUIREMENTS && !arguments.has(NO_ANNOTATE);
        if (!format.isGraph() && !told && pruned.isEmpty()) {
            return ExportedGraph.none();
        }
        if (format.isGraph() && !pruned.isEmpty()) {
            throw new UsageException("a whole `" + format + "` cannot be pruned");
        }
        try {
            return ExportedGraph.of(session, project, lock, pruned);
        } catch (RuntimeException unknown) {
            var failure = Failure.of(unknown);
            if (format.isGraph() || !pruned.isEmpty() || failure.code() != ExitCode.NETWORK) {
                throw unknown;
            }
            session.report().warning("who asks for what is left out: " + failure.message());
            return ExportedGraph.none();
        }
    }

    private static List<String> header(Session session) {
        return session.arguments().has(NO_HEADER)
                ? List.of()
                : List.of(
                        "This file was autogenerated by wardian via the following command:",
                        "   " + String.join(" ", TypedWords.of(session)));
    }

    private static boolean isWhole(Arguments arguments) {
        return Stream.concat(
                        ProjectOptionGroup.ofPart().stream(),
                        Stream.concat(ProjectOptionGroup.ofExport().stream(), Stream.of(PRUNE)))
                .noneMatch(arguments::has);
    }

    private static void deliver(Session session, ExportFormat format, Exported exported) {
        var file = session.arguments().value(OUTPUT).map(it -> ProjectWork.absolute(session, it));
        var changed = file.filter(it -> SafeFile.write(it, exported.text())).isPresent();
        file.ifPresent(
                it ->
                        session.report()
                                .message(
                                        (changed ? "Wrote `" : "Up to date: `")
                                                + session.shown(it)
                                                + "`"));
        if (session.json()) {
            var tree = new LinkedHashMap<String, Object>();
            tree.put("format", format.toString());
            tree.put("file", file);
            tree.put("written", changed);
            if (file.isEmpty()) {
                tree.put("text", exported.text());
            }
            tree.put("lost", exported.losses());
            session.report().answer(JsonText.of(tree));
        } else if (file.isEmpty()) {
            session.report().answerText(exported.text());
        }
    }

    private static ExportFormat format(Session session) {
        var said = session.arguments().value(FORMAT);
        if (said.isPresent()) {
            return ExportFormat.named(said.get())
                    .orElseThrow(
                            () ->
                                    new UsageException(
                                            "`--format "
                                                    + said.get()
                                                    + "` is not known: `"
                                                    + String.join("`, `", ExportFormat.names())
                                                    + "`"));
        }
        var name = session.arguments().value(OUTPUT).orElse("requirements.txt");
        return ExportFormat.of(name.substring(name.lastIndexOf('/') + 1));
    }
}

package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Arguments;
import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.Compilation;
import dev.wardian.stack.SolvedPackage;
import dev.wardian.stack.choice.CompileChoices;
import dev.wardian.stack.choice.EnvironmentRequest;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.lock.PinChange;
import dev.wardian.stack.universal.UniversalChoices;
import dev.wardian.standards.version.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Turns requirements into pins: a requirements file, or a lock by the output's name.
final class CompileCommand implements Command {

    private static final Option OUTPUT =
            Option.value(
                    "output-file o",
                    "FILE",
                    "where the pins go; pylock.toml and pylock.*.toml become locks");
    private static final Option FORMAT =
            Option.value(
                    "format",
                    "requirements.txt|pylock.toml",
                    "what the output is, whatever its name");
    private static final Option NO_HEADER = Option.flag("no-header", "leave the header out");
    private static final Option NO_ANNOTATE = Option.flag("no-annotate", "leave `# via` out");
    private static final Option ANNOTATION_STYLE =
            Option.value("annotation-style", "split|line", "where `# via` stands");
    private static final Option GENERATE_HASHES =
            Option.flag("generate-hashes", "write every file's digest");
    private static final Option EMIT_INDEX_URL =
            Option.flag("emit-index-url", "write the index lines");
    private static final Option EMIT_INDEX_ANNOTATION =
            Option.flag("emit-index-annotation", "write below each pin which index it comes from");
    private static final Option EMIT_FIND_LINKS =
            Option.flag("emit-find-links", "write the --find-links lines");
    private static final Option EMIT_BUILD_OPTIONS =
            Option.flag("emit-build-options", "write --no-binary and --only-binary lines");
    private static final Option NO_EMIT_PACKAGE =
            Option.repeated(
                    "no-emit-package unsafe-package",
                    "PACKAGE",
                    "leave this package out of the file");
    private static final Option NO_STRIP_EXTRAS =
            Option.flag("no-strip-extras", "keep extras in the pins");
    private static final Option STRIP_EXTRAS =
            Option.flag("strip-extras", "leave extras out of the pins (the default)");
    private static final Option NO_STRIP_MARKERS =
            Option.flag("no-strip-markers", "keep the markers under which pins are asked for");
    private static final Option NO_EMIT_INDEX_URL =
            Option.flag("no-emit-index-url", "leave the index lines out (the default)");
    private static final Option CUSTOM_COMMAND =
            Option.value("custom-compile-command", "TEXT", "the command that the header names");
    private static final Option UNIVERSAL =
            Option.flag("universal", "for all platforms and the project's Pythons at once");

    @Override
    public String name() {
        return "compile";
    }

    @Override
    public String summary() {
        return "Turn requirements into pins: requirements.txt, or pylock.toml by the output's name";
    }

    @Override
    public String operands() {
        return "FILE...";
    }

    @Override
    public List<Option> options() {
        var options =
                new ArrayList<Option>(
                        List.of(
                                OUTPUT,
                                FORMAT,
                                InstallOptionGroup.CONSTRAINT,
                                InstallOptionGroup.OVERRIDE,
                                InstallOptionGroup.EXCLUDE,
                                InstallOptionGroup.EXTRA,
                                InstallOptionGroup.ALL_EXTRAS,
                                InstallOptionGroup.GROUP,
                                InstallOptionGroup.ALL_GROUPS,
                                InstallOptionGroup.NO_SOURCES,
                                InstallOptionGroup.NO_SOURCES_PACKAGE,
                                GENERATE_HASHES,
                                NO_HEADER,
                                NO_ANNOTATE,
                                ANNOTATION_STYLE,
                                NO_STRIP_EXTRAS,
                                STRIP_EXTRAS,
                                NO_STRIP_MARKERS,
                                EMIT_INDEX_URL,
                                NO_EMIT_INDEX_URL,
                                EMIT_INDEX_ANNOTATION,
                                EMIT_FIND_LINKS,
                                EMIT_BUILD_OPTIONS,
                                NO_EMIT_PACKAGE,
                                CUSTOM_COMMAND,
                                UNIVERSAL,
                                InstallOptionGroup.DRY_RUN,
                                EnvironmentOptionGroup.PYTHON,
                                EnvironmentOptionGroup.SYSTEM));
        options.addAll(ResolveOptionGroup.all());
        options.addAll(ExplainOptionGroup.all());
        options.addAll(IndexOptionGroup.all());
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian compile requirements.in -o requirements.txt",
                "wardian compile pyproject.toml --extra gpu -o pylock.toml",
                "wardian compile requirements.in -o requirements.txt -U --generate-hashes",
                "wardian compile pyproject.toml --universal -o pylock.toml",
                "wardian compile requirements.in --platform linux --platform macos -o pylock.toml",
                "wardian compile requirements.in --exclude-newer '7 days' --exclude unwanted.txt",
                "echo 'torch' | wardian compile - --python-version 3.12 --platform linux");
    }

    @Override
    public boolean isOfFiles(Arguments arguments) {
        return true;
    }

    @Override
    public ExitCode run(Session session) {
        var arguments = session.arguments();
        if (arguments.operands().isEmpty()
                && arguments.all(InstallOptionGroup.GROUP).isEmpty()
                && !arguments.has(InstallOptionGroup.ALL_GROUPS)) {
            throw new UsageException(
                    "no file to compile was named",
                    Optional.of("wardian compile requirements.in -o requirements.txt"));
        }
        var wardian = session.wardian();
        wardian.connectEarly(true);
        var sources = InstallOptionGroup.about(arguments).withFiles(arguments.operands());
        var environment =
                wardian.environment(
                        new EnvironmentRequest.OfInterpreter(
                                arguments.value(EnvironmentOptionGroup.PYTHON), true));
        return switch (wardian.compile(sources, environment, choices(session))) {
            case Compilation.Refused(var reason) -> new PlanReport(session).refuse(reason);
            case Compilation.Compiled compiled -> tell(session, compiled);
            case Compilation.Universal compiled -> tell(session, compiled);
        };
    }

    private static ExitCode tell(Session session, Compilation.Compiled compiled) {
        var solved = compiled.solved();
        return tell(
                session,
                new Outcome(
                        compiled.text(),
                        compiled.changed(),
                        compiled.changes(),
                        solved.warnings(),
                        "Resolved " + Amounts.count(solved.packages().size(), "package"),
                        solved.milliseconds()),
                () -> tree(compiled));
    }

    private static ExitCode tell(Session session, Compilation.Universal compiled) {
        var solution = compiled.solution();
        var forks =
                solution.forks().isEmpty()
                        ? ""
                        : " in " + Amounts.count(solution.forks().size(), "fork");
        return tell(
                session,
                new Outcome(
                        compiled.text(),
                        compiled.changed(),
                        compiled.changes(),
                        solution.warnings(),
                        "Resolved " + Amounts.count(solution.packages().size(), "package") + forks,
                        solution.milliseconds()),
                () -> UniversalTree.of(compiled));
    }

    /// What is told of a compilation of either kind.
    private record Outcome(
            String text,
            boolean changed,
            List<PinChange> changes,
            List<String> warnings,
            String found,
            long milliseconds) {}

    private static ExitCode tell(
            Session session, Outcome outcome, Supplier<Map<String, Object>> tree) {
        session.endProgress();
        var report = session.report();
        for (var warning : outcome.warnings()) {
            report.warning(warning);
        }
        var output = session.arguments().value(OUTPUT);
        if (session.json()) {
            report.answer(JsonText.of(tree.get()));
        } else if (output.isEmpty() || session.arguments().count(GlobalOptions.QUIET) == 0) {
            report.answerText(outcome.text());
        }
        report.message(
                outcome.found()
                        + " in "
                        + report.colours().dim(Amounts.duration(outcome.milliseconds())));
        if (output.isPresent()) {
            var wrote =
                    session.arguments().has(InstallOptionGroup.DRY_RUN) ? "Would write" : "Wrote";
            report.message(
                    outcome.changed()
                            ? wrote + " `" + output.orElseThrow() + "`"
                            : "`" + output.orElseThrow() + "` is up to date");
            for (var change : outcome.changes()) {
                report.message(line(change));
            }
        }
        return ExitCode.SUCCESS;
    }

    private static String line(PinChange change) {
        var before = joined(change.before());
        var after = joined(change.after());
        if (before.isEmpty()) {
            return " + " + change.name() + " " + after;
        }
        return after.isEmpty()
                ? " - " + change.name() + " " + before
                : " ~ " + change.name() + " " + before + " -> " + after;
    }

    private static String joined(List<Version> versions) {
        var text = new StringBuilder();
        versions.forEach(version -> text.append(text.isEmpty() ? "" : ", ").append(version));
        return text.toString();
    }

    static List<Map<String, Object>> rows(List<PinChange> changes) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var change : changes) {
            var row = new LinkedHashMap<String, Object>();
            row.put("name", change.name());
            row.put("before", change.before());
            row.put("after", change.after());
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, Object> tree(Compilation.Compiled compiled) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("solved", true);
        tree.put("changed", compiled.changed());
        tree.put("changes", rows(compiled.changes()));
        var packages = new ArrayList<Map<String, Object>>();
        for (SolvedPackage one : compiled.solved().packages()) {
            var row = new LinkedHashMap<String, Object>();
            row.put("name", one.name());
            row.put("version", one.version());
            row.put("file", one.file());
            row.put("url", one.url());
            row.put("editable", one.editable());
            row.put("via", one.via());
            row.put("remark", one.remark());
            packages.add(row);
        }
        tree.put("packages", packages);
        return tree;
    }

    private static CompileChoices choices(Session session) {
        var arguments = session.arguments();
        var output =
                arguments.value(OUTPUT).map(it -> session.workingFolder().resolve(it).normalize());
        var choices =
                single(session, arguments, output)
                        .withWrites(!arguments.has(InstallOptionGroup.DRY_RUN));
        var platforms = arguments.all(ResolveOptionGroup.PLATFORM);
        return arguments.has(UNIVERSAL) || platforms.size() > 1
                ? choices.withUniversal(new UniversalChoices(platforms))
                : choices;
    }

    private static CompileChoices single(
            Session session, Arguments arguments, Optional<Path> output) {
        return CompileChoices.usual(
                        output,
                        arguments.has(CUSTOM_COMMAND)
                                ? List.of(arguments.value(CUSTOM_COMMAND).orElseThrow())
                                : TypedWords.of(session))
                .withFormat(format(arguments))
                .withResolve(ResolveOptionGroup.read(arguments, session.wardian()))
                .withTarget(ResolveOptionGroup.target(arguments))
                .withHeader(!arguments.has(NO_HEADER))
                .withAnnotations(!arguments.has(NO_ANNOTATE))
                .withAnnotationStyle(style(arguments))
                .withHashes(arguments.has(GENERATE_HASHES))
                .withIndexUrl(arguments.has(EMIT_INDEX_URL))
                .withIndexAnnotation(arguments.has(EMIT_INDEX_ANNOTATION))
                .withFindLinks(arguments.has(EMIT_FIND_LINKS))
                .withBuildOptions(arguments.has(EMIT_BUILD_OPTIONS))
                .withNoEmit(
                        PackageSelection.only(
                                ResolveOptionGroup.names(arguments.all(NO_EMIT_PACKAGE))))
                .withStripExtras(!arguments.has(NO_STRIP_EXTRAS))
                .withStripMarkers(!arguments.has(NO_STRIP_MARKERS));
    }

    private static CompileChoices.Format format(Arguments arguments) {
        return switch (arguments.value(FORMAT).orElse("")) {
            case "" -> CompileChoices.Format.BY_NAME;
            case "requirements.txt" -> CompileChoices.Format.REQUIREMENTS;
            case "pylock.toml" -> CompileChoices.Format.LOCK;
            case String other ->
                    throw new UsageException(
                            "`--format "
                                    + other
                                    + "` is not known: `requirements.txt` or `pylock.toml`");
        };
    }

    /// The command that the header names: what does not change the answer is left out.

    private static CompileChoices.AnnotationStyle style(Arguments arguments) {
        return switch (arguments.value(ANNOTATION_STYLE).orElse("split")) {
            case "split" -> CompileChoices.AnnotationStyle.SPLIT;
            case "line" -> CompileChoices.AnnotationStyle.LINE;
            case String other ->
                    throw new UsageException(
                            "`--annotation-style " + other + "` is not known: `split` or `line`");
        };
    }
}

package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Arguments;
import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.workspace.NewProject;
import dev.wardian.stack.workspace.NewProject.Kind;
import dev.wardian.stack.workspace.ScriptFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Begins a project.
final class InitCommand implements Command {

    private static final Option NAME = Option.value("name", "NAME", "its name; else the folder's");
    private static final Option PACKAGE =
            Option.flag(
                    "package", "one that is installed itself: modules below src/, and a program");
    private static final Option LIB =
            Option.flag("lib", "the same without a program: for others to import");
    private static final Option APP =
            Option.flag("app", "programs beside the project file (as without it)");
    private static final Option SCRIPT =
            Option.flag("script", "a Python file that says itself what it needs (PEP 723)");
    private static final Option BARE = Option.flag("bare", "pyproject.toml alone");
    private static final Option DESCRIPTION = Option.value("description", "TEXT", "what it is");
    private static final Option PIN_PYTHON =
            Option.flag("pin-python", "write .python-version, the Python to work with");
    private static final Option NO_WORKSPACE =
            Option.flag("no-workspace", "join no workspace, and make none of the project above");

    @Override
    public String name() {
        return "init";
    }

    @Override
    public String summary() {
        return "Begin a project: pyproject.toml and what belongs to it";
    }

    @Override
    public String operands() {
        return "[DIR] | --script FILE";
    }

    @Override
    public List<Option> options() {
        return List.of(
                NAME,
                DESCRIPTION,
                APP,
                PACKAGE,
                LIB,
                SCRIPT,
                BARE,
                EnvironmentOptionGroup.PYTHON,
                PIN_PYTHON,
                NO_WORKSPACE);
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian init                       # in this folder",
                "wardian init forecast -p 3.12 --pin-python",
                "wardian init libs/core --lib       # joins the workspace above, if there is one",
                "wardian init --script report.py    # a file that says itself what it needs",
                "wardian init && wardian add -r requirements.txt   # from pip's files");
    }

    private static Kind kind(Arguments arguments) {
        if (Stream.of(APP, PACKAGE, LIB).filter(arguments::has).count() > 1
                && !(arguments.has(APP) && arguments.has(PACKAGE) && !arguments.has(LIB))) {
            throw new UsageException("`--app`, `--package` and `--lib` exclude each other");
        }
        return arguments.has(LIB)
                ? Kind.PACKAGE
                : arguments.has(PACKAGE) ? Kind.PROGRAM : Kind.PLAIN;
    }

    private static ExitCode script(Session session) {
        var arguments = session.arguments();
        if (arguments.operands().isEmpty()) {
            throw new UsageException(
                    "no script was named", Optional.of("wardian init --script report.py"));
        }
        var file = ProjectWork.absolute(session, arguments.operands().getFirst());
        var python =
                session.wardian()
                        .environments()
                        .python(arguments.value(EnvironmentOptionGroup.PYTHON), false);
        var isNew = ScriptFile.create(file, python.version());
        var shown = session.shown(file);
        if (session.json()) {
            session.report().answer(JsonText.of(Map.of("files", List.of(file))));
        }
        session.report().message((isNew ? "Wrote `" : "Added the comment to `") + shown + "`");
        session.report()
                .message(
                        "Next: `wardian add --script "
                                + shown
                                + " PACKAGE`, `wardian run "
                                + shown
                                + "`");
        return ExitCode.SUCCESS;
    }

    @Override
    public ExitCode run(Session session) {
        var arguments = session.arguments();
        if (arguments.operands().size() > 1) {
            throw new UsageException("`init` takes one folder", Optional.of("wardian init DIR"));
        }
        if (arguments.has(SCRIPT)) {
            return script(session);
        }
        var folder =
                arguments.operands().isEmpty()
                        ? session.workingFolder()
                        : ProjectWork.absolute(session, arguments.operands().getFirst());
        var python =
                session.wardian()
                        .environments()
                        .python(arguments.value(EnvironmentOptionGroup.PYTHON), false);
        var made =
                new NewProject(
                                arguments.has(BARE) ? Kind.BARE : kind(arguments),
                                arguments.value(NAME),
                                arguments.value(DESCRIPTION).orElse(""),
                                python.version(),
                                arguments.has(PIN_PYTHON),
                                !arguments.has(NO_WORKSPACE))
                        .in(folder);
        if (session.json()) {
            var tree = new LinkedHashMap<String, Object>();
            tree.put("name", made.name());
            tree.put("files", made.files());
            tree.put("workspace", made.workspace());
            session.report().answer(JsonText.of(tree));
        }
        for (var file : made.files()) {
            session.report().message("Wrote `" + session.shown(file) + "`");
        }
        made.workspace()
                .ifPresent(
                        root ->
                                session.report()
                                        .message(
                                                "It is a member of the workspace `"
                                                        + session.shown(root)
                                                        + "`"));
        session.report().message("Next: `wardian add PACKAGE`, `wardian run python`");
        return ExitCode.SUCCESS;
    }
}

package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.workspace.NewProject;
import dev.wardian.stack.workspace.NewProject.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Begins a project.
final class InitCommand implements Command {

    private static final Option NAME = Option.value("name", "NAME", "its name; else the folder's");
    private static final Option PACKAGE =
            Option.flag("package lib", "one that is installed itself: modules below src/");
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
        return "[DIR]";
    }

    @Override
    public List<Option> options() {
        return List.of(
                NAME,
                DESCRIPTION,
                PACKAGE,
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
                "wardian init libs/core --package   # joins the workspace above, if there is one",
                "wardian init && wardian add -r requirements.txt   # from pip's files");
    }

    @Override
    public ExitCode run(Session session) {
        var arguments = session.arguments();
        if (arguments.operands().size() > 1) {
            throw new UsageException("`init` takes one folder", Optional.of("wardian init DIR"));
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
                                arguments.has(BARE)
                                        ? Kind.BARE
                                        : arguments.has(PACKAGE) ? Kind.PACKAGE : Kind.PLAIN,
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

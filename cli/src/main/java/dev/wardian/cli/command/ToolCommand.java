package dev.wardian.cli.command;

import dev.wardian.cli.arguments.ArgumentParser;
import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import java.util.ArrayList;
import java.util.List;

/// Runs and installs programs that come as Python packages, each in an environment of its own.
final class ToolCommand implements Command {

    private static final Actions ACTIONS =
            new Actions(
                    "tool",
                    List.of(
                            "run",
                            "install",
                            "list",
                            "upgrade",
                            "uninstall",
                            "dir",
                            "update-shell"),
                    "list");

    static final Option FROM =
            Option.value("from", "PACKAGE", "the package that has the program (run)");
    static final Option WITH =
            Option.repeated("with w", "PACKAGE", "with this package too (run, install)");
    static final Option FORCE =
            Option.flag("force", "replace programs that others have linked (install)");
    static final Option ALL = Option.flag("all", "all tools (upgrade, uninstall)");
    static final Option SHOW_PATHS =
            Option.flag("show-paths", "where environments and programs lie (list)");
    static final Option SHOW_WITH =
            Option.flag("show-with", "what each was installed with besides (list)");
    static final Option SHOW_EXTRAS = Option.flag("show-extras", "the extras of each (list)");
    static final Option SHOW_VERSION_SPECIFIERS =
            Option.flag("show-version-specifiers", "which versions each may have (list)");
    static final Option OUTDATED =
            Option.flag("outdated", "those alone that have newer versions, and which (list)");
    static final Option BIN = Option.flag("bin", "the folder of the programs (dir)");

    @Override
    public String name() {
        return "tool";
    }

    @Override
    public String summary() {
        return "Run and install programs that come as packages, each in its own environment";
    }

    @Override
    public String operands() {
        return "run NAME[@VERSION] [ARGUMENT]... | install PACKAGE | list | upgrade [NAME]... |"
                + " uninstall NAME... | dir | update-shell";
    }

    @Override
    public List<Option> options() {
        var options =
                new ArrayList<Option>(
                        List.of(
                                FROM,
                                WITH,
                                FORCE,
                                ALL,
                                BIN,
                                SHOW_PATHS,
                                SHOW_WITH,
                                SHOW_EXTRAS,
                                SHOW_VERSION_SPECIFIERS,
                                OUTDATED,
                                EnvironmentOptionGroup.PYTHON));
        options.addAll(IndexOptionGroup.all());
        return options;
    }

    @Override
    public List<String> actions() {
        return ACTIONS.known();
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian tool run ruff check .             # as uvx or pipx run",
                "wardian tool run ruff@0.5.0 --version     # this version; @latest: the newest",
                "wardian tool run --from httpie http GET example.org",
                "wardian tool install 'black[jupyter]' --with isort",
                "wardian tool list --outdated",
                "wardian tool upgrade --all",
                "wardian tool uninstall black");
    }

    @Override
    public int ownOperands(List<String> words) {
        var options = new ArrayList<>(options());
        options.addAll(GlobalOptions.all());
        return new ArgumentParser(name(), options, Integer.MAX_VALUE)
                        .firstOperand(words)
                        .filter("run"::equals)
                        .isPresent()
                ? 2
                : Integer.MAX_VALUE;
    }

    @Override
    public ExitCode run(Session session) {
        var words = session.arguments().operands();
        var action = ACTIONS.of(words);
        var operands = Actions.rest(words);
        var tools = new ToolWork(session);
        return switch (action) {
            case "run" -> {
                require(!operands.isEmpty(), "run NAME [ARGUMENT]...");
                yield tools.run(operands);
            }
            case "install" -> {
                require(operands.size() == 1, "install PACKAGE");
                yield tools.install(operands.getFirst());
            }
            case "upgrade" -> {
                require(
                        operands.isEmpty() == session.arguments().has(ALL),
                        "upgrade NAME..., or upgrade --all");
                yield tools.upgrade(ResolveOptionGroup.names(operands));
            }
            case "uninstall" -> {
                require(
                        operands.isEmpty() == session.arguments().has(ALL),
                        "uninstall NAME..., or uninstall --all");
                yield tools.uninstall(ResolveOptionGroup.names(operands));
            }
            case "dir" -> {
                require(operands.isEmpty(), "dir");
                yield tools.folder();
            }
            case "update-shell" -> {
                require(operands.isEmpty(), "update-shell");
                yield tools.updateShell();
            }
            default -> {
                require(operands.isEmpty(), "list");
                yield new ToolListing(session).list();
            }
        };
    }

    private static void require(boolean right, String usage) {
        if (!right) {
            throw new UsageException("expected: wardian tool " + usage);
        }
    }
}

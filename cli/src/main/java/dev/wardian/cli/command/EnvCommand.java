package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import java.util.List;

/// Works on environments as wholes.
final class EnvCommand implements Command {

    private static final Actions ACTIONS =
            new Actions("env", List.of("list", "clone", "remove", "diff"), "list");

    static final Option PROMPT =
            Option.value("prompt", "TEXT", "what the shell shows in the copy (clone)");
    static final Option YES = Option.flag("yes y", "remove without asking (remove)");
    static final Option FORCE =
            Option.flag("force", "remove it with files that are not an environment's (remove)");
    static final Option EXIT_CODE =
            Option.flag("exit-code", "end with 1 where there is a difference (diff)");

    @Override
    public String name() {
        return "env";
    }

    @Override
    public String summary() {
        return "List, copy, remove and compare environments";
    }

    @Override
    public String operands() {
        return "list [DIR] | clone FROM TO | remove DIR... | diff A B";
    }

    @Override
    public List<Option> options() {
        return List.of(PROMPT, YES, FORCE, EXIT_CODE, InstallOptionGroup.DRY_RUN);
    }

    @Override
    public List<String> actions() {
        return ACTIONS.known();
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian env list                    # those of this cache and below this folder",
                "wardian env clone .venv try-numpy-2 # a copy that shares its files",
                "wardian env remove try-numpy-2",
                "wardian env diff .venv try-numpy-2",
                "wardian env diff .venv pylock.toml --exit-code",
                "wardian env diff requirements-old.txt requirements.txt --json");
    }

    @Override
    public ExitCode run(Session session) {
        var words = session.arguments().operands();
        var action = ACTIONS.of(words);
        var operands = Actions.rest(words);
        return switch (action) {
            case "list" -> {
                require(action, "[DIR]", operands.size() <= 1);
                yield EnvListing.run(session, operands);
            }
            case "clone" -> {
                require(action, "FROM TO", operands.size() == 2);
                yield EnvCloning.run(session, operands.getFirst(), operands.getLast());
            }
            case "remove" -> {
                require(action, "DIR...", !operands.isEmpty());
                yield EnvRemoving.run(session, operands);
            }
            default -> {
                require(action, "A B", operands.size() == 2);
                yield EnvDiffing.run(session, operands.getFirst(), operands.getLast());
            }
        };
    }

    private static void require(String action, String usage, boolean right) {
        if (!right) {
            throw new UsageException("expected: wardian env " + action + " " + usage);
        }
    }
}

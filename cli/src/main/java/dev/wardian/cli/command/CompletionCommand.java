package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.choice.EnvironmentRequest.IfMissing;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.workspace.Workspace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Writes what a shell needs to complete `wardian`, and answers what that asks while a line is
/// typed.
final class CompletionCommand implements Command {

    private static final Actions SHELLS =
            new Actions("completion", List.of("bash", "zsh", "fish"), "");
    private static final Option VALUES =
            Option.value(
                    "values",
                    "packages|groups|extras|members",
                    "print what there is of this here, one a line (the shell asks with it)");

    @Override
    public String name() {
        return "completion";
    }

    @Override
    public String summary() {
        return "Write the completion of commands, options and values for bash, zsh or fish";
    }

    @Override
    public String operands() {
        return "bash|zsh|fish";
    }

    @Override
    public List<Option> options() {
        var options = new ArrayList<Option>();
        options.add(VALUES);
        options.addAll(EnvironmentOptionGroup.all());
        return options;
    }

    @Override
    public List<String> actions() {
        return SHELLS.known();
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian completion bash > ~/.local/share/bash-completion/completions/wardian",
                "eval \"$(wardian completion bash)\"    # in ~/.bashrc, to have it always fresh",
                "eval \"$(wardian completion zsh)\"     # in ~/.zshrc, behind compinit",
                "wardian completion fish > ~/.config/fish/completions/wardian.fish");
    }

    @Override
    public ExitCode run(Session session) {
        var arguments = session.arguments();
        var values = arguments.value(VALUES);
        if (values.isPresent()) {
            var known = known(session, values.get());
            if (session.json()) {
                session.report().answer(JsonText.of(known));
            } else {
                known.forEach(session.report()::answer);
            }
            return ExitCode.SUCCESS;
        }
        if (arguments.operands().size() != 1) {
            throw new UsageException(
                    "name one shell: `bash`, `zsh` or `fish`",
                    Optional.of("eval \"$(wardian completion bash)\""));
        }
        var lines =
                switch (SHELLS.of(arguments.operands())) {
                    case "bash" -> BashCompletion.lines();
                    case "zsh" -> ZshCompletion.lines();
                    default -> FishCompletion.lines();
                };
        lines.forEach(session.report()::answer);
        return ExitCode.SUCCESS;
    }

    /// What there is. While a line is typed nothing is wrong: where there is no environment or
    /// project, or none that can be read, there is nothing.
    private static Collection<String> known(Session session, String kind) {
        try {
            return switch (kind) {
                case "packages" -> packages(session);
                case "groups", "extras", "members" -> ofProject(session, kind);
                default ->
                        throw new UsageException(
                                "`--values "
                                        + kind
                                        + "` is not known: `packages`, `groups`, `extras` or"
                                        + " `members`");
            };
        } catch (StackException none) {
            session.report().detail(none.problem().message());
            return List.of();
        }
    }

    private static Collection<String> packages(Session session) {
        var wardian = session.wardian();
        var environment =
                wardian.environment(
                        EnvironmentOptionGroup.read(
                                session.arguments(), session.workingFolder(), IfMissing.REFUSE));
        var names = new TreeSet<String>();
        wardian.inspector().list(environment).forEach(it -> names.add(it.name().toString()));
        return names;
    }

    private static Collection<String> ofProject(Session session, String kind) {
        var names = new TreeSet<String>();
        var workspace = Workspace.find(session.workingFolder());
        if (workspace.isEmpty()) {
            return names;
        }
        for (var member : workspace.get().members()) {
            switch (kind) {
                case "groups" -> member.groups().forEach(it -> names.add(it.toString()));
                case "extras" -> member.extras().forEach(it -> names.add(it.toString()));
                default -> member.name().ifPresent(it -> names.add(it.toString()));
            }
        }
        return names;
    }
}

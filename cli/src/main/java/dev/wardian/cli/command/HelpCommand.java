package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Nearest;
import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import java.util.List;
import java.util.Optional;

/// Tells what the commands do.
public final class HelpCommand implements Command {

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String summary() {
        return "Show help for a command";
    }

    @Override
    public String operands() {
        return "[COMMAND [ACTION]]";
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public List<String> actions() {
        return Commands.names();
    }

    @Override
    public List<String> examples() {
        return List.of("wardian help", "wardian help install", "wardian help pip list");
    }

    @Override
    public ExitCode run(Session session) {
        var words = session.arguments().operands();
        if (words.isEmpty()) {
            print(session, text(session).overview());
        } else {
            tell(session, String.join(" ", words), command(words));
        }
        return ExitCode.SUCCESS;
    }

    /// Tells everything about one command.
    ///
    /// @param called how it is called: its name, or `pip` and its name
    public static void tell(Session session, String called, Command command) {
        print(session, text(session).of(called, command));
    }

    private static HelpText text(Session session) {
        return new HelpText(
                session.report().answerColours(),
                session.invocation().terminal().out() ? session.invocation().columns() : 100);
    }

    private static void print(Session session, List<String> lines) {
        lines.forEach(session.report()::answer);
    }

    private static Command command(List<String> words) {
        var command = Commands.named(words.getFirst()).orElseThrow(() -> unknown(words.getFirst()));
        if (words.size() == 1) {
            return command;
        }
        return command.action(words.get(1))
                .filter(_ -> words.size() == 2)
                .orElseThrow(
                        () ->
                                new UsageException(
                                        "`" + String.join(" ", words) + "` has no help of its own",
                                        Optional.of("wardian help " + words.getFirst())));
    }

    private static UsageException unknown(String name) {
        return new UsageException(
                "`" + name + "` is no command of wardian",
                Nearest.to(name, Commands.names())
                        .map(it -> "did you mean `wardian help " + it + "`?")
                        .or(() -> Optional.of("wardian help")));
    }
}

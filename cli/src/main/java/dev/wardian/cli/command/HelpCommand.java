package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Nearest;
import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells what the commands do, and what there is to know beside them.
public final class HelpCommand implements Command {

    private static final Option MAN =
            Option.value("man", "DIR", "write the manual pages of all commands there");

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String summary() {
        return "Show help for a command or a topic, or list both";
    }

    @Override
    public String operands() {
        return "[COMMAND [ACTION]|TOPIC]";
    }

    @Override
    public List<Option> options() {
        return List.of(MAN);
    }

    @Override
    public List<String> actions() {
        var words = new ArrayList<>(Commands.names());
        HelpTopics.names().stream().filter(it -> !words.contains(it)).forEach(words::add);
        return words;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian help",
                "wardian help install",
                "wardian help pip list",
                "wardian help configuration    # a topic; paged on a terminal",
                "wardian help cache topic      # where a command has the same name",
                "wardian help --man ~/.local/share/man/man1");
    }

    @Override
    public ExitCode run(Session session) {
        var words = session.arguments().operands();
        var folder = session.arguments().value(MAN);
        if (folder.isPresent()) {
            write(session, session.workingFolder().resolve(folder.get()));
        } else if (words.isEmpty()) {
            var lines = new ArrayList<>(text(session).overview());
            lines.addAll(text(session).topics());
            lines.forEach(session.report()::answer);
        } else {
            explain(session, words);
        }
        return ExitCode.SUCCESS;
    }

    private static void explain(Session session, List<String> words) {
        var topic = HelpTopics.named(words.getFirst());
        var asked = words.size() == 2 && words.get(1).equals("topic");
        if (topic.isPresent()
                && (asked || (words.size() == 1 && Commands.named(words.getFirst()).isEmpty()))) {
            var text = new MarkdownText(session.report().answerColours(), columns(session));
            Pager.show(session, text.of(topic.get().text()));
        } else {
            Pager.show(session, text(session).of(String.join(" ", words), command(words)));
        }
    }

    private static void write(Session session, Path folder) {
        var epoch = session.invocation().environment().getOrDefault("SOURCE_DATE_EPOCH", "");
        try {
            var when =
                    epoch.isEmpty() ? Instant.now() : Instant.ofEpochSecond(Long.parseLong(epoch));
            var count = new ManualPages(when).write(folder);
            session.report()
                    .message(
                            "Wrote "
                                    + Amounts.count(count, "page")
                                    + " into `"
                                    + session.shown(folder)
                                    + "`");
        } catch (NumberFormatException wrong) {
            throw new UsageException("`SOURCE_DATE_EPOCH` is `" + epoch + "`: expected seconds");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Tells everything about one command.
    ///
    /// @param called how it is called: its name, or `pip` and its name
    public static void tell(Session session, String called, Command command) {
        text(session).of(called, command).forEach(session.report()::answer);
    }

    private static int columns(Session session) {
        return session.invocation().terminal().out() ? session.invocation().columns() : 100;
    }

    private static HelpText text(Session session) {
        return new HelpText(session.report().answerColours(), columns(session));
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
                "`" + name + "` is no command of wardian and no topic of help",
                Nearest.to(name, new HelpCommand().actions())
                        .map(it -> "did you mean `wardian help " + it + "`?")
                        .or(() -> Optional.of("wardian help")));
    }
}

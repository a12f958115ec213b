package dev.wardian.cli;

import dev.wardian.cli.arguments.ArgumentParser;
import dev.wardian.cli.arguments.Arguments;
import dev.wardian.cli.arguments.Nearest;
import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.command.Command;
import dev.wardian.cli.command.Commands;
import dev.wardian.cli.command.FailedBuild;
import dev.wardian.cli.command.FileDefaults;
import dev.wardian.cli.command.GlobalOptions;
import dev.wardian.cli.command.HelpCommand;
import dev.wardian.cli.command.OtherTools;
import dev.wardian.cli.command.Session;
import dev.wardian.cli.output.Colours;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.Failure;
import dev.wardian.cli.output.Invocation;
import dev.wardian.cli.output.JsonText;
import dev.wardian.cli.output.ProgramEnded;
import dev.wardian.cli.output.Report;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a process begins and ends. [#run(Invocation)] is the whole command line without the
/// process around it, for tests and for engines that stay.
public final class Main {

    private Main() {}

    /// Runs the words as one command and ends the process with its code.
    public static void main(String[] words) throws IOException {
        var environment = System.getenv();
        var training = environment.get("WARDIAN_TRAINING");
        var out = stream(FileDescriptor.out);
        var err = stream(FileDescriptor.err);
        var terminal = Invocation.Terminal.parse(System.getProperty("wardian.terminal", ""));
        var invocation =
                new Invocation(
                        List.of(words),
                        environment,
                        Path.of("").toAbsolutePath(),
                        Path.of(environment.getOrDefault("HOME", System.getProperty("user.home"))),
                        System.in,
                        out,
                        err,
                        terminal);
        var code = training == null ? run(invocation) : train(invocation, Path.of(training));
        out.flush();
        err.flush();
        // Success returns: an explicit exit waits 0.3 s for threads that wait in native code, as
        // those do that watch sockets; a return ends at once, because every thread left is a
        // daemon.
        if (code != 0) {
            System.exit(code);
        }
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new java.io.BufferedOutputStream(new FileOutputStream(descriptor), 8192),
                false,
                StandardCharsets.UTF_8);
    }

    /// Runs one command a line of the file in this one process, so that a cache of loaded classes
    /// holds what they all need.
    private static int train(Invocation invocation, Path file) throws IOException {
        var worst = 0;
        for (var line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                worst =
                        Math.max(
                                worst,
                                run(
                                        new Invocation(
                                                List.of(line.strip().split(" +")),
                                                invocation.environment(),
                                                invocation.workingFolder(),
                                                invocation.home(),
                                                invocation.in(),
                                                invocation.out(),
                                                invocation.err(),
                                                invocation.terminal())));
            }
        }
        return worst;
    }

    /// Runs one command and returns the code of `docs/exit-codes.md`. Nothing is thrown.
    public static int run(Invocation invocation) {
        var words = invocation.words();
        try {
            words = words.isEmpty() ? List.of("help") : leadingOptionsMoved(words);
            if (words.getFirst().equals("--version")) {
                invocation.out().println("wardian " + version());
                invocation.out().flush();
                return ExitCode.SUCCESS.code();
            }
            return dispatch(invocation, words);
        } catch (UsageException usage) {
            try (var report = plainReport(invocation)) {
                return fail(report, usage, words.contains("--json"), words);
            }
        }
    }

    /// Options may stand before the command, as with uv and git.
    private static List<String> leadingOptionsMoved(List<String> words) {
        if (!words.getFirst().startsWith("-")) {
            return words;
        }
        var table = GlobalOptions.all();
        var at = 0;
        while (at < words.size() && words.get(at).startsWith("-")) {
            at += takesNextWord(table, words.get(at)) ? 2 : 1;
        }
        var leading = words.subList(0, Math.min(at, words.size()));
        if (leading.contains("--version") || leading.contains("-V")) {
            return List.of("--version");
        }
        var moved = new ArrayList<String>(words.size() + 1);
        if (leading.contains("--help") || leading.contains("-h")) {
            moved.add("help");
            moved.addAll(leading);
            moved.removeAll(List.of("--help", "-h"));
            return moved;
        }
        if (at >= words.size()) {
            throw new UsageException("no command was named: `wardian --help` lists them");
        }
        if (Commands.named(words.get(at)).isEmpty()) {
            refuseUnknown(leading, table);
        }
        moved.add(words.get(at));
        moved.addAll(leading);
        moved.addAll(words.subList(at + 1, words.size()));
        return moved;
    }

    /// Behind a misspelled option the word that is its value looks like a command.
    private static void refuseUnknown(List<String> leading, List<Option> table) {
        var _ = new ArgumentParser("COMMAND", table, Integer.MAX_VALUE).parse(leading);
    }

    private static boolean takesNextWord(List<Option> table, String word) {
        for (var option : table) {
            if (option.kind() != Option.Kind.FLAG) {
                for (var name : option.names()) {
                    if (word.equals("--" + name)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static int dispatch(Invocation invocation, List<String> words) {
        var command = command(words.getFirst());
        var arguments = Commands.parse(command, words.subList(1, words.size()));
        try (var report = report(invocation, arguments)) {
            try (var session = new Session(invocation, arguments, report)) {
                if (arguments.has(GlobalOptions.HELP)) {
                    HelpCommand.tell(session, command.name(), command);
                    return ExitCode.SUCCESS.code();
                }
                return FileDefaults.speakTo(command, arguments)
                        ? configured(command, session)
                        : run(command, session);
            } catch (ProgramEnded ended) {
                return ended.code();
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
                return fail(report, failure, arguments.has(GlobalOptions.JSON), words);
            }
        } catch (RuntimeException failure) {
            try (var report = plainReport(invocation)) {
                return fail(report, failure, arguments.has(GlobalOptions.JSON), words);
            }
        }
    }

    private static int configured(Command command, Session typed) {
        var configured = FileDefaults.words(command, typed);
        if (configured.isEmpty()) {
            return run(command, typed);
        }
        var below = Commands.parse(command, configured);
        try (var session = typed.over(typed.arguments().over(below))) {
            return run(command, session);
        }
    }

    private static int run(Command command, Session session) {
        try {
            return command.run(session).code();
        } catch (ProgramEnded ended) {
            throw ended;
        } catch (RuntimeException failure) {
            FailedBuild.remember(session, failure);
            throw failure;
        }
    }

    private static int fail(Report report, Throwable thrown, boolean json, List<String> words) {
        var failure = Failure.of(thrown, words);
        if (json) {
            report.answer(JsonText.of(failure.tree()));
        }
        report.error(failure.message(), failure.details(), failure.hint());
        report.trace(thrown);
        return failure.code().code();
    }

    private static Command command(String name) {
        return Commands.named(name)
                .orElseThrow(
                        () ->
                                new UsageException(
                                        "`" + name + "` is no command of wardian",
                                        Optional.of(meant(name))));
    }

    private static String meant(String name) {
        var twin = OtherTools.twin(name);
        if (twin.isPresent()) {
            return twin.get();
        }
        var near = Nearest.to(name, Commands.names());
        return near.isPresent() ? "did you mean `wardian " + near.get() + "`?" : "wardian --help";
    }

    private static Report plainReport(Invocation invocation) {
        return report(invocation, "auto", Report.Loudness.USUAL, Optional.empty());
    }

    private static Report report(
            Invocation invocation, String colour, Report.Loudness loudness, Optional<Path> log) {
        var terminal = invocation.terminal();
        var environment = invocation.environment();
        return new Report(
                invocation.out(),
                invocation.err(),
                Colours.of(colour, environment, terminal.out()),
                Colours.of(colour, environment, terminal.err()),
                loudness,
                log);
    }

    private static Report report(Invocation invocation, Arguments arguments) {
        var colour = arguments.value(GlobalOptions.COLOR).orElse("auto");
        if (!List.of("auto", "always", "never").contains(colour)) {
            throw new UsageException(
                    "`--color " + colour + "` is not known: `auto`, `always` or `never`");
        }
        var loudness =
                arguments.has(GlobalOptions.QUIET)
                        ? Report.Loudness.QUIET
                        : arguments.has(GlobalOptions.VERBOSE)
                                ? Report.Loudness.VERBOSE
                                : Report.Loudness.USUAL;
        return report(
                invocation,
                colour,
                loudness,
                arguments.value(GlobalOptions.LOG).map(invocation.workingFolder()::resolve));
    }

    /// The version of this build.
    public static String version() {
        var version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(built from source)" : version;
    }
}

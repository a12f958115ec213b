package dev.wardian.cli.output;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a command writes: answers to standard output, messages to standard error, everything to
/// the log. May be used by several threads.
public final class Report implements AutoCloseable {

    /// How much is said on standard error.
    public enum Loudness {
        /// Errors alone (`-q`; `-qq` is the same).
        QUIET,
        /// What changed.
        USUAL,
        /// Each step (`-v`).
        VERBOSE
    }

    private final PrintStream out;
    private final PrintStream err;
    private final Colours answerColours;
    private final Colours colours;
    private final Loudness loudness;
    private final Optional<Writer> log;
    private final List<String> last = new ArrayList<>();
    private Runnable beforeMessage = () -> {};
    private boolean aside;

    /// A report onto these streams.
    public Report(
            PrintStream out,
            PrintStream err,
            Colours answerColours,
            Colours colours,
            Loudness loudness,
            Optional<Path> logFile) {
        this.out = out;
        this.err = err;
        this.answerColours = answerColours;
        this.colours = colours;
        this.loudness = loudness;
        this.log = logFile.map(Report::append);
    }

    private static Writer append(Path file) {
        try {
            return Files.newBufferedWriter(
                    file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    new IOException("cannot write the log `" + file + "`", failure));
        }
    }

    /// Has this run before each message, so that a display can clear its lines first.
    public synchronized void beforeMessages(Runnable action) {
        beforeMessage = action;
    }

    /// The colours of messages.
    public Colours colours() {
        return colours;
    }

    /// The colours of answers: standard output may be a file where standard error is a terminal.
    public Colours answerColours() {
        return answerColours;
    }

    public Loudness loudness() {
        return loudness;
    }

    /// A line of the answer, on standard output.
    public synchronized void answer(String line) {
        beforeMessage.run();
        out.println(line);
        keep(line);
    }

    /// A text of the answer as it is, on standard output.
    public synchronized void answerText(String text) {
        beforeMessage.run();
        out.print(text);
        out.flush();
    }

    /// Has messages count as details while something is done that is not what a person asked for.
    public void aside(Runnable work) {
        var before = isAside(true);
        try {
            work.run();
        } finally {
            var _ = isAside(before);
        }
    }

    private synchronized boolean isAside(boolean now) {
        var before = aside;
        aside = now;
        return before;
    }

    /// What was done, on standard error unless quiet.
    public synchronized void message(String line) {
        if (aside) {
            detail(line);
            return;
        }
        shown(line);
    }

    private void shown(String line) {
        if (loudness != Loudness.QUIET) {
            beforeMessage.run();
            err.println(line);
        }
        keep(line);
    }

    /// What was done, said after everything else: after the error that it follows from.
    public synchronized void lastly(String line) {
        last.add(line);
    }

    /// Something that stops nothing but should be known, unless quiet.
    public synchronized void warning(String line) {
        shown(colours.yellow("warning:") + " " + line);
    }

    /// A step, on standard error when verbose, always in the log.
    public synchronized void detail(String line) {
        if (loudness == Loudness.VERBOSE) {
            beforeMessage.run();
            err.println(colours.dim(line));
        }
        keep(line);
    }

    /// Whether details are shown or logged.
    public boolean keepsDetails() {
        return loudness == Loudness.VERBOSE || log.isPresent();
    }

    /// What went wrong: the message, lines with what was expected, and a hint.
    public synchronized void error(String message, List<String> details, Optional<String> hint) {
        beforeMessage.run();
        say(colours.red("error:") + " " + message);
        for (var detail : details) {
            say(detail.isEmpty() ? "" : "  " + detail);
        }
        hint.ifPresent(this::hint);
        err.flush();
    }

    /// What a person could do next.
    public synchronized void hint(String hint) {
        beforeMessage.run();
        say(colours.cyan("hint:") + " " + hint);
    }

    /// A line that belongs to an error, said even when quiet.
    public synchronized void note(String line) {
        beforeMessage.run();
        say(line);
    }

    /// The trace of a failure: on standard error when verbose, else in the log alone.
    public synchronized void trace(Throwable failure) {
        if (loudness == Loudness.VERBOSE) {
            failure.printStackTrace(err);
        }
        if (log.isPresent()) {
            keep(failure.toString());
            for (var frame : failure.getStackTrace()) {
                keep("    at " + frame);
            }
        }
    }

    private void say(String line) {
        err.println(line);
        keep(line);
    }

    private void keep(String line) {
        if (log.isEmpty()) {
            return;
        }
        try {
            log.orElseThrow().write(Instant.now() + " " + withoutColours(line) + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String withoutColours(String line) {
        if (line.indexOf('\u001b') < 0) {
            return line;
        }
        var plain = new StringBuilder();
        for (var i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\u001b') {
                while (i < line.length() && line.charAt(i) != 'm') {
                    i++;
                }
            } else {
                plain.append(line.charAt(i));
            }
        }
        return plain.toString();
    }

    @Override
    public synchronized void close() {
        last.forEach(this::message);
        last.clear();
        out.flush();
        err.flush();
        if (log.isPresent()) {
            try {
                log.orElseThrow().close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}

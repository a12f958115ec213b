package dev.wardian.cli.output;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Everything the outside world hands to one call: nothing below reads the process itself.
///
/// @param words the words after `wardian`
/// @param environment the environment variables
/// @param workingFolder where the call was made; absolute
/// @param home the user's home folder
/// @param in standard input
/// @param out standard output, for answers
/// @param err standard error, for messages and progress
/// @param terminal what is known about the terminal
/// @param resident the process that serves this call among many; none in a process of its own
public record Invocation(
        List<String> words,
        Map<String, String> environment,
        Path workingFolder,
        Path home,
        InputStream in,
        PrintStream out,
        PrintStream err,
        Terminal terminal,
        Optional<Resident> resident) {

    /// Which streams are a terminal, and how wide it is in columns.
    public record Terminal(boolean out, boolean err, int columns) {

        /// No terminal at all.
        public static Terminal none() {
            return new Terminal(false, false, 80);
        }

        /// What the launcher found, as it writes it: `oe120` for both streams and 120 columns.
        public static Terminal parse(String text) {
            var digits = 0;
            for (var i = 0; i < text.length(); i++) {
                if (Character.isDigit(text.charAt(i))) {
                    digits = digits * 10 + Character.digit(text.charAt(i), 10);
                }
            }
            return new Terminal(
                    text.indexOf('o') >= 0, text.indexOf('e') >= 0, digits > 0 ? digits : 80);
        }
    }

    /// A call in a process of its own.
    public Invocation(
            List<String> words,
            Map<String, String> environment,
            Path workingFolder,
            Path home,
            InputStream in,
            PrintStream out,
            PrintStream err,
            Terminal terminal) {
        this(words, environment, workingFolder, home, in, out, err, terminal, Optional.empty());
    }

    /// How wide the terminal is by now, in columns.
    public int columns() {
        return resident.map(Resident::columns)
                .orElseGet(OptionalInt::empty)
                .orElse(terminal.columns());
    }

    public Invocation {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }
}

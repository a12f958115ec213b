package dev.wardian.stack.lock;

import dev.wardian.stack.exchange.Places;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.standards.StructureException;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.lock.Pylock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Lock files (PEP 751) as people name them: what is wrong with one is told with its name, line and
/// column.
public final class LockFile {
    private LockFile() {}

    /// What a file holds.
    ///
    /// @param shown its name as the person gave it
    public static String text(Path file, String shown) {
        try {
            return Files.readString(file);
        } catch (IOException problem) {
            var reason =
                    problem instanceof NoSuchFileException
                            ? "there is no such file"
                            : problem.toString();
            throw new StackException(new StackProblem.Unreadable(shown, reason), problem);
        }
    }

    /// The lock that a text is.
    ///
    /// @param shown the name of its file as the person gave it
    public static Pylock parse(String text, String shown) {
        try {
            return LockText.parse(text);
        } catch (SyntaxException problem) {
            var places = new Places(text);
            throw new StackException(
                    new StackProblem.Malformed(
                            shown,
                            places.line(problem.position()),
                            places.column(problem.position()),
                            "this is not TOML",
                            problem.expected()),
                    problem);
        } catch (StructureException problem) {
            throw new StackException(
                    new StackProblem.Invalid(
                            shown, String.valueOf(problem.getMessage()), "a lock file (PEP 751)"),
                    problem);
        }
    }
}

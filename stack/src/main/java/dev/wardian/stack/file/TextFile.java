package dev.wardian.stack.file;

import dev.wardian.stack.exchange.Places;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.standards.SyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads the files that people write; what is wrong with one is told with its name, and where it
/// can be with line and column.
public final class TextFile {

    private TextFile() {}

    /// What a file holds, in UTF-8.
    ///
    /// @param shown its name as the person gave it
    /// @throws StackException if it cannot be read
    public static String read(Path file, String shown) {
        try {
            return Files.readString(file);
        } catch (IOException problem) {
            throw unreadable(shown, problem);
        }
    }

    /// Why a file cannot be read.
    public static StackException unreadable(String shown, IOException problem) {
        return new StackException(
                new StackProblem.Unreadable(shown, FileFault.of(problem)), problem);
    }

    /// Why a text cannot be understood.
    ///
    /// @param text where the problem counts its position
    /// @param what what is wrong, in a few words
    public static StackException malformed(
            String shown, String text, SyntaxException problem, String what) {
        var places = new Places(text);
        return new StackException(
                new StackProblem.Malformed(
                        shown,
                        places.line(problem.position()),
                        places.column(problem.position()),
                        what,
                        problem.expected()),
                problem);
    }
}

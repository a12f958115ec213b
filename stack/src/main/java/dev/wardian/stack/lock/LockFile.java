package dev.wardian.stack.lock;

import dev.wardian.stack.file.TextFile;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.standards.StructureException;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.lock.Pylock;

/// Lock files (PEP 751) as people name them: what is wrong with one is told with its name, line and
/// column.
public final class LockFile {
    private LockFile() {}

    /// The lock that a text is.
    ///
    /// @param shown the name of its file as the person gave it
    public static Pylock parse(String text, String shown) {
        try {
            return LockText.parse(text);
        } catch (SyntaxException problem) {
            throw TextFile.malformed(shown, text, problem, "this is not TOML");
        } catch (StructureException problem) {
            throw new StackException(
                    new StackProblem.Invalid(
                            shown, String.valueOf(problem.getMessage()), "a lock file (PEP 751)"),
                    problem);
        }
    }
}

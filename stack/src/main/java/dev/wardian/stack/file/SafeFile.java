package dev.wardian.stack.file;

import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.store.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Files of a person's own, written whole or not at all; where that cannot be, the problem names
/// the file.
public final class SafeFile {

    private SafeFile() {}

    /// Writes a text; false if the file held exactly this text before. It keeps its permissions, a
    /// symbolic link stays one, and to a terminal or pipe is written as it is.
    public static boolean write(Path file, String text) {
        try {
            return WholeFile.edit(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException problem) {
            throw unwritable(file, problem);
        }
    }

    /// Writes a file that is not there yet; false if it is, and stays as it is.
    public static boolean create(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return true;
        } catch (FileAlreadyExistsException _) {
            return false;
        } catch (IOException problem) {
            throw unwritable(file, problem);
        }
    }

    private static StackException unwritable(Path file, IOException problem) {
        var reason =
                problem instanceof NoSuchFileException
                        ? "its folder is not there"
                        : FileFault.of(problem);
        return new StackException(new StackProblem.Unwritable(file.toString(), reason), problem);
    }
}

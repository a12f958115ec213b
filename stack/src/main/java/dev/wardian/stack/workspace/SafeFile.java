package dev.wardian.stack.workspace;

import dev.wardian.stack.StackException;
import dev.wardian.stack.StackProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// A file that people edit too: written whole or not at all, with the permissions that it has.
public final class SafeFile {

    private SafeFile() {}

    /// Writes a text; false if the file held exactly this text before.
    public static boolean write(Path file, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
                return false;
            }
            var target = Files.exists(file) ? file.toRealPath() : file;
            var name =
                    ".wardian-"
                            + ProcessHandle.current().pid()
                            + "-"
                            + Thread.currentThread().threadId();
            var temporary = target.resolveSibling(name);
            try {
                if (Files.exists(target)) {
                    // the copy brings permissions along
                    Files.copy(target, temporary, StandardCopyOption.COPY_ATTRIBUTES);
                }
                Files.write(temporary, bytes);
                Files.move(
                        temporary,
                        target,
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
            return true;
        } catch (IOException problem) {
            throw unwritable(file, problem);
        }
    }

    /// Writes a file that is not there yet; false if it is, and stays as it is.
    static boolean create(Path file, String text) {
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
                problem instanceof FileSystemException system && system.getReason() != null
                        ? system.getReason()
                        : problem.toString();
        return new StackException(new StackProblem.Unwritable(file.toString(), reason), problem);
    }
}

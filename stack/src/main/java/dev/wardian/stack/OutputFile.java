package dev.wardian.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// A file that `compile` writes, whole or not at all.
final class OutputFile {

    private OutputFile() {}

    /// Writes a text; false if the file held exactly this text before.
    static boolean write(Path file, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
                return false;
            }
            replace(file, bytes);
            return true;
        } catch (IOException problem) {
            var reason =
                    problem instanceof FileSystemException system && system.getReason() != null
                            ? system.getReason()
                            : problem.toString();
            throw new StackException(new StackProblem.Unwritable(file.toString(), reason), problem);
        }
    }

    /// Puts a file in one step in the place of what is there, a terminal or pipe is written to. The
    /// file may be read by whom the process lets read its files: no temporary file's narrow mode.
    private static void replace(Path file, byte[] bytes) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            Files.write(file, bytes, StandardOpenOption.WRITE);
            return;
        }
        var target = Files.isSymbolicLink(file) ? file.toRealPath() : file;
        var name = ".wardian-" + ProcessHandle.current().pid() + ".tmp";
        var temporary = target.resolveSibling(name);
        try {
            Files.write(temporary, bytes);
            Files.move(
                    temporary,
                    target,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}

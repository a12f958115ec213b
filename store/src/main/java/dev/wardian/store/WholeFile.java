package dev.wardian.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// Files written whole or not at all: readers see what was there before or all that is there now,
/// whatever other processes, or other threads of this one, write to the same place meanwhile.
public final class WholeFile {
    private WholeFile() {}

    /// Puts a text in the place of what is there, as UTF-8.
    public static void write(Path file, CharSequence text) throws IOException {
        write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// Puts bytes in the place of what is there; makes the folder they go to.
    public static void write(Path file, byte[] bytes) throws IOException {
        try {
            put(file, bytes, Optional.empty());
        } catch (NoSuchFileException none) {
            Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
            put(file, bytes, Optional.empty());
        }
    }

    /// Changes a file that people have: it keeps its permissions, a symbolic link stays one, and to
    /// a terminal or pipe is written as it is. Makes no folder.
    ///
    /// @return false if the file held exactly these bytes before
    public static boolean edit(Path file, byte[] bytes) throws IOException {
        if (!Files.exists(file)) {
            put(file.toAbsolutePath(), bytes, Optional.empty());
            return true;
        }
        if (!Files.isRegularFile(file)) {
            Files.write(file, bytes, StandardOpenOption.WRITE);
            return true;
        }
        if (Arrays.equals(Files.readAllBytes(file), bytes)) {
            return false;
        }
        var target = file.toRealPath();
        put(target, bytes, permissions(target));
        return true;
    }

    private static Optional<Set<PosixFilePermission>> permissions(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Optional.of(Files.getPosixFilePermissions(file))
                : Optional.empty();
    }

    private static void put(Path file, byte[] bytes, Optional<Set<PosixFilePermission>> permissions)
            throws IOException {
        var fresh = Fresh.file(file.resolveSibling(""), "." + file.getFileName() + "-", bytes);
        try {
            if (permissions.isPresent()) {
                Files.setPosixFilePermissions(fresh, permissions.get());
            }
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(fresh);
            throw failed;
        }
    }
}

package dev.wardian.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/// Files and folders under names that nobody has, with the modes that the process gives to any
/// other: those of the platform's own temporary files shut other users of a shared store out.
public final class Fresh {
    private Fresh() {}

    /// An empty folder in this one; its name begins with the prefix.
    public static Path folder(Path parent, String prefix) throws IOException {
        while (true) {
            try {
                return Files.createDirectory(parent.resolve(name(prefix)));
            } catch (FileAlreadyExistsException taken) {
                // another name will do
            }
        }
    }

    /// An empty file in this folder.
    public static Path file(Path parent, String prefix, String suffix) throws IOException {
        while (true) {
            try {
                return Files.createFile(parent.resolve(name(prefix) + suffix));
            } catch (FileAlreadyExistsException taken) {
                // another name will do
            }
        }
    }

    /// A file with these bytes in this folder; what could not be written whole is not there. It is
    /// written as it is made: one that is opened again and emptied first is written to the disk at
    /// once by ext4 (`auto_da_alloc`), whoever waits.
    static Path file(Path parent, String prefix, byte[] bytes) throws IOException {
        while (true) {
            var file = parent.resolve(name(prefix));
            try {
                return Files.write(
                        file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            } catch (FileAlreadyExistsException taken) {
                // another name will do
            } catch (IOException refused) {
                Files.deleteIfExists(file);
                throw refused;
            }
        }
    }

    private static String name(String prefix) {
        return prefix + Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36);
    }
}

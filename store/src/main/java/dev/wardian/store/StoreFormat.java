package dev.wardian.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The version of the store's layout, written in a file at its top.
final class StoreFormat {
    private static final String CURRENT = "wardian-store 1";
    private static final String FILE = "format";

    private StoreFormat() {}

    /// Refuses a store of another version.
    static void check(Path root) {
        Path file = root.resolve(FILE);
        String found;
        try {
            found = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        } catch (NoSuchFileException absent) {
            return;
        } catch (IOException refused) {
            throw new StoreException(
                    new StoreProblem.Unreadable(file, FolderTree.reason(refused)), refused);
        }
        if (!found.equals(CURRENT)) {
            throw new StoreException(new StoreProblem.ForeignStore(root, found, CURRENT));
        }
    }

    /// Writes the version, and a note for programs that make backups, if that was not done before.
    static void mark(Path root) throws IOException {
        Path file = root.resolve(FILE);
        if (Files.exists(file)) {
            return;
        }
        write(root.resolve("CACHEDIR.TAG"), "Signature: 8a477f597d28d172789f06886806bc55\n");
        write(file, CURRENT + "\n");
    }

    private static void write(Path file, String text) throws IOException {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException _) {
            // another process was faster
        }
    }
}

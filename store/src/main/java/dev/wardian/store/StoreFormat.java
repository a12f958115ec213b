package dev.wardian.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// The version of the store's layout, written in a file at its top. A store of an older version is
/// set aside inside its own folder, where [Store#leftovers] finds it, and begun anew: everything in
/// it can be fetched again.
final class StoreFormat {
    private static final String HEAD = "wardian-store ";
    private static final int CURRENT = 1;
    private static final String FILE = "format";
    private static final String ASIDE = "older-format-";

    private StoreFormat() {}

    /// Refuses a store of a newer version or of somebody else, sets an older one aside.
    static void check(Path root) {
        String found = found(root);
        if (found.isEmpty() || found.equals(HEAD + CURRENT)) {
            return;
        }
        OptionalInt version = version(found);
        if (version.isEmpty() || version.getAsInt() > CURRENT) {
            throw new StoreException(new StoreProblem.ForeignStore(root, found, HEAD + CURRENT));
        }
        try (ProcessLock _ = ProcessLock.acquire(root.resolve("format.lock"))) {
            if (found(root).equals(found)) {
                moveAside(root, version.getAsInt());
            }
        } catch (IOException refused) {
            throw new StoreException(
                    new StoreProblem.Unwritable(root, FolderTree.reason(refused)), refused);
        }
    }

    private static String found(Path root) {
        Path file = root.resolve(FILE);
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        } catch (NoSuchFileException absent) {
            return "";
        } catch (IOException refused) {
            throw new StoreException(
                    new StoreProblem.Unreadable(file, FolderTree.reason(refused)), refused);
        }
    }

    private static OptionalInt version(String text) {
        try {
            return text.startsWith(HEAD)
                    ? OptionalInt.of(Integer.parseInt(text.substring(HEAD.length())))
                    : OptionalInt.empty();
        } catch (NumberFormatException foreign) {
            return OptionalInt.empty();
        }
    }

    /// Moves all parts away; a killed process is gone on with, for the version is changed last.
    private static void moveAside(Path root, int version) throws IOException {
        Path aside = root.resolve(ASIDE + version);
        Files.createDirectories(aside);
        for (StorePart part : StorePart.values()) {
            Path folder = root.resolve(part.folder());
            if (Files.exists(folder)) {
                Path fresh = Fresh.folder(aside, part.folder());
                Files.move(folder, fresh.resolve(part.folder()), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        WholeFile.write(root.resolve(FILE), HEAD + CURRENT + "\n");
    }

    /// What was set aside here.
    static List<Path> setAside(Path root) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> older = Files.newDirectoryStream(root, ASIDE + "*")) {
            older.forEach(found::add);
        } catch (IOException none) {
            return List.of();
        }
        return found;
    }

    /// Writes the version, and a note for programs that make backups, if that was not done before.
    static void mark(Path root) throws IOException {
        if (!found(root).isEmpty()) {
            return;
        }
        WholeFile.write(
                root.resolve("CACHEDIR.TAG"), "Signature: 8a477f597d28d172789f06886806bc55\n");
        WholeFile.write(root.resolve(FILE), HEAD + CURRENT + "\n");
    }
}

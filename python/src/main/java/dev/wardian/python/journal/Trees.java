package dev.wardian.python.journal;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What is done to files and whole folders; links are never followed.
final class Trees {
    private Trees() {}

    /// Deletes a file, a link or a folder with all it holds; nothing happens if it is not there.
    static void delete(Path path, Steps steps) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            for (Path child : children(path)) {
                delete(child, steps);
            }
        }
        steps.next();
        Files.deleteIfExists(path);
    }

    private static List<Path> children(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            children.forEach(found::add);
        } catch (NoSuchFileException gone) {
            return List.of();
        }
        return found;
    }

    /// Renames a file, link or folder, in place of a file that is there. From one file system to
    /// another a file is copied, whole or not at all.
    ///
    /// @param fresh a free name on the file system of `to`, for the copy
    static void move(Path from, Path to, Path fresh) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException elsewhere) {
            Files.deleteIfExists(fresh);
            Files.copy(from, fresh, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            Files.move(fresh, to, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(from);
        }
    }

    /// Deletes a folder and those above it as long as they are empty.
    ///
    /// @param roots folders that stay, however empty; nothing outside of them is deleted
    static void deleteEmpty(Path folder, Set<Path> roots, Steps steps) throws IOException {
        Path at = folder;
        while (at != null && !roots.contains(at) && inside(at, roots)) {
            steps.next();
            try {
                Files.deleteIfExists(at);
            } catch (DirectoryNotEmptyException used) {
                return;
            }
            at = at.getParent();
        }
    }

    private static boolean inside(Path folder, Set<Path> roots) {
        for (Path root : roots) {
            if (folder.startsWith(root)) {
                return true;
            }
        }
        return false;
    }
}

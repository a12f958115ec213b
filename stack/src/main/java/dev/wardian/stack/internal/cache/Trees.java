package dev.wardian.stack.internal.cache;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// Looks through folders from which others may take files meanwhile.
final class Trees {

    private Trees() {}

    /// The entries of a folder; none if it is none.
    static List<Path> children(Path folder) {
        var found = new ArrayList<Path>();
        if (Files.isDirectory(folder)) {
            try (var entries = Files.newDirectoryStream(folder)) {
                entries.forEach(found::add);
            } catch (IOException | DirectoryIteratorException gone) {
                // another process was faster
            }
        }
        return found;
    }

    /// All files below a folder.
    static List<Path> files(Path folder) {
        var found = new ArrayList<Path>();
        walk(folder, (file, _) -> found.add(file));
        return found;
    }

    /// When the youngest file in a folder was written, in milliseconds since 1970; 0 if there is
    /// none.
    static long lastChange(Path path) {
        var latest = new long[1];
        walk(
                path,
                (_, facts) -> latest[0] = Math.max(latest[0], facts.lastModifiedTime().toMillis()));
        return latest[0];
    }

    @FunctionalInterface
    interface Visit {
        void visit(Path file, BasicFileAttributes facts);
    }

    static void walk(Path path, Visit visit) {
        if (!Files.exists(path)) {
            return;
        }
        try {
            Files.walkFileTree(
                    path,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
                            visit.visit(file, facts);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException gone) {
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException gone) {
            // another process was faster
        }
    }
}

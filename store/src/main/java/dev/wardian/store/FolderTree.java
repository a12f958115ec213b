package dev.wardian.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// Makes, measures and deletes whole folders.
public final class FolderTree {

    /// How much a folder holds.
    record Size(long files, long bytes) {}

    private FolderTree() {}

    /// Makes a folder and those above it.
    static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException refused) {
            throw new StoreException(new StoreProblem.Unwritable(folder, reason(refused)), refused);
        }
    }

    /// Deletes a folder with all it holds; links in it are deleted, never followed.
    public static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new Deletion());
        } catch (NoSuchFileException gone) {
            return;
        } catch (IOException refused) {
            throw new StoreException(new StoreProblem.Unwritable(folder, reason(refused)), refused);
        }
    }

    /// The number and size of the files below a folder, 0 if it does not exist.
    static Size size(Path folder) {
        Measure measure = new Measure();
        try {
            Files.walkFileTree(folder, measure);
        } catch (NoSuchFileException gone) {
            return new Size(0, 0);
        } catch (IOException refused) {
            throw new StoreException(new StoreProblem.Unreadable(folder, reason(refused)), refused);
        }
        return new Size(measure.files, measure.bytes);
    }

    /// Why the file system refused, in words.
    static String reason(IOException refused) {
        if (refused instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (refused instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (refused instanceof FileSystemException fileSystem && fileSystem.getReason() != null) {
            return fileSystem.getReason();
        }
        String message = refused.getMessage();
        return message == null ? refused.getClass().getSimpleName() : message;
    }

    /// Closes what is open, if anything; nobody can do anything about a failure.
    static void closeQuietly(@Nullable Closeable open) {
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (IOException _) {
            // what was to be written was forced or checked before
        }
    }

    private static final class Measure extends SimpleFileVisitor<Path> {
        private long files;
        private long bytes;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files++;
            bytes += attributes.size();
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
                throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}

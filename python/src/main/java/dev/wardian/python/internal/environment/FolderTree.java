package dev.wardian.python.internal.environment;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// What is done to whole folders; links are never followed.
public final class FolderTree {
    private FolderTree() {}

    /// Whether a folder holds nothing.
    public static boolean isEmpty(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        }
    }

    /// Deletes everything in a folder, not the folder.
    public static void deleteContents(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                delete(entry);
            }
        }
    }

    /// Deletes a file, a link or a folder with all it holds.
    public static void delete(Path path) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isDirectory()) {
            deleteContents(path);
        }
        Files.delete(path);
    }

    /// Deletes what can be deleted and keeps silent about the rest.
    public static void deleteQuietly(Path path) {
        try {
            delete(path);
        } catch (IOException _) {
            // The failure that brought us here is the one to tell of.
        }
    }

    /// Deletes what can be deleted in a folder and keeps silent about the rest.
    public static void deleteContentsQuietly(Path folder) {
        try {
            deleteContents(folder);
        } catch (IOException _) {
            // The failure that brought us here is the one to tell of.
        }
    }

    /// Makes a symbolic link, in place of whatever file or link has its name.
    public static void replaceLink(Path link, Path target) throws IOException {
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, target);
    }
}

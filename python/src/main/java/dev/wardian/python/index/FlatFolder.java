package dev.wardian.python.index;

import dev.wardian.python.internal.index.FileEntry;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Folders whose files are offered as they lie there.
final class FlatFolder {
    private FlatFolder() {}

    /// The files in a folder, by name.
    static List<FileEntry> list(Path folder) throws IOException {
        List<FileEntry> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                FileEntry file = new FileEntry();
                file.filename = String.valueOf(entry.getFileName());
                if (looksInstallable(file.filename)) {
                    file.address = entry.toAbsolutePath().normalize().toUri().toString();
                    files.add(file);
                }
            }
        } catch (NotDirectoryException _) {
            throw new NoSuchFileException(folder.toString());
        }
        files.sort(Comparator.comparing(file -> file.filename));
        return files;
    }

    private static boolean looksInstallable(String name) {
        return name.endsWith(".whl")
                || name.endsWith(".zip")
                || name.endsWith(".tgz")
                || name.contains(".tar");
    }
}

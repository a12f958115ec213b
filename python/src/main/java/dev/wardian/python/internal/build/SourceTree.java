package dev.wardian.python.internal.build;

import dev.wardian.store.UnpackLimits;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where the project of a source lies: in the folder itself, or in what an archive is unpacked to.
public final class SourceTree {
    private SourceTree() {}

    /// The project's folder; an archive is unpacked first.
    ///
    /// @param into an empty folder to be, used for archives only
    public static Path open(Path path, String subfolder, Path into, UnpackLimits limits)
            throws IOException {
        Path top = Files.isDirectory(path) ? path.toRealPath() : unpacked(path, into, limits);
        Path project = top.resolve(subfolder).normalize();
        if (!project.startsWith(top) || !Files.isDirectory(project)) {
            throw new IllegalArgumentException("there is no folder `" + subfolder + "` in it");
        }
        return project;
    }

    private static Path unpacked(Path archive, Path into, UnpackLimits limits) throws IOException {
        if (!Files.isRegularFile(archive)) {
            throw new IllegalArgumentException("there is no such file or folder");
        }
        Files.createDirectories(into);
        SourceArchive.unpack(archive, into, limits);
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(into)) {
            stream.forEach(entries::add);
        }
        entries.removeIf(entry -> entry.endsWith("pax_global_header"));
        return entries.size() == 1 && Files.isDirectory(entries.getFirst())
                ? entries.getFirst()
                : into;
    }
}

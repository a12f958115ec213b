package dev.wardian.stack.internal.environment;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes a virtual environment away.
///
/// It is renamed first, so that a killed process leaves an environment or none, and a folder
/// `.NAME.removed` whose name says what it is.
public final class EnvironmentRemoval {
    /// What environments hold, whichever tool made them.
    private static final Set<String> USUAL =
            Set.of(
                    "bin",
                    "lib",
                    "lib64",
                    "lib32",
                    "libexec",
                    "include",
                    "share",
                    "etc",
                    "man",
                    "doc",
                    "docs",
                    "var",
                    "src",
                    "local",
                    "Scripts",
                    "Lib",
                    "Include",
                    "pyvenv.cfg",
                    "pip-selfcheck.json",
                    "CACHEDIR.TAG",
                    ".gitignore",
                    ".lock",
                    ".wardian",
                    ".wardian-unfinished");

    private EnvironmentRemoval() {}

    /// What lies in the folder that no environment has: somebody's own files, perhaps a project
    /// that was made an environment by mistake. Sorted.
    public static List<String> foreign(Path root) throws IOException {
        List<String> foreign = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (!USUAL.contains(name)) {
                    foreign.add(name);
                }
            }
        }
        foreign.sort(null);
        return foreign;
    }

    /// Removes the folder with all it holds; links are removed, never followed.
    public static void remove(Path root) throws IOException {
        Path aside = root.resolveSibling("." + root.getFileName() + ".removed");
        Path doomed = root;
        try {
            if (!Files.exists(aside)) {
                doomed = Files.move(root, aside, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException _) {
            // a mount point, or a parent that cannot be written
        }
        // without this file it is no environment any more, however far the rest comes
        Files.deleteIfExists(doomed.resolve("pyvenv.cfg"));
        Files.walkFileTree(doomed, new Deleting());
    }

    private static final class Deleting extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
                throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}

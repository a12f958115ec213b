package dev.wardian.stack.project;

import dev.wardian.standards.StructureException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Finds the folders that the patterns of a workspace mean.
public final class MemberFolders {

    private static final int DEEPEST = 8;

    /// Where nobody keeps projects, but many files lie.
    private static final Set<String> NEVER =
            Set.of(".venv", ".git", "node_modules", "__pycache__", ".tox", ".nox", "site-packages");

    private MemberFolders() {}

    /// The folders below a root that match, sorted; those that hold a project alone.
    ///
    /// @throws StructureException if a folder that is named without wildcards holds none
    public static List<Path> of(Path root, List<String> members, List<String> excluded) {
        var found = new TreeSet<Path>();
        for (var pattern : members) {
            found.addAll(matching(root, plain(pattern)));
        }
        found.removeIf(
                folder -> excluded.stream().anyMatch(it -> matches(root, plain(it), folder)));
        return List.copyOf(found);
    }

    private static String plain(String pattern) {
        var start = pattern.startsWith("./") ? 2 : 0;
        var end = pattern.endsWith("/") ? pattern.length() - 1 : pattern.length();
        return pattern.substring(start, Math.max(start, end));
    }

    private static boolean matches(Path root, String pattern, Path folder) {
        return FileSystems.getDefault()
                .getPathMatcher("glob:" + pattern)
                .matches(root.relativize(folder));
    }

    private static boolean holdsProject(Path folder) {
        return Files.isRegularFile(folder.resolve("pyproject.toml"));
    }

    private static List<Path> matching(Path root, String pattern) {
        if (pattern.chars().noneMatch(c -> c == '*' || c == '?' || c == '[' || c == '{')) {
            var folder = root.resolve(pattern).normalize();
            if (!holdsProject(folder)) {
                throw new StructureException(
                        "workspace.members",
                        "`" + pattern + "` is no folder with a `pyproject.toml`");
            }
            return List.of(folder);
        }
        var found = new ArrayList<Path>();
        try {
            Files.walkFileTree(
                    root,
                    Set.of(),
                    DEEPEST,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(
                                Path folder, BasicFileAttributes attributes) {
                            if (NEVER.contains(String.valueOf(folder.getFileName()))) {
                                return FileVisitResult.SKIP_SUBTREE;
                            }
                            if (!folder.equals(root)
                                    && matches(root, pattern, folder)
                                    && holdsProject(folder)) {
                                found.add(folder);
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException failure) {
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return found;
    }
}

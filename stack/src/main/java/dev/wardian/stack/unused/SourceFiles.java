package dev.wardian.stack.unused;

import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Finds the sources and notebooks below some folders. Environments are left out, by whatever name.
final class SourceFiles {
    /// What deptry leaves out too: paths that begin so.
    private static final List<String> USUALLY =
            List.of("venv", "\\.venv", "\\.direnv", "tests", "\\.git", "setup\\.py");

    private final Path folder;
    private final Pattern excluded;
    private final Optional<IgnoreFiles> ignored;
    private final boolean notebooks;

    /// @param folder the working folder, from which people see paths
    SourceFiles(Path folder, UnusedChoices choices) {
        this.folder = folder;
        this.excluded = pattern(choices);
        // who says which paths are left out says all of them
        this.ignored =
                choices.exclude().isEmpty() ? Optional.of(new IgnoreFiles()) : Optional.empty();
        this.notebooks = !choices.ignoreNotebooks();
    }

    private static Pattern pattern(UnusedChoices choices) {
        var parts = new ArrayList<>(choices.exclude().orElse(USUALLY));
        parts.addAll(choices.extendExclude());
        for (var part : parts) {
            try {
                var _ = Pattern.compile(part);
            } catch (PatternSyntaxException wrong) {
                throw new StackException(
                        new StackProblem.Invalid(
                                "exclude",
                                "`"
                                        + part
                                        + "` is no regular expression: "
                                        + wrong.getDescription(),
                                "an expression that paths begin with, such as `docs/` or `.*/generated/`"),
                        wrong);
            }
        }
        return parts.isEmpty()
                ? Pattern.compile("(?!)")
                : Pattern.compile("(?:" + String.join("|", parts) + ")");
    }

    /// All below these folders, in the order of their names.
    List<Path> below(List<Path> roots) {
        var found = new ArrayList<Path>();
        for (var root : roots) {
            try {
                Files.walkFileTree(root, new Visitor(root, found));
            } catch (IOException failure) {
                throw new StackException(
                        new StackProblem.Unreadable(shown(root), failure.toString()), failure);
            }
        }
        return found.stream().distinct().sorted().toList();
    }

    /// A path as people see it from the working folder.
    String shown(Path path) {
        return path.startsWith(folder)
                ? folder.relativize(path).toString().replace('\\', '/')
                : path.toString().replace('\\', '/');
    }

    private boolean isLeftOut(Path path, boolean isFolder) {
        return excluded.matcher(shown(path)).lookingAt()
                || ignored.filter(it -> it.leavesOut(path, isFolder)).isPresent();
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<Path> found;

        Visitor(Path root, List<Path> found) {
            this.root = root;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes facts) {
            var out =
                    !path.equals(root)
                            && (isLeftOut(path, true)
                                    || Files.exists(
                                            path.resolve("pyvenv.cfg"), LinkOption.NOFOLLOW_LINKS));
            return out ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes facts) {
            var name = String.valueOf(path.getFileName());
            var wanted = name.endsWith(".py") || (notebooks && name.endsWith(".ipynb"));
            if (wanted && !isLeftOut(path, false) && Files.isRegularFile(path)) {
                found.add(path);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }
}

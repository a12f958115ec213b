package dev.wardian.stack.internal.environment;

import dev.wardian.python.environment.VenvConfiguration;
import dev.wardian.python.environment.VirtualEnvironment;
import dev.wardian.stack.environment.KnownEnvironment;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Finds virtual environments: those noted in a store, those in a tree of folders, the active one.
/// Nothing is run, links are not followed.
public final class EnvironmentSearch {
    /// Folders of a project lie not deeper; what lies below is looked at by nobody else either.
    private static final int DEPTH = 5;

    /// Folders with many files and no environments.
    private static final Set<String> PASSED_OVER =
            Set.of("node_modules", "site-packages", "__pycache__", "target", "proc", "sys", "dev");

    private final KnownEnvironments noted;
    private final Optional<Path> active;

    /// @param active the environment that the shell is in
    public EnvironmentSearch(Path store, Optional<Path> active) {
        this.noted = new KnownEnvironments(store);
        this.active = active;
    }

    /// All of them, sorted by path.
    public List<KnownEnvironment> below(Path tree) {
        Set<Path> remembered = new TreeSet<>(noted.roots());
        Set<Path> roots = new TreeSet<>(remembered);
        active.filter(VirtualEnvironment::isAt).ifPresent(roots::add);
        look(tree, 0, roots);
        List<KnownEnvironment> found = new ArrayList<>();
        for (Path root : roots) {
            found.add(describe(root, remembered.contains(root)));
        }
        return found;
    }

    private static void look(Path folder, int depth, Set<Path> roots) {
        if (VirtualEnvironment.isAt(folder)) {
            roots.add(folder);
        }
        if (depth >= DEPTH || (depth > 0 && VirtualEnvironment.isAt(folder))) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) && isLookedInto(entry)) {
                    look(entry, depth + 1, roots);
                }
            }
        } catch (IOException unreadable) {
            // others' folders hold nothing of ours
        }
    }

    /// Hidden folders are the business of tools, but for `.venv` and its like.
    private static boolean isLookedInto(Path folder) {
        String name = folder.getFileName().toString();
        return !PASSED_OVER.contains(name)
                && (!name.startsWith(".")
                        || name.startsWith(".venv")
                        || VirtualEnvironment.isAt(folder));
    }

    private KnownEnvironment describe(Path root, boolean remembered) {
        Optional<VenvConfiguration> file = configuration(root);
        return new KnownEnvironment(
                root,
                file.flatMap(VenvConfiguration::pythonVersion),
                file.flatMap(VenvConfiguration::home),
                file.map(VenvConfiguration::maker).orElse("unknown"),
                packages(root),
                active.isPresent() && active.get().equals(root),
                !Files.exists(root.resolve("bin/python"))
                        && !Files.exists(root.resolve("Scripts/python.exe")),
                remembered);
    }

    private static Optional<VenvConfiguration> configuration(Path root) {
        try {
            return Optional.of(VenvConfiguration.of(root));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static int packages(Path root) {
        int count = 0;
        try (DirectoryStream<Path> pythons =
                Files.newDirectoryStream(root.resolve("lib"), "{python,pypy}*")) {
            for (Path python : pythons) {
                count += count(python.resolve("site-packages"));
            }
        } catch (IOException none) {
            return count;
        }
        return count;
    }

    private static int count(Path library) {
        int count = 0;
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(library, "*.{dist-info,egg-info,egg-link}")) {
            for (Path _ : entries) {
                count++;
            }
        } catch (IOException none) {
            return 0;
        }
        return count;
    }
}

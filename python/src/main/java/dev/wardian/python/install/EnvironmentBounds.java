package dev.wardian.python.install;

import dev.wardian.python.environment.Scheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What lies inside an environment, links followed, and what of it is the environment's own.
final class EnvironmentBounds {
    private final Set<Path> roots;
    private final Set<Path> realRoots = new HashSet<>();
    private final Path scripts;
    private final Path data;
    private final Map<Path, Boolean> folders = new HashMap<>();

    private EnvironmentBounds(Scheme scheme) {
        this.roots = roots(scheme);
        this.scripts = scheme.scripts();
        this.data = scheme.data();
    }

    static EnvironmentBounds of(Scheme scheme) {
        return new EnvironmentBounds(scheme);
    }

    private static Set<Path> roots(Scheme scheme) {
        Set<Path> roots = lasting(scheme);
        roots.add(scheme.headers());
        return roots;
    }

    /// The folders that stay however empty they are.
    static Set<Path> lasting(Scheme scheme) {
        Set<Path> folders = new HashSet<>(scheme.libraries());
        folders.add(scheme.scripts());
        folders.add(scheme.data());
        return folders;
    }

    /// Whether a file is inside, by its name and by where the folder that holds it really is.
    boolean contains(Path file) {
        Path folder = file.getParent();
        if (realRoots.isEmpty()) {
            for (Path root : roots) {
                realRoots.add(real(root));
            }
        }
        return folder != null
                && within(file, roots)
                && folders.computeIfAbsent(folder, it -> within(real(it), realRoots));
    }

    /// Whether a file makes the environment what it is: its interpreter, its settings, the scripts
    /// that activate it.
    boolean isOwn(Path file) {
        String name = String.valueOf(file.getFileName());
        if (file.equals(data.resolve("pyvenv.cfg"))) {
            return true;
        }
        return scripts.equals(file.getParent())
                && (isInterpreter(name)
                        || name.startsWith("activate")
                        || name.startsWith("Activate.")
                        || name.equals("deactivate.bat"));
    }

    private static boolean isInterpreter(String name) {
        for (int i = "python".length(); i < name.length(); i++) {
            char c = name.charAt(i);
            if (!(c >= '0' && c <= '9') && c != '.' && c != 't' && c != 'w') {
                return name.endsWith(".exe") && name.startsWith("python");
            }
        }
        return name.startsWith("python");
    }

    private static boolean within(Path path, Set<Path> roots) {
        for (Path root : roots) {
            if (isWithin(root, path)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a path is a folder or leads into it, by names alone.
    static boolean isWithin(Path folder, Path path) {
        Path from = folder.toAbsolutePath().normalize();
        return path.toAbsolutePath().normalize().startsWith(from);
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException absent) {
            Path parent = path.getParent();
            Path name = path.getFileName();
            return parent == null || name == null || Files.isSymbolicLink(path)
                    ? path
                    : real(parent).resolve(name);
        }
    }
}

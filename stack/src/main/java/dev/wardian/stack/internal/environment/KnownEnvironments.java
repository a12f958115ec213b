package dev.wardian.stack.internal.environment;

import dev.wardian.store.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The virtual environments that were linked out of a store, a small file each, so that those that
/// share a changed file can be named. Not being able to note one is no failure.
public final class KnownEnvironments {
    private final Path folder;

    /// The environments of the store in this folder.
    public KnownEnvironments(Path store) {
        this.folder = store.resolve("environments");
    }

    /// Notes an environment, if it was not noted before.
    public void note(Path root) {
        var name = name(root);
        var file = folder.resolve(name);
        if (file.toFile().exists()) {
            return;
        }
        try {
            WholeFile.write(file, root.toString());
        } catch (IOException unable) {
            // it is not named then
        }
    }

    /// Forgets an environment.
    public void forget(Path root) {
        try {
            Files.deleteIfExists(folder.resolve(name(root)));
        } catch (IOException unable) {
            // who asks for all passes over those that are gone
        }
    }

    private static String name(Path root) {
        return UUID.nameUUIDFromBytes(root.toString().getBytes(StandardCharsets.UTF_8)).toString();
    }

    /// The environments that still are where they were.
    public List<Path> roots() {
        var roots = new ArrayList<Path>();
        if (!Files.isDirectory(folder)) {
            return roots;
        }
        try (var notes = Files.newDirectoryStream(folder, "[!.]*")) {
            for (var note : notes) {
                var root = Path.of(Files.readString(note));
                if (Files.exists(root.resolve("pyvenv.cfg"))) {
                    roots.add(root);
                }
            }
        } catch (IOException unreadable) {
            return roots;
        }
        roots.sort(null);
        return roots;
    }

    /// The environments other than this one in which a file of its library is the very same file.
    ///
    /// @param library the folder of importable code that the file lies in
    public List<Path> sharing(Path root, Path library, Path file) {
        var sharing = new ArrayList<Path>();
        if (!file.startsWith(library)) {
            return sharing;
        }
        var inside = library.relativize(file);
        for (var other : roots()) {
            if (!other.equals(root) && holds(other, inside, file)) {
                sharing.add(other);
            }
        }
        return sharing;
    }

    private static boolean holds(Path other, Path inside, Path file) {
        var lib = other.resolve("lib");
        if (!Files.isDirectory(lib)) {
            return false;
        }
        try (var pythons = Files.newDirectoryStream(lib, "python*")) {
            for (var python : pythons) {
                var candidate = python.resolve("site-packages").resolve(inside.toString());
                if (Files.exists(candidate) && Files.isSameFile(candidate, file)) {
                    return true;
                }
            }
        } catch (IOException unreadable) {
            return false;
        }
        return false;
    }
}

package dev.wardian.python.internal.link;

import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.python.internal.facts.ModuleNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What can be imported although no `RECORD` says so: files that lie in the folders of an
/// environment, folders that `.pth` files add, and what editable installs map. Nothing is known of
/// such modules but that they are there.
final class Unrecorded {
    private final ModuleTable table;
    private final ModuleNames names;
    private final Set<Path> seen = new HashSet<>();

    Unrecorded(ModuleTable table, ModuleNames names) {
        this.table = table;
        this.names = names;
    }

    void add(PythonEnvironment environment) {
        for (var folder : environment.interpreter().libraries()) {
            folder(folder);
        }
        for (var folder : environment.scheme().libraries()) {
            folder(folder);
        }
    }

    private void folder(Path folder) {
        if (!seen.add(folder)) {
            return;
        }
        for (var entry : entries(folder)) {
            var name = String.valueOf(entry.getFileName());
            if (name.endsWith(".pth")) {
                paths(folder, entry);
            } else if (name.startsWith("__editable___") && name.endsWith("_finder.py")) {
                mapped(entry);
            } else if (ModuleNames.isIdentifier(name)) {
                if (Files.isDirectory(entry)) {
                    table.addOpaque(name);
                }
            } else {
                names.of(name, folder).ifPresent(file -> table.addOpaque(file.module()));
            }
        }
        if (Files.exists(folder.resolve("distutils-precedence.pth"))) {
            table.replace("distutils");
        }
    }

    /// A line of a `.pth` file is a folder, unless it begins with `import` (documentation of
    /// Python's `site` module).
    private void paths(Path folder, Path file) {
        for (var line : lines(file)) {
            var text = line.strip();
            if (!text.isEmpty() && !text.startsWith("#") && !text.startsWith("import ")) {
                folder(folder.resolve(text).normalize());
            }
        }
    }

    /// The keys of `MAPPING: dict[str, str] = {'name': 'folder', …}`, which setuptools writes for
    /// editable installs.
    private void mapped(Path finder) {
        for (var line : lines(finder)) {
            if (line.startsWith("MAPPING")) {
                var words = line.split("'", -1);
                for (var at = 1; at < words.length; at += 4) {
                    table.addOpaque(words[at]);
                }
            }
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static List<Path> entries(Path folder) {
        var found = new ArrayList<Path>();
        try (var stream = Files.newDirectoryStream(folder)) {
            stream.forEach(found::add);
        } catch (IOException | DirectoryIteratorException _) {
            // a folder that is not there has nothing to import
        }
        return found;
    }
}

package dev.wardian.python.environment;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Interpreters of pyenv: its shims are shell scripts, which are not run but looked through.
///
/// A shim picks by `PYENV_VERSION`, else `.python-version` here or above, else the file `version`
/// of pyenv's folder; each may name several versions and `system`.
final class PyenvVersions {
    private final Surroundings surroundings;
    private final Path root;

    PyenvVersions(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.root =
                surroundings
                        .variable("PYENV_ROOT")
                        .map(Path::of)
                        .orElse(surroundings.home().resolve(".pyenv"));
    }

    /// Whether this folder of the search path holds pyenv's shims.
    boolean isShims(Path folder) {
        return folder.equals(root.resolve("shims"));
    }

    /// The interpreters of the selected versions.
    List<Place> selected() {
        List<Place> places = new ArrayList<>();
        for (String version : selectedVersions()) {
            places.addAll(
                    InterpreterSearch.interpretersIn(
                            bin(version), "selected by pyenv, `" + version + "`"));
        }
        return places;
    }

    /// The program of this name in the first selected version that has it.
    Optional<Place> selected(String name) {
        for (String version : selectedVersions()) {
            Path program = bin(version).resolve(name);
            if (Files.isExecutable(program)) {
                return Optional.of(new Place(program, "selected by pyenv, `" + version + "`"));
            }
        }
        return Optional.empty();
    }

    /// The interpreters of all installed versions, the newest first.
    List<Place> installed() {
        return installed("python");
    }

    /// The programs of a name in all installed versions, the newest first.
    List<Place> installed(String name) {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve("versions"))) {
            entries.forEach(folders::add);
        } catch (IOException absent) {
            return List.of();
        }
        folders.sort(Comparator.comparing(VersionedName::key).reversed());
        List<Place> places = new ArrayList<>();
        for (Path folder : folders) {
            Path program = folder.resolve("bin").resolve(name);
            if (Files.isExecutable(program) && !folder.getFileName().toString().startsWith("2.")) {
                places.add(new Place(program, "installed by pyenv"));
            }
        }
        return places;
    }

    private Path bin(String version) {
        return root.resolve("versions").resolve(version).resolve("bin");
    }

    private List<String> selectedVersions() {
        String text =
                surroundings
                        .variable("PYENV_VERSION")
                        .map(value -> value.replace(':', ' '))
                        .or(this::local)
                        .or(() -> read(root.resolve("version")))
                        .orElse("");
        List<String> versions = new ArrayList<>();
        for (String word : text.split("\\s+", -1)) {
            if (!word.isEmpty() && !word.equals("system")) {
                versions.add(installedName(word));
            }
        }
        return versions;
    }

    private Optional<String> local() {
        for (Path folder = surroundings.folder(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve(".python-version");
            if (Files.isRegularFile(file)) {
                return read(file);
            }
        }
        return Optional.empty();
    }

    /// pyenv takes `3.11` as the newest installed `3.11.x`.
    private String installedName(String word) {
        if (Files.isDirectory(root.resolve("versions").resolve(word))) {
            return word;
        }
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(root.resolve("versions"), word + ".*")) {
            List<Path> folders = new ArrayList<>();
            entries.forEach(folders::add);
            folders.sort(Comparator.comparing(VersionedName::key));
            return folders.isEmpty() ? word : folders.getLast().getFileName().toString();
        } catch (IOException absent) {
            return word;
        }
    }

    private static Optional<String> read(Path file) {
        try {
            StringBuilder words = new StringBuilder();
            for (String line : Files.readAllLines(file)) {
                if (!line.startsWith("#")) {
                    words.append(line).append(' ');
                }
            }
            return Optional.of(words.toString());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}

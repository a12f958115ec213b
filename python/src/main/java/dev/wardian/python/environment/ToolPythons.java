package dev.wardian.python.environment;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Interpreters that other tools keep away from the search path: those that uv downloaded, conda's
/// base installations and their named environments. Looks at names only, runs nothing.
final class ToolPythons {
    private static final List<String> CONDA_FOLDERS =
            List.of(
                    "miniforge3",
                    "mambaforge",
                    "miniconda3",
                    "anaconda3",
                    "micromamba",
                    ".local/share/mamba");
    private static final List<String> SYSTEM_CONDA_FOLDERS =
            List.of("/opt/conda", "/opt/miniforge3", "/opt/miniconda3", "/opt/anaconda3");

    private final Surroundings surroundings;

    ToolPythons(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// What uv keeps, the newest first, then what conda knows.
    List<Place> all() {
        List<Place> places = new ArrayList<>();
        for (Path folder : folders(uvFolder())) {
            add(folder, "installed by uv", places);
        }
        for (Path prefix : condaPrefixes()) {
            add(prefix, "conda prefix", places);
        }
        return places;
    }

    private static void add(Path prefix, String reason, List<Place> places) {
        for (String name : List.of("bin/python", "bin/python3", "python.exe")) {
            if (Files.isExecutable(prefix.resolve(name))) {
                places.add(new Place(prefix.resolve(name), reason));
                return;
            }
        }
    }

    private Path uvFolder() {
        return surroundings
                .variable("UV_PYTHON_INSTALL_DIR")
                .map(surroundings.folder()::resolve)
                .orElseGet(
                        () ->
                                surroundings
                                        .variable("XDG_DATA_HOME")
                                        .map(Path::of)
                                        .orElse(surroundings.home().resolve(".local/share"))
                                        .resolve("uv/python"));
    }

    /// The prefixes that have `conda-meta`, each once: bases, their `envs`, and what conda itself
    /// noted in `environments.txt` of the user's folder.
    private Set<Path> condaPrefixes() {
        Set<Path> bases = new LinkedHashSet<>();
        for (String variable : List.of("CONDA_PREFIX", "CONDA_ROOT", "MAMBA_ROOT_PREFIX")) {
            surroundings.variable(variable).map(Path::of).ifPresent(bases::add);
        }
        surroundings
                .variable("CONDA_EXE")
                .map(Path::of)
                .map(Path::getParent)
                .map(Path::getParent)
                .ifPresent(bases::add);
        CONDA_FOLDERS.forEach(name -> bases.add(surroundings.home().resolve(name)));
        SYSTEM_CONDA_FOLDERS.forEach(name -> bases.add(Path.of(name)));
        Set<Path> prefixes = new LinkedHashSet<>(bases);
        for (Path base : bases) {
            prefixes.addAll(folders(base.resolve("envs")));
        }
        prefixes.addAll(noted());
        prefixes.removeIf(prefix -> !Files.isDirectory(prefix.resolve("conda-meta")));
        return prefixes;
    }

    private List<Path> noted() {
        Path file = surroundings.home().resolve(".conda").resolve("environments.txt");
        try {
            List<Path> noted = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank()) {
                    noted.add(surroundings.home().resolve(line.strip()));
                }
            }
            return noted;
        } catch (IOException absent) {
            return List.of();
        }
    }

    private static List<Path> folders(Path parent) {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, Files::isDirectory)) {
            entries.forEach(folders::add);
        } catch (IOException absent) {
            return List.of();
        }
        folders.sort(Comparator.comparing(VersionedName::key).reversed());
        return folders;
    }
}

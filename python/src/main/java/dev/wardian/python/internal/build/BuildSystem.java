package dev.wardian.python.internal.build;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The table `[build-system]` of a project (PEP 517, PEP 518).
///
/// @param requires requirements as written
/// @param backend `module:object`
/// @param backendPath folders of the source tree that hold the backend, absolute
public record BuildSystem(List<String> requires, String backend, List<Path> backendPath) {
    /// What is called where no backend is named: runs `setup.py` as before PEP 517.
    public static final String LEGACY = "setuptools.build_meta:__legacy__";

    private static final String LEGACY_REQUIREMENT = "setuptools>=40.8.0";

    public BuildSystem {
        requires = List.copyOf(requires);
        backendPath = List.copyOf(backendPath);
    }

    /// Reads the table of a project; an [IllegalArgumentException] says in words what is wrong.
    public static BuildSystem of(Path project, Pyproject pyproject) {
        if (!pyproject.has("build-system")) {
            if (!pyproject.isPresent() && !Files.exists(project.resolve("setup.py"))) {
                throw new IllegalArgumentException(
                        "there is neither `pyproject.toml` nor `setup.py`");
            }
            return new BuildSystem(List.of(LEGACY_REQUIREMENT), LEGACY, List.of());
        }
        Map<String, Object> table = pyproject.table("build-system");
        if (!(table.get("requires") instanceof List<?>)) {
            throw new IllegalArgumentException(
                    "`build-system.requires` of `pyproject.toml` is missing or no list");
        }
        List<Path> paths = new ArrayList<>();
        for (String entry : Pyproject.texts(table, "backend-path")) {
            Path path = project.resolve(entry).normalize();
            if (!path.startsWith(project)) {
                throw new IllegalArgumentException(
                        "`backend-path` leaves the source tree: `" + entry + "`");
            }
            paths.add(path);
        }
        return new BuildSystem(
                Pyproject.texts(table, "requires"),
                Pyproject.text(table, "build-backend").orElse(LEGACY),
                paths);
    }
}

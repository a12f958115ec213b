package dev.wardian.python.environment;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The places where interpreters are looked for, in order; looks at names only, runs nothing.
final class InterpreterSearch {
    private static final List<String> SYSTEM_FOLDERS =
            List.of("/usr/local/bin", "/usr/bin", "/bin");

    /// What comes first of a folder, as [#interpretersIn] sorts it.
    private static final List<String> USUAL_NAMES = List.of("python3", "python");

    private final Surroundings surroundings;
    private final PyenvVersions pyenv;

    InterpreterSearch(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.pyenv = new PyenvVersions(surroundings);
    }

    /// Every place of the wanted kind. Folders are looked through when it is their turn: to list
    /// `/usr/bin` takes longer than everything before it.
    Stream<Place> all(EnvironmentPreference preference) {
        List<Supplier<List<Place>>> parts = new ArrayList<>();
        if (preference != EnvironmentPreference.ONLY_SYSTEM) {
            parts.add(this::environments);
        }
        if (preference != EnvironmentPreference.ONLY_VIRTUAL) {
            for (Path folder : pathFolders()) {
                addFolder(folder, parts);
            }
            parts.add(this::baseOfConda);
            parts.add(pyenv::installed);
            for (String folder : SYSTEM_FOLDERS) {
                addInterpretersIn(Path.of(folder), "in `" + folder + "`", parts);
            }
        }
        return parts.stream().flatMap(part -> part.get().stream());
    }

    private void addFolder(Path folder, List<Supplier<List<Place>>> parts) {
        if (pyenv.isShims(folder)) {
            parts.add(pyenv::selected);
        } else {
            addInterpretersIn(folder, "on the search path", parts);
        }
    }

    private static void addInterpretersIn(
            Path folder, String reason, List<Supplier<List<Place>>> parts) {
        for (String usual : USUAL_NAMES) {
            parts.add(() -> interpreter(folder.resolve(usual), reason));
        }
        parts.add(() -> versioned(folder, reason));
    }

    private static List<Place> interpreter(Path program, String reason) {
        return isProgram(program) ? List.of(new Place(program, reason)) : List.of();
    }

    private static List<Place> versioned(Path folder, String reason) {
        List<Place> places = new ArrayList<>(interpretersIn(folder, reason));
        places.removeIf(place -> USUAL_NAMES.contains(place.program().getFileName().toString()));
        return places;
    }

    private static boolean isProgram(Path file) {
        return Files.isExecutable(file) && !Files.isDirectory(file);
    }

    private List<Place> baseOfConda() {
        return surroundings
                .variable("CONDA_PREFIX")
                .filter(_ -> isBaseOfConda())
                .map(folder -> List.of(inside(folder, "conda's base environment")))
                .orElse(List.of());
    }

    /// What other tools keep away from the search path, for when nothing else fits.
    List<Place> elsewhere() {
        return new ToolPythons(surroundings).all();
    }

    /// Virtual and conda environments that are active or near.
    List<Place> environments() {
        List<Place> places = new ArrayList<>();
        surroundings
                .variable("VIRTUAL_ENV")
                .ifPresent(folder -> places.add(inside(folder, "active, `VIRTUAL_ENV`")));
        surroundings
                .variable("CONDA_PREFIX")
                .filter(_ -> !isBaseOfConda())
                .ifPresent(folder -> places.add(inside(folder, "active, `CONDA_PREFIX`")));
        for (Path folder = surroundings.folder(); folder != null; folder = folder.getParent()) {
            Path environment = folder.resolve(".venv");
            if (Files.exists(environment.resolve("pyvenv.cfg"))) {
                String where =
                        folder.equals(surroundings.folder())
                                ? "`.venv` in the current folder"
                                : "`" + environment + "`";
                places.add(new Place(program(environment), where));
            }
        }
        return places;
    }

    /// conda's own base environment is an installation, not a place to put packages unasked.
    private boolean isBaseOfConda() {
        String name = surroundings.variable("CONDA_DEFAULT_ENV").orElse("");
        return name.equals("base") || name.equals("root");
    }

    /// The programs of this name along the search path, each looked for when it is its turn.
    Stream<Place> command(String name) {
        return Stream.concat(
                pathFolders().stream().flatMap(folder -> command(folder, name).stream()),
                Stream.of(name).flatMap(it -> pyenv.installed(it).stream()));
    }

    private Optional<Place> command(Path folder, String name) {
        if (pyenv.isShims(folder)) {
            return pyenv.selected(name);
        }
        Path program = folder.resolve(name);
        return Files.isExecutable(program)
                ? Optional.of(new Place(program, "`" + name + "` on the search path"))
                : Optional.empty();
    }

    private List<Path> pathFolders() {
        List<Path> folders = new ArrayList<>();
        for (String entry :
                surroundings.variable("PATH").orElse("").split(File.pathSeparator, -1)) {
            if (!entry.isEmpty()) {
                Path folder = surroundings.folder().resolve(entry);
                if (!folders.contains(folder)) {
                    folders.add(folder);
                }
            }
        }
        return folders;
    }

    /// `python3` and `python` first, then those with versions, the newest first.
    static List<Place> interpretersIn(Path folder, String reason) {
        List<Place> places = new ArrayList<>();
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(
                        folder,
                        entry -> Programs.isInterpreterName(entry.getFileName().toString()))) {
            for (Path entry : entries) {
                if (isProgram(entry)) {
                    places.add(new Place(entry, reason));
                }
            }
        } catch (IOException unreadable) {
            return List.of();
        }
        places.sort(Comparator.comparing(place -> order(place.program())));
        return places;
    }

    /// A key that sorts `python3`, `python`, then versions downwards, PyPy last.
    private static String order(Path program) {
        String name = program.getFileName().toString();
        return switch (name) {
            case "python3" -> "0";
            case "python" -> "1";
            default -> {
                int dot = name.lastIndexOf('.');
                String minor = dot < 0 ? "" : name.substring(dot + 1).replace("t", "");
                int number = minor.isEmpty() ? 0 : Integer.parseInt(minor);
                String kind = name.startsWith("python") ? "2" : "3";
                yield kind + (char) (0xFFFF - Math.min(number, 0xFFF)) + name;
            }
        };
    }

    private static Place inside(String folder, String reason) {
        return new Place(program(Path.of(folder)), reason);
    }

    private static Path program(Path environment) {
        Path windows = environment.resolve("Scripts").resolve("python.exe");
        Path posix = environment.resolve("bin").resolve("python");
        return !Files.exists(posix) && Files.exists(windows) ? windows : posix;
    }
}

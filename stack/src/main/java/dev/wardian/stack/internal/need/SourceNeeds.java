package dev.wardian.stack.internal.need;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What a source tree says of what it needs to be built, before anything of it is run: out of
/// `setup.py` and what it imports from beside itself, `setup.cfg`, `pyproject.toml`,
/// `meson.build`, `CMakeLists.txt`, `Cargo.toml` and `Cargo.lock`.
///
/// It is a reading of what stands there: a script may compute more, and may not come to what it
/// says ([Weight]). Files that cannot be read, or are not what they are called, say nothing; the
/// build tells what is wrong with them.
public final class SourceNeeds {
    private static final long LONGEST = 4 << 20;

    /// Scripts that import one another, and folders of CMake and meson.
    private static final int MOST_FILES = 200;

    /// A module that may lie beside the script.
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    private final Path project;
    private final NeedNotes notes = new NeedNotes();
    private int files;

    private SourceNeeds(Path project) {
        this.project = project;
    }

    /// All that a project says, in the order in which its files are read.
    public static List<Stated> of(Path project) {
        SourceNeeds reader = new SourceNeeds(project);
        reader.read();
        return reader.notes.all();
    }

    private void read() {
        String table = text(ProjectTables.FILE);
        boolean cargo = !table.isEmpty() && ProjectTables.read(table, notes);
        // a project may have files of several build systems; the backend says which counts
        boolean meson = table.contains("meson");
        boolean cmake = table.contains("scikit-build") || table.contains("cmake");
        boolean setup = Files.exists(project.resolve("setup.py"));
        if (meson) {
            meson(project);
        }
        if (setup && !meson) {
            setup();
        }
        if (Files.exists(project.resolve("CMakeLists.txt"))
                && (cmake
                        || (setup
                                && text("setup.py")
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .contains("cmake")))) {
            cmake();
        }
        if (cargo) {
            String lock = text("Cargo.lock");
            ProjectTables.lock("Cargo.lock", lock, notes);
        }
    }

    private void setup() {
        Deque<String> waiting = new ArrayDeque<>(List.of("setup"));
        Set<String> seen = new HashSet<>(waiting);
        while (!waiting.isEmpty()) {
            String file = waiting.pop() + ".py";
            for (String module : SetupScript.read(file, text(file), notes)) {
                if (NAME.matcher(module).matches()
                        && Files.isRegularFile(project.resolve(module + ".py"))
                        && seen.add(module)) {
                    waiting.add(module);
                }
            }
        }
        configuration();
    }

    /// `[build_ext] libraries` of `setup.cfg`.
    private void configuration() {
        boolean inside = false;
        int number = 0;
        for (String line : text("setup.cfg").split("\n", -1)) {
            number++;
            if (line.startsWith("[")) {
                inside = line.strip().equals("[build_ext]");
            } else if (inside && line.matches("libraries\\s*[=:].*")) {
                for (String name : line.replaceFirst(".*?[=:]", "").strip().split("[\\s,]+", -1)) {
                    notes.library(name, Weight.NEEDED, "setup.cfg", number);
                }
            }
        }
    }

    private void meson(Path folder) {
        String file = project.relativize(folder.resolve("meson.build")).toString();
        String text = text(file);
        MesonFile.read(file, text, notes);
        for (Call call : Call.in(text)) {
            if (call.name().equals("subdir")) {
                below(folder, call.arguments().strip().replaceAll("^'|'.*$", ""))
                        .ifPresent(this::meson);
            }
        }
    }

    private void cmake() {
        Deque<Path> waiting = new ArrayDeque<>(List.of(project));
        while (!waiting.isEmpty()) {
            Path folder = waiting.pop();
            String file = project.relativize(folder.resolve("CMakeLists.txt")).toString();
            for (String name : CmakeFile.read(file, text(file), folder.equals(project), notes)) {
                below(folder, name).ifPresent(waiting::add);
            }
        }
    }

    private java.util.Optional<Path> below(Path folder, String name) {
        if (name.isEmpty()
                || name.indexOf('$') >= 0
                || name.indexOf('\0') >= 0
                || files > MOST_FILES) {
            return java.util.Optional.empty();
        }
        Path below = folder.resolve(name).normalize();
        return java.util.Optional.of(below)
                .filter(path -> path.startsWith(folder) && !path.equals(folder))
                .filter(Files::isDirectory);
    }

    private String text(String file) {
        files++;
        try {
            Path path = project.resolve(file);
            return Files.isRegularFile(path) && Files.size(path) <= LONGEST && files <= MOST_FILES
                    ? new String(Files.readAllBytes(path), StandardCharsets.UTF_8)
                    : "";
        } catch (IOException unreadable) {
            return "";
        }
    }
}

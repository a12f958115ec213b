package dev.wardian.python.environment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The file `pyvenv.cfg` of a virtual environment (PEP 405): lines of `key = value`, whoever wrote
/// them. Immutable.
public final class VenvConfiguration {
    private final List<String> lines;

    private VenvConfiguration(List<String> lines) {
        this.lines = List.copyOf(lines);
    }

    /// Reads that of the environment in a folder.
    public static VenvConfiguration of(Path folder) throws IOException {
        return new VenvConfiguration(
                Files.readAllLines(folder.resolve("pyvenv.cfg"), StandardCharsets.UTF_8));
    }

    /// The value of a key; keys are compared without regard to case.
    public Optional<String> value(String key) {
        for (String line : lines) {
            if (isOf(key, line)) {
                return Optional.of(line.substring(line.indexOf('=') + 1).strip());
            }
        }
        return Optional.empty();
    }

    /// The interpreter's version. Python's own tool writes `version`, others `version_info`, and
    /// virtualenv the five parts of `sys.version_info`.
    public Optional<String> pythonVersion() {
        return value("version_info")
                .or(() -> value("version"))
                .map(text -> text.replace(".final.0", ""));
    }

    /// The folder of the interpreter that the environment was made from.
    public Optional<Path> home() {
        return value("home").map(Path::of);
    }

    /// Which tool made it.
    public String maker() {
        return value("created-by")
                .or(() -> value("uv").map(version -> "uv " + version))
                .or(() -> value("virtualenv").map(version -> "virtualenv " + version))
                .orElse("venv");
    }

    /// The text for a copy in another folder.
    ///
    /// @param prompt what its shell shows; empty for the name of its folder
    String relocated(Path from, Path to, Optional<String> prompt) {
        List<String> moved = new ArrayList<>();
        for (String line : lines) {
            if (isOf("command", line)) {
                moved.add(line.replace(from.toString(), to.toString()));
            } else if (!isOf("prompt", line)) {
                moved.add(line);
            }
        }
        prompt.ifPresent(text -> moved.add("prompt = " + text));
        return String.join("\n", moved) + "\n";
    }

    private static boolean isOf(String key, String line) {
        int equals = line.indexOf('=');
        return equals > 0 && line.substring(0, equals).strip().toLowerCase(Locale.ROOT).equals(key);
    }
}

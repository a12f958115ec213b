package dev.wardian.stack.unused;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Where in a file of another form a requirement stands, by its text.
final class TextPlaces {
    private final String file;
    private final List<String> lines;

    TextPlaces(String shown, Path file) {
        this.file = shown;
        this.lines = read(file);
    }

    private static List<String> read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException gone) {
            return List.of();
        }
    }

    /// The first line that holds a requirement, else its name.
    TomlPlaces.Place of(String requirement) {
        for (var wanted : List.of(requirement, Declarations.spelled(requirement))) {
            for (var at = 0; at < lines.size(); at++) {
                var column = lines.get(at).indexOf(wanted);
                if (column >= 0) {
                    return new TomlPlaces.Place(file, at + 1, column + 1, lines.get(at));
                }
            }
        }
        return new TomlPlaces.Place(file, 1, 1, "");
    }
}

package dev.wardian.python.internal.build;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.toml.TomlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A `pyproject.toml` as maps and lists; one that is not there reads as empty.
public final class Pyproject {
    private final Map<String, Object> tables;
    private final boolean present;

    private Pyproject(Map<String, Object> tables, boolean present) {
        this.tables = tables;
        this.present = present;
    }

    /// Reads the file of a project; an [IllegalArgumentException] names line and column of what is
    /// no TOML.
    public static Pyproject of(Path project) throws IOException {
        String text;
        try {
            text = Files.readString(project.resolve("pyproject.toml"));
        } catch (NoSuchFileException absent) {
            return new Pyproject(Map.of(), false);
        }
        return parse(text);
    }

    /// Reads the text of a file.
    public static Pyproject parse(String text) {
        try {
            return new Pyproject(TomlDocument.parse(text).tree(), true);
        } catch (SyntaxException fault) {
            String before = text.substring(0, fault.position());
            int lines = (int) before.chars().filter(character -> character == '\n').count();
            throw new IllegalArgumentException(
                    "`pyproject.toml` is no TOML: expected "
                            + fault.expected()
                            + " (line "
                            + (lines + 1)
                            + ", column "
                            + (before.length() - before.lastIndexOf('\n'))
                            + ")",
                    fault);
        }
    }

    /// Whether there is such a file.
    public boolean isPresent() {
        return present;
    }

    /// Whether it has a table of that name.
    public boolean has(String table) {
        return tables.containsKey(table);
    }

    /// A table, empty when it is not there.
    public Map<String, Object> table(String name) {
        return map(tables.get(name));
    }

    static Map<String, Object> map(@Nullable Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> table) {
            table.forEach((key, member) -> map.put(String.valueOf(key), member));
        }
        return map;
    }

    static Optional<String> text(Map<String, Object> table, String key) {
        return table.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    static List<String> texts(Map<String, Object> table, String key) {
        List<String> texts = new ArrayList<>();
        if (table.get(key) instanceof List<?> list) {
            for (Object element : list) {
                texts.add(String.valueOf(element));
            }
        }
        return texts;
    }
}

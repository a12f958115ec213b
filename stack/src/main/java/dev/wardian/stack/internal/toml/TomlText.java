package dev.wardian.stack.internal.toml;

import dev.wardian.standards.SyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// TOML text as a tree of [Map], [List], [String], [Long], [Double], [Boolean] and `java.time`.
public final class TomlText {

    private TomlText() {}

    /// Reads a document; keys keep their order.
    ///
    /// @throws SyntaxException at the first place that is no TOML
    public static Map<String, Object> parse(String text) {
        return map(parsed(text));
    }

    /// The text without the byte order mark that editors on Windows put before it.
    static String withoutMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    static TomlTable parsed(String text) {
        var parsed = Toml.parse(withoutMark(text));
        if (parsed.hasErrors()) {
            var error = parsed.errors().getFirst();
            throw new SyntaxException(
                    text, offset(text, error.position()), "TOML (" + error.getMessage() + ")");
        }
        return parsed;
    }

    private static int offset(String text, TomlPosition position) {
        var start = 0;
        for (var line = 1; line < position.line(); line++) {
            var end = text.indexOf('\n', start);
            if (end < 0) {
                break;
            }
            start = end + 1;
        }
        return Math.min(text.length(), start + position.column() - 1);
    }

    static Map<String, Object> map(TomlTable table) {
        var map = new LinkedHashMap<String, Object>();
        for (var entry : table.entrySet()) {
            map.put(entry.getKey(), plain(entry.getValue()));
        }
        return map;
    }

    private static List<Object> list(TomlArray array) {
        var list = new ArrayList<Object>(array.size());
        for (var index = 0; index < array.size(); index++) {
            list.add(plain(array.get(index)));
        }
        return list;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case TomlTable table -> map(table);
            case TomlArray array -> list(array);
            default -> value;
        };
    }
}

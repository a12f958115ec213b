package dev.wardian.stack.lock;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/// Writes the tree of a lock as TOML: tables of tables as in the standard's example, hashes and
/// dependencies inline.
final class LockWriter {

    private final StringBuilder out = new StringBuilder();

    private LockWriter() {}

    static String write(Map<String, Object> tree) {
        var writer = new LockWriter();
        writer.table("", tree);
        return writer.out.toString();
    }

    private void table(String path, Map<String, ?> table) {
        table.forEach(
                (key, value) -> {
                    if (!isTable(key, value) && !isTables(key, value)) {
                        key(key);
                        out.append(" = ");
                        value(value, isOnLines(key, value));
                        out.append('\n');
                    }
                });
        table.forEach(
                (key, value) -> {
                    var inner = path.isEmpty() ? quoted(key) : path + "." + quoted(key);
                    if (isTable(key, value)) {
                        if (!holdsTablesAlone(map(value))) {
                            header("[" + inner + "]");
                        }
                        table(inner, map(value));
                    } else if (isTables(key, value)) {
                        for (var one : (List<?>) value) {
                            header("[[" + inner + "]]");
                            table(inner, map(one));
                        }
                    }
                });
    }

    private static boolean holdsTablesAlone(Map<String, ?> table) {
        return !table.isEmpty()
                && table.entrySet().stream()
                        .allMatch(
                                it ->
                                        isTable(it.getKey(), it.getValue())
                                                || isTables(it.getKey(), it.getValue()));
    }

    private void header(String text) {
        out.append('\n').append(text).append('\n');
    }

    private static boolean isTable(String key, Object value) {
        return value instanceof Map<?, ?> && !key.equals("hashes");
    }

    private static boolean isTables(String key, Object value) {
        return value instanceof List<?> list
                && !list.isEmpty()
                && list.getFirst() instanceof Map<?, ?>
                && !key.equals("dependencies");
    }

    private static boolean isOnLines(String key, Object value) {
        return (key.equals("dependencies") || key.equals("inputs"))
                && value instanceof List<?> list
                && !list.isEmpty();
    }

    private void key(String key) {
        out.append(quoted(key));
    }

    private static boolean isLiteral(String text) {
        for (var index = 0; index < text.length(); index++) {
            var c = text.charAt(index);
            if (c == '\'' || c < 0x20 || c == 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static String quoted(String key) {
        for (var index = 0; index < key.length(); index++) {
            var c = key.charAt(index);
            var bare =
                    (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || c == '-'
                            || c == '_';
            if (!bare) {
                return string(key);
            }
        }
        return key.isEmpty() ? "\"\"" : key;
    }

    private void value(Object value, boolean onLines) {
        switch (value) {
            case String text -> out.append(string(text));
            case OffsetDateTime time ->
                    out.append(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
            case List<?> list -> list(list, onLines);
            case Map<?, ?> table -> inline(map(table));
            default -> out.append(value);
        }
    }

    private void list(List<?> list, boolean onLines) {
        out.append('[');
        var separator = onLines ? "\n    " : "";
        for (var one : list) {
            out.append(separator);
            value(one, false);
            separator = onLines ? ",\n    " : ", ";
        }
        out.append(onLines ? ",\n]" : "]");
    }

    private void inline(Map<String, ?> table) {
        out.append('{');
        var first = true;
        for (var entry : table.entrySet()) {
            out.append(first ? "" : ", ");
            key(entry.getKey());
            out.append(" = ");
            value(entry.getValue(), false);
            first = false;
        }
        out.append('}');
    }

    @SuppressWarnings("unchecked") // the tree of a lock has text for keys
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    /// A basic string, or a literal one where that saves escaping quotes, as in most markers.
    private static String string(String text) {
        if (text.indexOf('"') >= 0 && isLiteral(text)) {
            return "'" + text + "'";
        }
        var out = new StringBuilder(text.length() + 2).append('"');
        for (var index = 0; index < text.length(); index++) {
            var c = text.charAt(index);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20 || c == 0x7f) {
                        out.append("\\u00").append(Character.forDigit(c >> 4, 16));
                        out.append(Character.forDigit(c & 15, 16));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }
}

package dev.wardian.cli.command;

import java.util.Map;

/// JSON as Python's own writer spaces and escapes it, for who compares bytes.
final class PipJson {

    private PipJson() {}

    /// On one line, all but ASCII escaped.
    static String line(Object tree) {
        var text = new StringBuilder();
        write(text, tree, -1, true);
        return text.toString();
    }

    /// Indented by two, letters as they are.
    static String indented(Object tree) {
        var text = new StringBuilder();
        write(text, tree, 0, false);
        return text.toString();
    }

    private static void write(StringBuilder text, Object value, int depth, boolean ascii) {
        switch (value) {
            case Map<?, ?> map -> {
                text.append('{');
                var first = true;
                for (var entry : map.entrySet()) {
                    separate(text, first, depth);
                    first = false;
                    string(text, String.valueOf(entry.getKey()), ascii);
                    text.append(": ");
                    write(text, entry.getValue(), deeper(depth), ascii);
                }
                end(text, first, depth, '}');
            }
            case Iterable<?> many when !(value instanceof java.nio.file.Path) -> {
                text.append('[');
                var first = true;
                for (var one : many) {
                    separate(text, first, depth);
                    first = false;
                    write(text, one, deeper(depth), ascii);
                }
                end(text, first, depth, ']');
            }
            case Boolean flag -> text.append(flag);
            case Number number -> text.append(number);
            default -> string(text, value.toString(), ascii);
        }
    }

    private static int deeper(int depth) {
        return depth < 0 ? depth : depth + 1;
    }

    private static void separate(StringBuilder text, boolean first, int depth) {
        if (depth >= 0) {
            text.append(first ? "\n" : ",\n").repeat("  ", depth + 1);
        } else if (!first) {
            text.append(", ");
        }
    }

    private static void end(StringBuilder text, boolean empty, int depth, char bracket) {
        if (!empty && depth >= 0) {
            text.append('\n').repeat("  ", depth);
        }
        text.append(bracket);
    }

    private static void string(StringBuilder text, String value, boolean ascii) {
        text.append('"');
        for (var index = 0; index < value.length(); index++) {
            var character = value.charAt(index);
            switch (character) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                default -> {
                    if (character < ' ' || (ascii && character > '~')) {
                        text.append("\\u%04x".formatted((int) character));
                    } else {
                        text.append(character);
                    }
                }
            }
        }
        text.append('"');
    }
}

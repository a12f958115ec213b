package dev.wardian.stack.foreign;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// JSON as Python's `json.dumps` writes it, byte for byte: other tools compare digests of it.
final class PythonJson {

    private PythonJson() {}

    /// The SHA-256 of a value's JSON with sorted keys.
    ///
    /// @param comma what stands behind an item, as in Python: `,` or `, `
    /// @param colon what stands behind a key: `:` or `: `
    static String digest(Object value, String comma, String colon) {
        var out = new StringBuilder();
        write(sorted(value), out, "", colon, comma);
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sha.digest(out.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object sorted(Object value) {
        return switch (value) {
            case Map<?, ?> table -> {
                var sorted = new TreeMap<String, Object>();
                table.forEach((key, one) -> sorted.put(String.valueOf(key), sorted(one)));
                yield sorted;
            }
            case List<?> list -> list.stream().map(PythonJson::sorted).toList();
            default -> value;
        };
    }

    /// Writes a value.
    ///
    /// @param newline the line end with the indent so far; empty to write it all in one line
    static void write(Object value, StringBuilder out, String newline, String colon, String comma) {
        var inside = newline.isEmpty() ? "" : newline + "    ";
        switch (value) {
            case Map<?, ?> table when table.isEmpty() -> out.append("{}");
            case Map<?, ?> table -> {
                var parts = new ArrayList<String>();
                table.forEach(
                        (key, one) -> {
                            var part = new StringBuilder();
                            string(String.valueOf(key), part);
                            part.append(colon);
                            write(one, part, inside, colon, comma);
                            parts.add(part.toString());
                        });
                out.append('{')
                        .append(inside)
                        .append(String.join(comma + inside, parts))
                        .append(newline)
                        .append('}');
            }
            case List<?> list when list.isEmpty() -> out.append("[]");
            case List<?> list -> {
                var parts = new ArrayList<String>();
                for (var one : list) {
                    var part = new StringBuilder();
                    write(one, part, inside, colon, comma);
                    parts.add(part.toString());
                }
                out.append('[')
                        .append(inside)
                        .append(String.join(comma + inside, parts))
                        .append(newline)
                        .append(']');
            }
            case String text -> string(text, out);
            default -> out.append(value);
        }
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        for (var at = 0; at < text.length(); at++) {
            var c = text.charAt(at);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || c > '~') {
                        out.append("\\u").append(HexFormat.of().toHexDigits((short) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}

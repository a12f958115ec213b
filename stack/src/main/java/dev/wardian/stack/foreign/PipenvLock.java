package dev.wardian.stack.foreign;

import dev.wardian.stack.internal.toml.TomlText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Writes `Pipfile.lock`: JSON with sorted keys and four blanks of indent, with the digest of the
/// Pipfile that Pipenv compares.
final class PipenvLock {

    private PipenvLock() {}

    static String text(
            String pipfile,
            String index,
            Optional<String> python,
            Map<String, Map<String, Object>> main,
            Map<String, Map<String, Object>> develop) {
        var source =
                new TreeMap<String, Object>(
                        Map.of("name", "pypi", "url", index, "verify_ssl", true));
        var requires = new TreeMap<String, Object>();
        python.ifPresent(it -> requires.put("python_version", it));
        var meta = new TreeMap<String, Object>();
        meta.put("hash", Map.of("sha256", digest(pipfile, source, requires)));
        meta.put("pipfile-spec", 6);
        meta.put("requires", requires);
        meta.put("sources", List.of(source));
        var tree = new TreeMap<String, Object>();
        tree.put("_meta", meta);
        tree.put("default", new TreeMap<String, Object>(main));
        tree.put("develop", new TreeMap<String, Object>(develop));
        var out = new StringBuilder();
        write(tree, out, "\n", ": ", ",");
        return out.append('\n').toString();
    }

    /// As Pipenv makes it: of the Pipfile's tables as JSON without blanks.
    private static String digest(
            String pipfile, Map<String, Object> source, Map<String, Object> requires) {
        var tables = TomlText.parse(pipfile);
        var data = new TreeMap<String, Object>();
        data.put(
                "_meta",
                new TreeMap<String, Object>(
                        Map.of("sources", List.of(source), "requires", requires)));
        data.put("default", sorted(Tree.table(tables.get("packages"))));
        data.put("develop", sorted(Tree.table(tables.get("dev-packages"))));
        tables.forEach(
                (key, value) -> {
                    if (!List.of("source", "packages", "dev-packages", "requires").contains(key)) {
                        data.put(key, sorted(Tree.table(value)));
                    }
                });
        var out = new StringBuilder();
        write(data, out, "", ":", ",");
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sha.digest(out.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, Object> sorted(Map<String, Object> table) {
        var sorted = new TreeMap<String, Object>();
        table.forEach(
                (key, value) ->
                        sorted.put(
                                key,
                                value instanceof Map<?, ?> ? sorted(Tree.table(value)) : value));
        return sorted;
    }

    /// @param newline the line end with the indent so far; empty to write it all in one line
    private static void write(
            Object value, StringBuilder out, String newline, String colon, String comma) {
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
        out.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
}

package dev.wardian.python.environment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// A metadata file as the JSON of `pip inspect` (PEP 566, "JSON-compatible metadata"): what Python
/// itself makes of such a file, field by field.
final class MetadataTree {
    private static final List<String> FIELDS =
            List.of(
                    "Metadata-Version",
                    "Name",
                    "Version",
                    "*Dynamic",
                    "*Platform",
                    "*Supported-Platform",
                    "Summary",
                    "Description",
                    "Description-Content-Type",
                    "Keywords",
                    "Home-page",
                    "Download-URL",
                    "Author",
                    "Author-email",
                    "Maintainer",
                    "Maintainer-email",
                    "License",
                    "License-Expression",
                    "*License-File",
                    "*Classifier",
                    "*Requires-Dist",
                    "Requires-Python",
                    "*Requires-External",
                    "*Project-URL",
                    "*Provides-Extra",
                    "*Provides-Dist",
                    "*Obsoletes-Dist");

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private String body = "";

    MetadataTree(byte[] file) {
        read(new String(file, StandardCharsets.UTF_8).replace("\r\n", "\n").replace('\r', '\n'));
    }

    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (String field : FIELDS) {
            boolean many = field.charAt(0) == '*';
            String name = many ? field.substring(1) : field;
            List<String> found = values.get(name.toLowerCase(Locale.ROOT));
            if (found != null) {
                String key = name.toLowerCase(Locale.ROOT).replace('-', '_');
                tree.put(key, many ? found : single(key, found.getFirst()));
            }
        }
        if (!body.isEmpty()) {
            tree.put("description", body);
        }
        return tree;
    }

    private static Object single(String key, String value) {
        if (!key.equals("keywords")) {
            return value;
        }
        List<String> words = new ArrayList<>();
        for (String word : value.split(value.contains(",") ? "," : "\\s+", -1)) {
            if (!word.isBlank() || value.contains(",")) {
                words.add(word.strip());
            }
        }
        return words;
    }

    /// Headers end at an empty line or at one that is none.
    private void read(String text) {
        int at = 0;
        String name = "";
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            int next = end < 0 ? text.length() : end;
            String line = text.substring(at, next);
            boolean goesOn = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
            int colon = goesOn ? -1 : nameEnd(line);
            if (!goesOn && colon < 0) {
                at = line.isEmpty() ? Math.min(text.length(), next + 1) : at;
                break;
            }
            if (goesOn) {
                value.append('\n').append(line);
            } else {
                put(name, value);
                name = line.substring(0, colon).toLowerCase(Locale.ROOT);
                value = new StringBuilder(withoutLead(line.substring(colon + 1)));
            }
            at = Math.min(text.length(), next + 1);
        }
        put(name, value);
        body = text.substring(at);
        if (!body.isEmpty()) {
            values.computeIfAbsent("description", _ -> new ArrayList<>()).add(body);
        }
    }

    private void put(String name, StringBuilder value) {
        if (!name.isEmpty()) {
            values.computeIfAbsent(name, _ -> new ArrayList<>()).add(dedented(value.toString()));
        }
    }

    /// Where the colon behind the name of a header stands; -1 if the line is none.
    private static int nameEnd(String line) {
        for (int index = 0; index < line.length(); index++) {
            char character = line.charAt(index);
            if (character == ':') {
                return index;
            }
            if (character <= ' ' || character > '~') {
                return -1;
            }
        }
        return -1;
    }

    private static String withoutLead(String value) {
        int start = 0;
        while (start < value.length()
                && (value.charAt(start) == ' ' || value.charAt(start) == '\t')) {
            start++;
        }
        return value.substring(start);
    }

    /// Lines that go on are indented as the first one would be.
    private static String dedented(String value) {
        if (value.indexOf('\n') < 0) {
            return value;
        }
        List<String> lines = ("        " + value).lines().toList();
        @Nullable String margin = null;
        for (String line : lines) {
            if (!line.isBlank()) {
                String own = line.substring(0, line.length() - withoutLead(line).length());
                margin = margin == null ? own : common(margin, own);
            }
        }
        int cut = margin == null ? 0 : margin.length();
        StringJoiner joined = new StringJoiner("\n");
        for (String line : lines) {
            joined.add(line.isBlank() ? "" : line.substring(cut));
        }
        return joined.toString();
    }

    private static String common(String one, String other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length())
                && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return one.substring(0, length);
    }
}

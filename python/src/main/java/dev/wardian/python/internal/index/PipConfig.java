package dev.wardian.python.internal.index;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A configuration file of pip, read as Python's `configparser` reads it: sections, `key = value`
/// or `key: value`, comment lines, values that go on over indented lines.
public final class PipConfig {
    private final Map<String, Map<String, String>> sections;

    private PipConfig(Map<String, Map<String, String>> sections) {
        this.sections = sections;
    }

    /// Reads the text; lines that mean nothing are passed over.
    public static PipConfig parse(String text) {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        Map<String, String> section = new LinkedHashMap<>();
        String key = "";
        for (String line : text.lines().toList()) {
            String stripped = line.strip();
            if (stripped.isEmpty() || stripped.startsWith("#") || stripped.startsWith(";")) {
                continue;
            }
            boolean indented = Character.isWhitespace(line.charAt(0));
            if (indented && !key.isEmpty()) {
                String earlier = section.getOrDefault(key, "");
                section.put(key, earlier.isEmpty() ? stripped : earlier + "\n" + stripped);
            } else if (stripped.startsWith("[") && stripped.endsWith("]")) {
                String name = stripped.substring(1, stripped.length() - 1).strip();
                section = sections.computeIfAbsent(name, _ -> new LinkedHashMap<>());
                key = "";
            } else {
                key = entry(section, stripped);
            }
        }
        return new PipConfig(sections);
    }

    private static String entry(Map<String, String> section, String line) {
        int equals = line.indexOf('=');
        int colon = line.indexOf(':');
        int end = equals < 0 ? colon : colon < 0 ? equals : Math.min(equals, colon);
        if (end <= 0) {
            return "";
        }
        String key = line.substring(0, end).strip().toLowerCase(Locale.ROOT).replace('_', '-');
        String clean = key.startsWith("--") ? key.substring(2) : key;
        section.put(clean, line.substring(end + 1).strip());
        return clean;
    }

    /// The options of a section by their long names, none if there is no such section.
    public Map<String, String> section(String name) {
        return sections.getOrDefault(name, Map.of());
    }
}

package dev.wardian.python.internal.environment;

import java.util.ArrayList;
import java.util.List;

/// Reads `requires.txt` of an egg: sections `[extra:marker]` become markers on each line, as
/// `importlib.metadata` turns them.
public final class EggRequires {
    private EggRequires() {}

    /// The lines as `Requires-Dist` would spell them.
    public static List<String> requirements(String text) {
        List<String> found = new ArrayList<>();
        String section = "";
        for (String raw : text.lines().toList()) {
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line.substring(1, line.length() - 1);
            } else {
                found.add(line + marker(section, line.contains("@")));
            }
        }
        return found;
    }

    /// The extras that sections name.
    public static List<String> extras(String text) {
        List<String> found = new ArrayList<>();
        for (String raw : text.lines().toList()) {
            String line = raw.strip();
            if (line.startsWith("[") && line.endsWith("]")) {
                String section = line.substring(1, line.length() - 1);
                int colon = section.indexOf(':');
                String extra = colon < 0 ? section : section.substring(0, colon);
                if (!extra.isEmpty() && !found.contains(extra)) {
                    found.add(extra);
                }
            }
        }
        return found;
    }

    private static String marker(String section, boolean url) {
        if (section.isEmpty()) {
            return "";
        }
        int colon = section.indexOf(':');
        String extra = colon < 0 ? section : section.substring(0, colon);
        String condition = colon < 0 ? "" : section.substring(colon + 1).strip();
        StringBuilder text = new StringBuilder(url ? " ; " : "; ");
        if (!condition.isEmpty()) {
            text.append(extra.isEmpty() ? condition : "(" + condition + ")");
        }
        if (!extra.isEmpty()) {
            text.append(condition.isEmpty() ? "" : " and ").append("extra == \"");
            text.append(extra).append('"');
        }
        return text.toString();
    }
}

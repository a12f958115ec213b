package dev.wardian.python.install;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads `entry_points.txt` as far as it declares programs (entry points specification, "File
/// format" and "Use for scripts").
final class EntryPoints {
    private final Map<String, EntryPoint> scripts = new LinkedHashMap<>();
    private String section = "";

    private EntryPoints() {}

    /// The programs; of two with one name the later counts.
    static List<EntryPoint> parse(String text) throws WheelFault {
        EntryPoints points = new EntryPoints();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            points.line(line.strip(), number);
        }
        return new ArrayList<>(points.scripts.values());
    }

    private void line(String line, int number) throws WheelFault {
        if (line.isEmpty() || line.charAt(0) == '#' || line.charAt(0) == ';') {
            return;
        }
        if (line.charAt(0) == '[' && line.endsWith("]")) {
            section = line.substring(1, line.length() - 1).strip();
            return;
        }
        if (section.isEmpty()) {
            throw new WheelFault(
                    "`entry_points.txt` has a line before its first section, line " + number);
        }
        boolean graphical = section.equals("gui_scripts");
        if (graphical || section.equals("console_scripts")) {
            int equals = line.indexOf('=');
            if (equals < 0) {
                throw new WheelFault(
                        "`entry_points.txt` declares no object in line "
                                + number
                                + ": `"
                                + line
                                + "`");
            }
            EntryPoint point =
                    point(line.substring(0, equals), line.substring(equals + 1), graphical);
            scripts.put(point.name(), point);
        }
    }

    private static EntryPoint point(String left, String right, boolean graphical)
            throws WheelFault {
        String name = left.strip();
        String object = right.strip();
        int extras = object.indexOf('[');
        if (extras >= 0 && object.endsWith("]")) {
            object = object.substring(0, extras).strip();
        }
        checkName(name);
        int colon = object.indexOf(':');
        String module = colon < 0 ? "" : object.substring(0, colon).strip();
        String attribute = object.substring(colon + 1).strip();
        if (!isDotted(module) || !isDotted(attribute)) {
            throw new WheelFault(
                    "script `" + name + "` names no function: `" + right.strip() + "`",
                    List.of("expected `module:function`"));
        }
        return new EntryPoint(name, module, attribute, graphical);
    }

    private static void checkName(String name) throws WheelFault {
        boolean bad = name.isEmpty() || name.equals(".") || name.equals("..");
        for (int i = 0; i < name.length() && !bad; i++) {
            char c = name.charAt(i);
            bad = c == '/' || c == '\\' || c < ' ';
        }
        if (bad) {
            throw new WheelFault("script `" + name + "` would not lie in the folder of scripts");
        }
    }

    private static boolean isDotted(String text) {
        boolean start = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (start ? !Character.isUnicodeIdentifierStart(c) && c != '_' : !continues(c)) {
                return false;
            }
            start = c == '.';
        }
        return !text.isEmpty() && !start;
    }

    private static boolean continues(char c) {
        return c == '.' || Character.isUnicodeIdentifierPart(c);
    }
}

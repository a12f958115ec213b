package dev.wardian.python.install;

import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.List;

/// Gives `pip` and `easy_install` scripts for the Python they are installed for, as pip does: their
/// wheels name the versions of the Python that built them.
final class VersionedScripts {
    private VersionedScripts() {}

    /// The scripts to write.
    static List<EntryPoint> of(List<EntryPoint> declared, Version python) {
        String major = Long.toString(python.release().getFirst());
        String full = major + "." + (python.release().size() > 1 ? python.release().get(1) : 0);
        List<EntryPoint> scripts = new ArrayList<>(declared);
        List<EntryPoint> versioned = new ArrayList<>();
        replace(scripts, versioned, "pip", "", List.of(major, full));
        replace(scripts, versioned, "easy_install", "-", List.of(full));
        versioned.addAll(scripts);
        return versioned;
    }

    private static void replace(
            List<EntryPoint> scripts,
            List<EntryPoint> versioned,
            String name,
            String separator,
            List<String> versions) {
        for (EntryPoint script : scripts) {
            if (script.name().equals(name) && !script.graphical()) {
                versioned.add(script);
                for (String version : versions) {
                    versioned.add(
                            new EntryPoint(
                                    name + separator + version,
                                    script.module(),
                                    script.attribute(),
                                    false));
                }
                scripts.removeIf(other -> isVersionOf(other.name(), name, separator));
                return;
            }
        }
    }

    private static boolean isVersionOf(String script, String name, String separator) {
        if (script.equals(name)) {
            return true;
        }
        String start = name + separator;
        int dots = 0;
        for (int i = start.length(); i < script.length(); i++) {
            char c = script.charAt(i);
            dots += c == '.' ? 1 : 0;
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        boolean complete = script.length() > start.length() && !script.endsWith(".");
        return script.startsWith(start) && complete && dots < 2;
    }
}

package dev.wardian.python.internal.environment;

import java.util.ArrayList;
import java.util.List;

/// The first column of a `RECORD` (PEP 376): the paths, relative to the library folder.
public final class RecordFile {
    private RecordFile() {}

    /// All paths in order; quoted fields are unquoted.
    public static List<String> paths(String text) {
        List<String> paths = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (!line.isBlank()) {
                paths.add(line.charAt(0) == '"' ? quoted(line) : plain(line));
            }
        }
        return paths;
    }

    private static String plain(String line) {
        int comma = line.indexOf(',');
        return comma < 0 ? line : line.substring(0, comma);
    }

    private static String quoted(String line) {
        StringBuilder path = new StringBuilder();
        int at = 1;
        while (at < line.length()) {
            char here = line.charAt(at++);
            if (here == '"') {
                if (at < line.length() && line.charAt(at) == '"') {
                    at++;
                } else {
                    return path.toString();
                }
            }
            path.append(here);
        }
        return path.toString();
    }
}

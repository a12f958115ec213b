package dev.wardian.host.internal;

import dev.wardian.host.Distribution;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads `os-release(5)`: lines of `NAME=value`, values quoted as in a shell.
public final class OsRelease {
    private OsRelease() {}

    /// The distribution of the machine with this root.
    public static Distribution read(Path root) {
        List<String> lines = SmallFile.below(root, "/etc/os-release").lines();
        if (lines.isEmpty()) {
            lines = SmallFile.below(root, "/usr/lib/os-release").lines();
        }
        Map<String, String> values = new HashMap<>();
        for (String line : lines) {
            int equals = line.indexOf('=');
            if (equals > 0 && line.charAt(0) != '#') {
                values.put(line.substring(0, equals).strip(), unquoted(line.substring(equals + 1)));
            }
        }
        if (values.isEmpty()) {
            return Distribution.unknown();
        }
        String id = values.getOrDefault("ID", "linux");
        String like = values.getOrDefault("ID_LIKE", "").strip();
        return new Distribution(
                id,
                values.getOrDefault("VERSION_ID", ""),
                values.getOrDefault("VERSION_CODENAME", ""),
                like.isEmpty() ? List.of() : List.of(like.split(" +", -1)),
                values.getOrDefault("PRETTY_NAME", values.getOrDefault("NAME", id)));
    }

    static String unquoted(String text) {
        String value = text.strip();
        if (value.length() < 2) {
            return value;
        }
        char quote = value.charAt(0);
        if ((quote != '"' && quote != '\'') || value.charAt(value.length() - 1) != quote) {
            return value;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 1; i < value.length() - 1; i++) {
            boolean escape = value.charAt(i) == '\\' && quote == '"' && i < value.length() - 2;
            plain.append(value.charAt(escape ? ++i : i));
        }
        return plain.toString();
    }
}

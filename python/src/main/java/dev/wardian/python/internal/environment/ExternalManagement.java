package dev.wardian.python.internal.environment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Reads the file `EXTERNALLY-MANAGED` of a standard library (PEP 668).
public final class ExternalManagement {
    private ExternalManagement() {}

    /// The `Error` of the file: empty when there is no file, empty text when it says nothing.
    public static Optional<String> explanation(Path standardLibrary) {
        Path file = standardLibrary.resolve("EXTERNALLY-MANAGED");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(error(Files.readString(file, StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            return Optional.of("");
        }
    }

    /// The value of `Error` with its continuation lines, as Python's `configparser` joins them.
    static String error(String text) {
        StringBuilder value = new StringBuilder();
        boolean inSection = false;
        boolean inValue = false;
        for (String line : text.lines().toList()) {
            boolean continues = !line.isEmpty() && Character.isWhitespace(line.charAt(0));
            if (line.startsWith("[")) {
                inSection = line.strip().equals("[externally-managed]");
                inValue = false;
            } else if (inValue && (continues || line.isBlank())) {
                value.append('\n').append(line.strip());
            } else if (inSection && !continues && !line.isBlank()) {
                int split = separator(line);
                inValue = split > 0 && line.substring(0, split).strip().equalsIgnoreCase("error");
                if (inValue) {
                    value.setLength(0);
                    value.append(line.substring(split + 1).strip());
                }
            }
        }
        return value.toString().strip();
    }

    private static int separator(String line) {
        int equals = line.indexOf('=');
        int colon = line.indexOf(':');
        return equals < 0 ? colon : colon < 0 ? equals : Math.min(equals, colon);
    }
}

package dev.wardian.python.install;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// The headers at the top of `WHEEL` or `METADATA`, of which only a few matter here.
final class InfoHeaders {
    private final String text;

    InfoHeaders(byte[] file) {
        this.text = new String(file, StandardCharsets.UTF_8);
    }

    /// The first value of a header, whose name is written in lower case here.
    Optional<String> first(String header) {
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            String line = text.substring(start, end);
            if (line.isBlank()) {
                return Optional.empty();
            }
            int colon = line.indexOf(':');
            if (colon > 0
                    && line.substring(0, colon).strip().toLowerCase(Locale.ROOT).equals(header)) {
                return Optional.of(line.substring(colon + 1).strip());
            }
            start = end + 1;
        }
        return Optional.empty();
    }
}

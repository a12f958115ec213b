package dev.wardian.python.internal.environment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The header lines of a `METADATA`, `PKG-INFO` or `WHEEL` file, in order and undecoded: names
/// are matched without regard to case, continuation lines are joined with line feeds, the body is
/// left alone.
public final class HeaderFile {
    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    /// Reads the headers of a file; lines that are no headers are passed over.
    public HeaderFile(byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            int next = end < 0 ? text.length() : end;
            int stop = next > at && text.charAt(next - 1) == '\r' ? next - 1 : next;
            if (stop == at) {
                return;
            }
            line(text.substring(at, stop));
            at = next + 1;
        }
    }

    private void line(String line) {
        char first = line.charAt(0);
        if ((first == ' ' || first == '\t') && !values.isEmpty()) {
            values.set(values.size() - 1, values.getLast() + "\n" + line);
            return;
        }
        int colon = line.indexOf(':');
        if (colon > 0) {
            names.add(line.substring(0, colon).strip());
            values.add(line.substring(colon + 1).strip());
        }
    }

    /// The first value of a header.
    public Optional<String> first(String name) {
        for (int index = 0; index < names.size(); index++) {
            if (names.get(index).equalsIgnoreCase(name)) {
                return Optional.of(values.get(index));
            }
        }
        return Optional.empty();
    }

    /// All values of a header, in order.
    public List<String> all(String name) {
        List<String> found = new ArrayList<>();
        for (int index = 0; index < names.size(); index++) {
            if (names.get(index).equalsIgnoreCase(name)) {
                found.add(values.get(index));
            }
        }
        return found;
    }
}

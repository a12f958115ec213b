package dev.wardian.host.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/// One stanza of a control file (`deb822(5)`): fields with their values, lines that continue a
/// value joined with line ends. Names of fields are compared without regard to case.
public final class ControlStanza {
    private final Map<String, String> fields;

    private ControlStanza(Map<String, String> fields) {
        this.fields = fields;
    }

    /// The value of a field; empty where it is missing.
    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name.toLowerCase(Locale.ROOT)));
    }

    /// The stanzas of a file one after the other; what is no field is passed over. The reader is
    /// not closed. An [IOException] of it comes as [java.io.UncheckedIOException].
    public static Iterable<ControlStanza> all(BufferedReader reader) {
        return () -> new Stanzas(reader);
    }

    private static final class Stanzas implements Iterator<ControlStanza> {
        private final BufferedReader reader;
        private Optional<ControlStanza> next;

        Stanzas(BufferedReader reader) {
            this.reader = reader;
            this.next = read();
        }

        @Override
        public boolean hasNext() {
            return next.isPresent();
        }

        @Override
        public ControlStanza next() {
            ControlStanza current = next.orElseThrow(NoSuchElementException::new);
            next = read();
            return current;
        }

        private Optional<ControlStanza> read() {
            Map<String, String> fields = new LinkedHashMap<>();
            String name = "";
            StringBuilder value = new StringBuilder();
            for (String line = line(); line != null; line = line()) {
                if (line.isBlank()) {
                    if (!name.isEmpty() || !fields.isEmpty()) {
                        break;
                    }
                } else if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
                    value.append('\n').append(line.strip());
                } else if (line.charAt(0) != '#') {
                    put(fields, name, value);
                    int colon = line.indexOf(':');
                    name = colon < 0 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT);
                    value = new StringBuilder(colon < 0 ? "" : line.substring(colon + 1).strip());
                }
            }
            put(fields, name, value);
            return fields.isEmpty() ? Optional.empty() : Optional.of(new ControlStanza(fields));
        }

        private static void put(Map<String, String> fields, String name, StringBuilder value) {
            if (!name.isEmpty()) {
                fields.putIfAbsent(name, value.toString());
            }
        }

        private @org.jspecify.annotations.Nullable String line() {
            try {
                return reader.readLine();
            } catch (IOException failure) {
                throw new java.io.UncheckedIOException(failure);
            }
        }
    }
}

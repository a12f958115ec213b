package dev.wardian.standards.metadata;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes a mail apart into headers and body as Python's parser does, because that is what wrote and
/// read these files for twenty years, and sorts the headers into fields.
///
/// Bytes come as Latin-1, one character for each byte, and are decoded value by value: one bad
/// value must not spoil the others.
final class RawMetadataReader {
    private static final String DESCRIPTION = "description";

    private final String text;
    private final boolean bytes;
    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private final Set<String> undecodable = new LinkedHashSet<>();
    private final Map<MetadataField, List<String>> fields = new EnumMap<>(MetadataField.class);
    private final Map<String, List<String>> unparsed = new LinkedHashMap<>();

    RawMetadataReader(String text, boolean bytes) {
        this.text = text;
        this.bytes = bytes;
    }

    RawMetadata read() {
        String body = readHeaders();
        headers.forEach(this::sort);
        readBody(body);
        return RawMetadata.of(fields, unparsed);
    }

    /// Collects the headers; returns the body.
    private String readHeaders() {
        int position = 0;
        int last = 0;
        @Nullable String name = null;
        StringBuilder value = new StringBuilder();
        while (position < text.length() && isHeaderLine(position)) {
            int next = nextLine(position);
            String line = text.substring(position, next);
            if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
                value.append(name == null ? "" : line);
            } else {
                addHeader(name, value);
                value.setLength(0);
                int colon = line.indexOf(':');
                name = colon <= 0 || isEnvelope(line) ? null : line.substring(0, colon);
                value.append(name == null ? "" : line.substring(colon + 1));
            }
            last = position;
            position = next;
        }
        addHeader(name, value);
        boolean separated = position < text.length() && isBreak(text.charAt(position));
        String body = text.substring(separated ? nextLine(position) : position);
        boolean quoted = last > 0 && isEnvelope(text.substring(last, position));
        return quoted ? text.substring(last, position) + body : body;
    }

    /// A line as it stands before a mail in a mailbox. It is no header; behind all of them, Python
    /// takes it for the beginning of the body.
    private static boolean isEnvelope(String line) {
        return line.startsWith("From ");
    }

    private boolean isHeaderLine(int start) {
        char first = text.charAt(start);
        if (first == ' ' || first == '\t' || text.startsWith("From ", start)) {
            return true;
        }
        int position = start;
        while (position < text.length()) {
            char character = text.charAt(position);
            if (character == ':') {
                return true;
            }
            if (character <= ' ' || character > '~') {
                return false;
            }
            position++;
        }
        return false;
    }

    private int nextLine(int start) {
        int end = start;
        while (end < text.length() && !isBreak(text.charAt(end))) {
            end++;
        }
        if (end == text.length()) {
            return end;
        }
        return text.startsWith("\r\n", end) ? end + 2 : end + 1;
    }

    private static boolean isBreak(char character) {
        return character == '\n' || character == '\r';
    }

    private void addHeader(@Nullable String name, CharSequence written) {
        if (name == null) {
            return;
        }
        String key = name.toLowerCase(Locale.ROOT);
        String value = trimmed(written);
        Optional<String> decoded = decoded(value);
        if (decoded.isEmpty()) {
            undecodable.add(key);
        }
        headers.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(decoded.orElse(value));
    }

    /// Without the blanks before and the line break behind; blanks behind are part of the value.
    private static String trimmed(CharSequence written) {
        int start = 0;
        int end = written.length();
        while (end > 0 && isBreak(written.charAt(end - 1))) {
            end--;
        }
        while (start < end && (written.charAt(start) == ' ' || written.charAt(start) == '\t')) {
            start++;
        }
        while (start < end && isBreak(written.charAt(start))) {
            start++;
        }
        return written.subSequence(start, end).toString();
    }

    private Optional<String> decoded(String value) {
        if (!bytes) {
            return Optional.of(value);
        }
        byte[] encoded = value.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return Optional.of(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(encoded))
                            .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private void sort(String name, List<String> values) {
        Optional<MetadataField> field = MetadataField.named(name);
        if (field.isEmpty() || undecodable.contains(name)) {
            unparsed.put(name, values);
            return;
        }
        switch (field.get().kind()) {
            case TEXT -> keepIf(values.size() == 1, field.get(), values);
            case LIST -> fields.put(field.get(), listed(field.get(), values));
            case KEYWORDS ->
                    keepIf(values.size() == 1, field.get(), keywords(values.getFirst()), values);
            case LABELLED -> keepIf(hasDistinctLabels(values), field.get(), values);
        }
    }

    private void keepIf(boolean good, MetadataField field, List<String> values) {
        keepIf(good, field, values, values);
    }

    private void keepIf(
            boolean good, MetadataField field, List<String> values, List<String> written) {
        if (good) {
            fields.put(field, values);
        } else {
            unparsed.put(field.toString(), written);
        }
    }

    /// An empty `Import-Name` says that the distribution has none (PEP 794).
    private static List<String> listed(MetadataField field, List<String> values) {
        return field == MetadataField.IMPORT_NAME && values.equals(List.of(""))
                ? List.of()
                : values;
    }

    private static List<String> keywords(String value) {
        List<String> words = new ArrayList<>();
        int start = 0;
        while (start <= value.length()) {
            int comma = value.indexOf(',', start);
            int end = comma < 0 ? value.length() : comma;
            words.add(value.substring(start, end).strip());
            start = end + 1;
        }
        return words;
    }

    private static boolean hasDistinctLabels(List<String> pairs) {
        Set<String> labels = new HashSet<>();
        for (String pair : pairs) {
            if (!labels.add(RawMetadata.label(pair))) {
                return false;
            }
        }
        return true;
    }

    /// The body is the description, unless a header is as well: then nobody knows which is. A body
    /// that cannot be read leaves the header alone.
    private void readBody(String body) {
        if (body.isEmpty()) {
            return;
        }
        Optional<String> decoded = isMultipart() ? Optional.empty() : decoded(body);
        boolean known = fields.containsKey(MetadataField.DESCRIPTION);
        if (decoded.isPresent() && !known && !unparsed.containsKey(DESCRIPTION)) {
            fields.put(MetadataField.DESCRIPTION, List.of(decoded.get()));
            return;
        }
        List<String> all = new ArrayList<>(unparsed.getOrDefault(DESCRIPTION, List.of()));
        if (decoded.isPresent() && known) {
            all.addAll(fields.remove(MetadataField.DESCRIPTION));
        }
        all.add(decoded.orElse(body));
        unparsed.put(DESCRIPTION, all);
    }

    /// A mail of several parts has no one body.
    private boolean isMultipart() {
        for (String type : headers.getOrDefault("content-type", List.of())) {
            String lower = type.toLowerCase(Locale.ROOT);
            if (lower.startsWith("multipart/") && lower.contains("boundary")) {
                return true;
            }
        }
        return false;
    }
}

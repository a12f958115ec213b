package dev.wardian.standards.metadata;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every field of a metadata file as it was written, and whatever could not be a field. Nothing is
/// judged here; [CheckedMetadata] does that. Immutable.
///
/// The format is that of mail headers with the description as body (PEP 566). A field that may
/// stand once and stands twice, or is not UTF-8, or has an unknown name, is unparsed.
public final class RawMetadata {
    private final Map<MetadataField, List<String>> fields;
    private final Map<String, List<String>> unparsed;

    private RawMetadata(
            Map<MetadataField, List<String>> fields, Map<String, List<String>> unparsed) {
        this.fields = fields;
        this.unparsed = unparsed;
    }

    /// Metadata out of values: one for a field that stands once, any number for the others, each
    /// `label, URL` for `project-url`; keys of `unparsed` are in lower case.
    public static RawMetadata of(
            Map<MetadataField, List<String>> fields, Map<String, List<String>> unparsed) {
        Map<MetadataField, List<String>> copy = new EnumMap<>(MetadataField.class);
        fields.forEach((field, values) -> copy.put(field, List.copyOf(values)));
        Map<String, List<String>> rest = new LinkedHashMap<>();
        unparsed.forEach((name, values) -> rest.put(name, List.copyOf(values)));
        return new RawMetadata(
                Collections.unmodifiableMap(copy), Collections.unmodifiableMap(rest));
    }

    /// The fields of a file; what is not UTF-8 is unparsed, read as Latin-1.
    public static RawMetadata parse(byte[] file) {
        return new RawMetadataReader(new String(file, StandardCharsets.ISO_8859_1), true).read();
    }

    /// The fields of a text.
    public static RawMetadata parse(String text) {
        return new RawMetadataReader(text, false).read();
    }

    /// All known fields that are there.
    public Map<MetadataField, List<String>> fields() {
        return fields;
    }

    /// The values of a field; keywords are taken apart. Empty if the field is absent, which is not
    /// the same as having no values.
    public Optional<List<String>> list(MetadataField field) {
        return Optional.ofNullable(fields.get(field));
    }

    /// The one value of a field that may stand once.
    public Optional<String> text(MetadataField field) {
        return list(field).filter(values -> !values.isEmpty()).map(List::getFirst);
    }

    /// The URLs of the project by their labels.
    public Map<String, String> projectUrls() {
        Map<String, String> urls = new LinkedHashMap<>();
        for (String pair : list(MetadataField.PROJECT_URL).orElse(List.of())) {
            urls.put(label(pair), pair.substring(Math.min(pair.length(), comma(pair) + 1)).strip());
        }
        return urls;
    }

    /// Headers that are no field or cannot be one as they stand, by their names in lower case.
    public Map<String, List<String>> unparsed() {
        return unparsed;
    }

    static String label(String pair) {
        return pair.substring(0, comma(pair)).strip();
    }

    private static int comma(String pair) {
        int comma = pair.indexOf(',');
        return comma < 0 ? pair.length() : comma;
    }
}

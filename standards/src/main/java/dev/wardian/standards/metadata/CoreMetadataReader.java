package dev.wardian.standards.metadata;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.requirement.RequirementReader;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One pass over the header lines of a metadata file, in bytes. A resolution reads hundreds of
/// these files, most of which are description, so it stops at the first line that is no header and
/// makes strings only of the values of seven fields.
final class CoreMetadataReader {
    private static final String METADATA_VERSION = "metadata-version";
    private static final String NAME = "name";
    private static final String VERSION = "version";
    private static final String REQUIRES_PYTHON = "requires-python";
    private static final String REQUIRES_DIST = "requires-dist";
    private static final String PROVIDES_EXTRA = "provides-extra";
    private static final String DYNAMIC = "dynamic";

    private final byte[] file;
    private final RequirementReader requirements;
    private int position;

    private @Nullable String metadataVersion;
    private @Nullable PackageName name;
    private @Nullable Version version;
    private @Nullable SpecifierSet requiresPython;
    private final List<Requirement> requiresDist = new ArrayList<>();
    private final NavigableSet<ExtraName> providesExtra = new TreeSet<>();
    private final List<String> dynamic = new ArrayList<>(0);

    CoreMetadataReader(byte[] file, RequirementReader requirements) {
        this.file = file;
        this.requirements = requirements;
    }

    CoreMetadata read() {
        if (file.length > 2 && file[0] == (byte) 0xEF && file[1] == (byte) 0xBB) {
            position = 3;
        }
        while (position < file.length && readHeader()) {
            // every call moves past one header and its continuation lines
        }
        if (name == null) {
            throw new SyntaxException("", 0, "a field `Name`");
        }
        if (version == null) {
            throw new SyntaxException("", 0, "a field `Version`");
        }
        return new CoreMetadata(
                metadataVersion == null ? "" : metadataVersion,
                name,
                version,
                Optional.ofNullable(requiresPython),
                requiresDist,
                providesExtra,
                dynamic);
    }

    /// Reads one field; false at the end of the headers.
    private boolean readHeader() {
        int start = position;
        int colon = start;
        while (colon < file.length && file[colon] != ':') {
            if (file[colon] <= ' ' || file[colon] > '~') {
                return skipsToBody(start);
            }
            colon++;
        }
        if (colon == file.length) {
            return false;
        }
        @Nullable String field = field(start, colon - start);
        int valueEnd = lineEnd(colon);
        int fieldEnd = valueEnd;
        boolean folded = false;
        while (fieldEnd < file.length && continues(afterBreak(fieldEnd))) {
            fieldEnd = lineEnd(afterBreak(fieldEnd));
            folded = true;
        }
        position = afterBreak(fieldEnd);
        if (field != null) {
            take(field, folded ? unfold(colon + 1, fieldEnd) : text(colon + 1, valueEnd));
        }
        return true;
    }

    /// A line that is no header ends them, but for one that continues nothing at the very start.
    private boolean skipsToBody(int start) {
        if (!continues(start)) {
            return false;
        }
        position = afterBreak(lineEnd(start));
        return true;
    }

    private boolean continues(int lineStart) {
        return lineStart < file.length && (file[lineStart] == ' ' || file[lineStart] == '\t');
    }

    /// The index of the next line break, or the end of the file.
    private int lineEnd(int from) {
        int end = from;
        while (end < file.length && file[end] != '\n' && file[end] != '\r') {
            end++;
        }
        return end;
    }

    private int afterBreak(int end) {
        if (end + 1 < file.length && file[end] == '\r' && file[end + 1] == '\n') {
            return end + 2;
        }
        return Math.min(end + 1, file.length);
    }

    private @Nullable String field(int start, int length) {
        return switch (length) {
            case 4 -> matches(start, NAME) ? NAME : null;
            case 7 -> matches(start, VERSION) ? VERSION : matches(start, DYNAMIC) ? DYNAMIC : null;
            case 13 -> matches(start, REQUIRES_DIST) ? REQUIRES_DIST : null;
            case 14 -> matches(start, PROVIDES_EXTRA) ? PROVIDES_EXTRA : null;
            case 15 -> matches(start, REQUIRES_PYTHON) ? REQUIRES_PYTHON : null;
            case 16 -> matches(start, METADATA_VERSION) ? METADATA_VERSION : null;
            default -> null;
        };
    }

    private boolean matches(int start, String field) {
        for (int index = 0; index < field.length(); index++) {
            char expected = field.charAt(index);
            int actual = expected == '-' ? file[start + index] : file[start + index] | 0x20;
            if (actual != expected) {
                return false;
            }
        }
        return true;
    }

    private String text(int from, int to) {
        int start = from;
        int end = to;
        while (start < end && file[start] <= ' ' && file[start] >= 0) {
            start++;
        }
        while (end > start && file[end - 1] <= ' ' && file[end - 1] >= 0) {
            end--;
        }
        return new String(file, start, end - start, StandardCharsets.UTF_8);
    }

    /// A value over several lines, as one line.
    private String unfold(int from, int to) {
        StringBuilder value = new StringBuilder();
        int lineStart = from;
        while (lineStart < to) {
            int end = Math.min(lineEnd(lineStart), to);
            String line = text(lineStart, end);
            if (!line.isEmpty()) {
                value.append(value.isEmpty() ? "" : " ").append(line);
            }
            lineStart = end < to ? afterBreak(end) : to;
        }
        return value.toString();
    }

    private void take(String field, String value) {
        try {
            switch (field) {
                case METADATA_VERSION -> metadataVersion = first(metadataVersion, value);
                case NAME -> name = name == null ? PackageName.of(value) : name;
                case VERSION -> version = version == null ? Version.parse(value) : version;
                case REQUIRES_PYTHON -> takeRequiresPython(value);
                case REQUIRES_DIST -> requiresDist.add(requirements.readLenient(value));
                case PROVIDES_EXTRA -> takeExtra(value);
                default -> dynamic.add(value.toLowerCase(Locale.ROOT));
            }
        } catch (SyntaxException fault) {
            throw new SyntaxException(
                    value, fault.position(), fault.expected() + " in `" + field + "`");
        }
    }

    private static String first(@Nullable String known, String value) {
        return known == null ? value : known;
    }

    private void takeExtra(String value) {
        Optional<ExtraName> extra = ExtraName.tryOf(value);
        if (extra.isPresent()) {
            providesExtra.add(extra.get());
        }
    }

    private void takeRequiresPython(String value) {
        if (requiresPython == null && !value.isEmpty()) {
            requiresPython = Requirement.parseLenientSpecifiers(value);
        }
    }
}

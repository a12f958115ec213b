package dev.wardian.standards.metadata;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One rule for each field that has one; the others may say anything.
final class MetadataChecks {
    private static final Set<MetadataField> REQUIRED =
            Set.of(MetadataField.METADATA_VERSION, MetadataField.NAME, MetadataField.VERSION);

    /// Python's characters that end a line.
    private static final String LINE_BREAKS = "\n\r\u000b\f\u001c\u001d\u001e\u0085\u2028\u2029";

    private static final Set<String> KEYWORDS =
            Set.of(
                    "False",
                    "None",
                    "True",
                    "and",
                    "as",
                    "assert",
                    "async",
                    "await",
                    "break",
                    "class",
                    "continue",
                    "def",
                    "del",
                    "elif",
                    "else",
                    "except",
                    "finally",
                    "for",
                    "from",
                    "global",
                    "if",
                    "import",
                    "in",
                    "is",
                    "lambda",
                    "nonlocal",
                    "not",
                    "or",
                    "pass",
                    "raise",
                    "return",
                    "try",
                    "while",
                    "with",
                    "yield");

    private final RawMetadata raw;
    private final Map<MetadataField, Object> values = new EnumMap<>(MetadataField.class);
    private final Map<MetadataField, MetadataProblem> problems = new EnumMap<>(MetadataField.class);

    MetadataChecks(RawMetadata raw) {
        this.raw = raw;
    }

    Map<MetadataField, Object> values() {
        return values;
    }

    Map<MetadataField, MetadataProblem> problems() {
        return problems;
    }

    void run() {
        for (MetadataField field : MetadataField.values()) {
            Optional<List<String>> written = raw.list(field);
            if (written.isPresent() && !(isRequired(field) && isBlank(written.get()))) {
                check(field, written.get());
            } else if (isRequired(field)) {
                problem(field, "`" + field + "` is missing");
            }
        }
    }

    private static boolean isRequired(MetadataField field) {
        return REQUIRED.contains(field);
    }

    private static boolean isBlank(List<String> values) {
        return values.isEmpty() || values.getFirst().isEmpty();
    }

    private void check(MetadataField field, List<String> written) {
        switch (field) {
            case METADATA_VERSION -> checkMetadataVersion(written.getFirst());
            case NAME -> parsed(field, written.getFirst(), PackageName::of);
            case VERSION -> parsed(field, written.getFirst(), Version::parse);
            case SUMMARY -> checkSummary(written.getFirst());
            case DESCRIPTION_CONTENT_TYPE -> checkContentType(written.getFirst());
            case DYNAMIC -> checkDynamic(written);
            case PROVIDES_EXTRA -> parsedAll(field, written, ExtraName::of);
            case REQUIRES_PYTHON -> parsed(field, written.getFirst(), SpecifierSet::parse);
            case REQUIRES_DIST -> parsedAll(field, written, Requirement::parse);
            case LICENSE_EXPRESSION -> parsed(field, written.getFirst(), LicenseExpression::parse);
            case LICENSE_FILE -> checkEach(field, written, MetadataChecks::licenseFileFault);
            case IMPORT_NAME, IMPORT_NAMESPACE ->
                    checkEach(field, written, MetadataChecks::importNameFault);
            case PLATFORM,
                    SUPPORTED_PLATFORM,
                    DESCRIPTION,
                    KEYWORDS,
                    HOME_PAGE,
                    DOWNLOAD_URL,
                    AUTHOR,
                    AUTHOR_EMAIL,
                    MAINTAINER,
                    MAINTAINER_EMAIL,
                    LICENSE,
                    CLASSIFIER,
                    REQUIRES_EXTERNAL,
                    PROJECT_URL,
                    PROVIDES_DIST,
                    OBSOLETES_DIST,
                    REQUIRES,
                    PROVIDES,
                    OBSOLETES -> {
                // any text will do
            }
        }
    }

    private void problem(MetadataField field, String message) {
        problems.put(field, new MetadataProblem(field.toString(), message));
    }

    private void invalid(MetadataField field, String value, String why) {
        problem(field, "`" + value + "` is invalid for `" + field + "`: " + why);
    }

    private void parsed(MetadataField field, String value, Function<String, ?> parse) {
        try {
            values.put(field, parse.apply(value));
        } catch (SyntaxException fault) {
            invalid(field, value, "expected " + fault.expected());
        }
    }

    private void parsedAll(MetadataField field, List<String> written, Function<String, ?> parse) {
        List<Object> typed = new ArrayList<>();
        for (String value : written) {
            try {
                typed.add(parse.apply(value));
            } catch (SyntaxException fault) {
                invalid(field, value, "expected " + fault.expected());
                return;
            }
        }
        values.put(field, typed);
    }

    private void checkEach(
            MetadataField field, List<String> written, Function<String, Optional<String>> fault) {
        for (String value : written) {
            Optional<String> why = fault.apply(value);
            if (why.isPresent()) {
                invalid(field, value, why.get());
                return;
            }
        }
        values.put(field, written);
    }

    private void checkMetadataVersion(String value) {
        if (CheckedMetadata.VERSIONS.contains(value)) {
            values.put(MetadataField.METADATA_VERSION, value);
        } else {
            invalid(MetadataField.METADATA_VERSION, value, "no version of the format");
        }
    }

    private void checkSummary(String value) {
        for (int index = 0; index < value.length(); index++) {
            if (LINE_BREAKS.indexOf(value.charAt(index)) >= 0) {
                problem(MetadataField.SUMMARY, "`summary` must be a single line");
                return;
            }
        }
    }

    private void checkContentType(String value) {
        @Nullable String fault = ContentType.fault(value);
        if (fault != null) {
            invalid(MetadataField.DESCRIPTION_CONTENT_TYPE, value, fault);
        }
    }

    private void checkDynamic(List<String> written) {
        List<String> names = new ArrayList<>();
        for (String value : written) {
            Optional<MetadataField> field = MetadataField.named(value);
            if (field.isEmpty() || isRequired(field.get())) {
                invalid(MetadataField.DYNAMIC, value, "not a field that may be dynamic");
                return;
            }
            names.add(value.toLowerCase(Locale.ROOT));
        }
        values.put(MetadataField.DYNAMIC, names);
    }

    /// PEP 639: a path to one file, relative, with slashes and nothing to resolve.
    private static Optional<String> licenseFileFault(String path) {
        if (path.contains("..")) {
            return Optional.of("parent folders are not allowed");
        }
        if (path.contains("*")) {
            return Optional.of("patterns are not allowed");
        }
        boolean drive = path.length() > 2 && path.charAt(1) == ':' && path.charAt(2) == '/';
        if (path.startsWith("/") || drive) {
            return Optional.of("the path must be relative");
        }
        if (path.contains("\\") || !isPlain(path)) {
            return Optional.of("the path must use `/` between names and nothing else");
        }
        return Optional.empty();
    }

    private static boolean isPlain(String path) {
        int start = 0;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            String name = path.substring(start, end);
            if (name.isEmpty() || (name.equals(".") && path.length() > 1)) {
                return false;
            }
            start = end + 1;
        }
        return true;
    }

    /// PEP 794: a dotted name, perhaps followed by `; private`.
    private static Optional<String> importNameFault(String value) {
        int semicolon = value.indexOf(';');
        String name = (semicolon < 0 ? value : value.substring(0, semicolon)).stripTrailing();
        int start = 0;
        while (start <= name.length()) {
            int dot = name.indexOf('.', start);
            int end = dot < 0 ? name.length() : dot;
            String identifier = name.substring(start, end);
            if (!isIdentifier(identifier)) {
                return Optional.of("`" + identifier + "` is not an identifier");
            }
            if (KEYWORDS.contains(identifier)) {
                return Optional.of("`" + identifier + "` is a keyword");
            }
            start = end + 1;
        }
        if (semicolon >= 0 && !value.substring(semicolon + 1).stripLeading().equals("private")) {
            return Optional.of("the only option is `private`");
        }
        return Optional.empty();
    }

    private static boolean isIdentifier(String text) {
        if (text.isEmpty()) {
            return false;
        }
        int first = text.codePointAt(0);
        if (first != '_' && !Character.isUnicodeIdentifierStart(first)) {
            return false;
        }
        return text.codePoints()
                .allMatch(
                        point ->
                                Character.isUnicodeIdentifierPart(point)
                                        && !Character.isIdentifierIgnorable(point));
    }
}

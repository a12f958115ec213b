package dev.wardian.standards.name;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The name of a project, equal to every other spelling of it (PEP 503): `Foo.Bar`, `foo_bar` and
/// `foo--bar` are all `foo-bar`.
public final class PackageName implements Comparable<PackageName> {
    private final String normalized;

    private PackageName(String normalized) {
        this.normalized = normalized;
    }

    /// The name in any spelling; a `SyntaxException` if it holds anything but ASCII letters,
    /// digits, `-`, `_` and `.`, or does not begin and end with a letter or digit.
    public static PackageName of(String spelling) {
        @Nullable String normalized = NameGrammar.normalize(spelling);
        if (normalized == null) {
            throw NameGrammar.fault(spelling);
        }
        return new PackageName(normalized);
    }

    /// As [#of], but empty where that throws.
    public static Optional<PackageName> tryOf(String spelling) {
        @Nullable String normalized = NameGrammar.normalize(spelling);
        return normalized == null ? Optional.empty() : Optional.of(new PackageName(normalized));
    }

    /// The name as the file name of a wheel or sdist spells it: letters and digits of any script,
    /// `.`, `_` and `-` (PEP 427 escapes the rest), also at the ends. A `SyntaxException` for
    /// anything else.
    public static PackageName ofFilename(String part) {
        @Nullable String normalized = NameGrammar.normalize(part);
        return new PackageName(
                normalized != null ? normalized : NameGrammar.normalizeFilename(part));
    }

    /// The spelling that PEP 503 makes of a text, whether or not the text is a valid name.
    public static String normalize(String text) {
        return NameGrammar.rewriteAny(text);
    }

    /// Whether a text is already the normalised spelling of a name.
    public static boolean isNormalized(String text) {
        return NameGrammar.isNormalized(text);
    }

    /// The spelling used in the names of wheels, sdists and `.dist-info` folders: `_` for `-`.
    public String underscored() {
        return normalized.replace('-', '_');
    }

    @Override
    public int compareTo(PackageName other) {
        return normalized.compareTo(other.normalized);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PackageName name && normalized.equals(name.normalized);
    }

    @Override
    public int hashCode() {
        return normalized.hashCode();
    }

    /// The normalised spelling: lower case, runs of `-`, `_` and `.` as one `-`.
    @Override
    public String toString() {
        return normalized;
    }
}

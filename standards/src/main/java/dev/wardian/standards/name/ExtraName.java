package dev.wardian.standards.name;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The name of an extra, equal to every other spelling of it (PEP 685).
public final class ExtraName implements Comparable<ExtraName> {
    private final String normalized;

    private ExtraName(String normalized) {
        this.normalized = normalized;
    }

    /// The name in any spelling; a `SyntaxException` if it holds anything but ASCII letters,
    /// digits, `-`, `_` and `.`, or does not begin and end with a letter or digit.
    public static ExtraName of(String spelling) {
        @Nullable String normalized = NameGrammar.normalize(spelling);
        if (normalized == null) {
            throw NameGrammar.fault(spelling);
        }
        return new ExtraName(normalized);
    }

    /// As [#of], but empty where that throws.
    public static Optional<ExtraName> tryOf(String spelling) {
        @Nullable String normalized = NameGrammar.normalize(spelling);
        return normalized == null ? Optional.empty() : Optional.of(new ExtraName(normalized));
    }

    @Override
    public int compareTo(ExtraName other) {
        return normalized.compareTo(other.normalized);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ExtraName name && normalized.equals(name.normalized);
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

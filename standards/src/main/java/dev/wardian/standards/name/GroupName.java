package dev.wardian.standards.name;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The name of a dependency group, equal to every other spelling of it (PEP 735).
public final class GroupName implements Comparable<GroupName> {
    private final String normalized;

    private GroupName(String normalized) {
        this.normalized = normalized;
    }

    /// The name in any spelling; a `SyntaxException` if it holds anything but ASCII letters,
    /// digits, `-`, `_` and `.`, or does not begin and end with a letter or digit.
    public static GroupName of(String spelling) {
        @Nullable String normalized = NameGrammar.normalize(spelling);
        if (normalized == null) {
            throw NameGrammar.fault(spelling);
        }
        return new GroupName(normalized);
    }

    /// As [#of], but empty where that throws.
    public static Optional<GroupName> tryOf(String spelling) {
        @Nullable String normalized = NameGrammar.normalize(spelling);
        return normalized == null ? Optional.empty() : Optional.of(new GroupName(normalized));
    }

    @Override
    public int compareTo(GroupName other) {
        return normalized.compareTo(other.normalized);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GroupName name && normalized.equals(name.normalized);
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

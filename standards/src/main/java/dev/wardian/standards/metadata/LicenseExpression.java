package dev.wardian.standards.metadata;

import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// A licence expression of SPDX as PEP 639 wants it in metadata: identifiers of the SPDX list or
/// `LicenseRef-` ones, joined by `AND`, `OR` and `WITH`. Equal ones have the same canonical text.
/// Immutable.
///
///     LicenseExpression.parse("mit or apache-2.0")   // MIT OR Apache-2.0
public final class LicenseExpression {
    private final String canonical;
    private final SortedSet<String> identifiers;

    LicenseExpression(String canonical, SortedSet<String> identifiers) {
        this.canonical = canonical;
        this.identifiers = identifiers;
    }

    /// The expression in letters of any case; a `SyntaxException` where it is none or names a
    /// licence or exception that the SPDX list does not have.
    public static LicenseExpression parse(String text) {
        return new LicenseParser(text).parse();
    }

    /// The licences and exceptions that are named, in the spelling of the list, without `+`.
    public SortedSet<String> identifiers() {
        return identifiers;
    }

    /// Those of the [#identifiers] that the list calls deprecated, such as `GPL-2.0`.
    public SortedSet<String> deprecatedIdentifiers() {
        return SpdxList.deprecated(identifiers);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LicenseExpression expression
                && canonical.equals(expression.canonical);
    }

    @Override
    public int hashCode() {
        return canonical.hashCode();
    }

    /// The expression with identifiers spelt as in the list and operators in capitals.
    @Override
    public String toString() {
        return canonical;
    }
}

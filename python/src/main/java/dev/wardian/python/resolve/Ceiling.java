package dev.wardian.python.resolve;

import dev.wardian.standards.version.Specifier;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;

/// The upper end of what a person asks for: `<2`, `~=1.4`, `==1.*`.
///
/// Where newer versions exist, whoever wrote it holds a package back, and what is taken is of an
/// older time, as if it had been pinned.
public final class Ceiling {
    private Ceiling() {}

    /// Whether specifiers have an upper end at all.
    public static boolean isIn(SpecifierSet specifiers) {
        return specifiers.specifiers().stream().anyMatch(Ceiling::isUpper);
    }

    /// Whether a version lies above it. One that lies below the lower end does not.
    public static boolean isBelow(SpecifierSet specifiers, Version newest) {
        return specifiers.specifiers().stream()
                .anyMatch(one -> isUpper(one) && !one.contains(newest));
    }

    private static boolean isUpper(Specifier one) {
        return switch (one.operator()) {
            case LESS, AT_MOST, COMPATIBLE -> true;
            case EQUAL -> one.isWildcard();
            case NOT_EQUAL, ARBITRARY, GREATER, AT_LEAST -> false;
        };
    }
}

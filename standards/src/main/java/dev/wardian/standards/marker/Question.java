package dev.wardian.standards.marker;

import dev.wardian.standards.name.ExtraName;

/// What a [Decision] asks of an environment, in the order in which every diagram asks.
///
/// What is known of the world flows from earlier questions to later ones: the platform comes before
/// what it settles, and a text before the comparisons that look into it.
sealed interface Question extends Comparable<Question> {
    /// The value of a variable that is compared as a text.
    record Text(MarkerVariable variable) implements Question {}

    /// The release of a variable that is compared as a version.
    record Release(MarkerVariable variable) implements Question {}

    /// Whether a comparison holds that is neither of a value nor of a version.
    record Holds(Comparison comparison) implements Question {}

    /// Whether an extra of the distribution is wanted.
    record Extra(ExtraName name) implements Question {}

    /// Whether `extras` or `dependency_groups` holds a name.
    record Listed(MarkerVariable list, String name) implements Question {}

    /// Where the question stands in every diagram.
    default int rank() {
        if (this instanceof Text text) {
            return rank(text.variable());
        }
        if (this instanceof Release release) {
            return release.variable() == MarkerVariable.PYTHON_FULL_VERSION ? 20 : 21;
        }
        return this instanceof Holds ? 30 : this instanceof Extra ? 31 : 32;
    }

    private static int rank(MarkerVariable variable) {
        return switch (variable) {
            case SYS_PLATFORM -> 0;
            case PLATFORM_SYSTEM -> 1;
            case OS_NAME -> 2;
            case PLATFORM_MACHINE,
                    PLATFORM_PYTHON_IMPLEMENTATION,
                    PLATFORM_VERSION,
                    IMPLEMENTATION_NAME,
                    IMPLEMENTATION_VERSION,
                    PLATFORM_RELEASE,
                    PYTHON_FULL_VERSION,
                    PYTHON_VERSION,
                    EXTRA,
                    EXTRAS,
                    DEPENDENCY_GROUPS ->
                    3;
        };
    }

    /// What tells questions of one rank apart.
    default String key() {
        return switch (this) {
            case Text text -> text.variable().toString();
            case Release release -> release.variable().toString();
            case Holds holds -> holds.comparison().toString();
            case Extra extra -> extra.name().toString();
            case Listed listed -> listed.list() + " " + listed.name();
        };
    }

    @Override
    default int compareTo(Question other) {
        int order = Integer.compare(rank(), other.rank());
        return order != 0 || rank() < 3 ? order : key().compareTo(other.key());
    }

    /// The variables whose texts the question is about, one bit each.
    default int variables() {
        return switch (this) {
            case Text text -> bit(text.variable());
            case Holds holds -> bits(holds.comparison());
            case Release _, Extra _, Listed _ -> 0;
        };
    }

    @SuppressWarnings("EnumOrdinal") // any number that tells variables apart
    static int bit(MarkerVariable variable) {
        return 1 << variable.ordinal();
    }

    private static int bits(Comparison comparison) {
        int bits = 0;
        if (comparison.left() instanceof MarkerOperand.Variable name) {
            bits |= bit(name.variable());
        }
        if (comparison.right() instanceof MarkerOperand.Variable name) {
            bits |= bit(name.variable());
        }
        return bits;
    }
}

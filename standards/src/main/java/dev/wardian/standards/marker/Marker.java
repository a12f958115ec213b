package dev.wardian.standards.marker;

import dev.wardian.standards.name.ExtraName;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// A condition on the environment that a package is installed into (PEP 508, PEP 685, PEP 751): a
/// tree of comparisons under `and` and `or`.
///
/// The tree keeps the groups that were written, so that `toString` gives back what was meant and
/// `Marker.parse(marker.toString())` equals the marker. Two markers are equal if their trees are;
/// equivalent ones need not be. Immutable.
///
///     Marker.parse("python_version >= '3.9' and sys_platform != 'win32'")
///             .evaluate(environment, Set.of());
public sealed interface Marker permits Comparison, Marker.Constant, Marker.And, Marker.Or {
    /// A marker that does not depend on the environment: it always holds, or never. No text parses
    /// to it; it appears when markers are combined or simplified.
    enum Constant implements Marker {
        TRUE("python_version >= \"0\""),
        FALSE("python_version < \"0\"");

        private final String text;

        Constant(String text) {
            this.text = text;
        }

        /// A comparison that is true, or false, for every Python.
        @Override
        public String toString() {
            return text;
        }
    }

    /// All of two or more markers.
    ///
    /// @param bare whether it stands in an `or` without parentheses, which it does not need there
    ///     but often has
    record And(List<Marker> operands, boolean bare) implements Marker {
        public And {
            operands = List.copyOf(operands);
            if (operands.size() < 2) {
                throw new IllegalArgumentException("`and` needs two operands");
            }
        }

        public And(List<Marker> operands) {
            this(operands, false);
        }

        @Override
        public String toString() {
            return MarkerText.join(operands, " and ");
        }
    }

    /// Any of two or more markers.
    record Or(List<Marker> operands) implements Marker {
        public Or {
            operands = List.copyOf(operands);
            if (operands.size() < 2) {
                throw new IllegalArgumentException("`or` needs two operands");
            }
        }

        @Override
        public String toString() {
            return MarkerText.join(operands, " or ");
        }
    }

    /// The marker written in a text; a `SyntaxException` tells where it stops being one.
    static Marker parse(String text) {
        return new MarkerParser(text).parse();
    }

    /// Whether the marker holds in an environment while these extras of the distribution that
    /// carries it are wanted. Always has an answer: a comparison without meaning (`os_name ~= "x"`)
    /// is ignored, as if it were not written, because such markers stand in published metadata.
    default boolean evaluate(MarkerEnvironment environment, Set<ExtraName> extras) {
        return MarkerEvaluation.isTrue(this, MarkerContext.total(environment, extras));
    }

    /// Whether the marker holds; an [UndefinedMarkerException] if any part of it has no meaning in
    /// the context.
    default boolean evaluate(MarkerContext context) {
        return MarkerEvaluation.isTrueStrictly(this, context);
    }

    /// A marker that holds where both do. Keeps the groups of both; see [MarkerSpace].
    default Marker and(Marker other) {
        if (Constant.FALSE.equals(this) || Constant.TRUE.equals(other)) {
            return this;
        }
        if (Constant.TRUE.equals(this) || Constant.FALSE.equals(other)) {
            return other;
        }
        return new And(List.of(this, other));
    }

    /// A marker that holds where one of them does. Keeps the groups of both; see [MarkerSpace].
    default Marker or(Marker other) {
        if (Constant.TRUE.equals(this) || Constant.FALSE.equals(other)) {
            return this;
        }
        if (Constant.FALSE.equals(this) || Constant.TRUE.equals(other)) {
            return other;
        }
        return new Or(List.of(this, other));
    }

    /// Whether the marker asks for `extra`, so that it belongs to an extra of its distribution.
    default boolean mentionsExtra() {
        return mentions(MarkerVariable.EXTRA);
    }

    /// Whether the marker asks for a variable.
    default boolean mentions(MarkerVariable variable) {
        return MarkerText.mentions(this, variable);
    }

    /// The extras that the marker compares `extra` or `extras` with.
    default SortedSet<ExtraName> mentionedExtras() {
        NavigableSet<ExtraName> names = new TreeSet<>();
        MarkerText.collectExtras(this, names);
        return names;
    }
}

package dev.wardian.host.rpm;

import java.util.Optional;

/// What a package provides or asks for: a name, and perhaps which versions of it.
///
/// @param name a package, a capability such as `libGL.so.1()(64bit)`, the path of a file, or a
///     condition in parentheses
/// @param bound which versions; all where none is said
public record RpmRelation(String name, Optional<Bound> bound) {

    /// How versions compare.
    public enum Sense {
        LESS("<"),
        AT_MOST("<="),
        EQUAL("="),
        AT_LEAST(">="),
        GREATER(">");

        private final String sign;

        Sense(String sign) {
            this.sign = sign;
        }

        private boolean less() {
            return this == LESS || this == AT_MOST;
        }

        private boolean greater() {
            return this == GREATER || this == AT_LEAST;
        }

        private boolean equal() {
            return this == AT_MOST || this == EQUAL || this == AT_LEAST;
        }

        /// The one that `repodata` calls so: `LT`, `LE`, `EQ`, `GE`, `GT`.
        static Optional<Sense> of(String flags) {
            return switch (flags) {
                case "LT" -> Optional.of(LESS);
                case "LE" -> Optional.of(AT_MOST);
                case "EQ" -> Optional.of(EQUAL);
                case "GE" -> Optional.of(AT_LEAST);
                case "GT" -> Optional.of(GREATER);
                default -> Optional.empty();
            };
        }
    }

    /// Which versions are meant.
    public record Bound(Sense sense, RpmVersion version) {}

    /// All versions of a name.
    public static RpmRelation of(String name) {
        return new RpmRelation(name, Optional.empty());
    }

    /// Reads `libgl1`, `libgl1 >= 1.6`, `libgl1 = 1:2.0-3` or a condition in parentheses.
    public static RpmRelation parse(String text) {
        if (text.strip().startsWith("(")) {
            return of(text.strip());
        }
        for (var sense :
                new Sense[] {
                    Sense.AT_MOST, Sense.AT_LEAST, Sense.LESS, Sense.GREATER, Sense.EQUAL
                }) {
            var at = text.indexOf(" " + sense.sign + " ");
            if (at > 0) {
                return new RpmRelation(
                        text.substring(0, at),
                        Optional.of(
                                new Bound(
                                        sense,
                                        RpmVersion.parse(
                                                text.substring(at + sense.sign.length() + 2)
                                                        .strip()))));
            }
        }
        return of(text.strip());
    }

    /// Whether it is a condition over several others (`rpm-dependencies(7)`, "Boolean
    /// Dependencies").
    public boolean isRich() {
        return name.startsWith("(");
    }

    /// Whether some version is meant by both, where the names are the same: what says no version
    /// stands for all.
    public boolean overlaps(RpmRelation other) {
        if (bound.isEmpty() || other.bound.isEmpty()) {
            return true;
        }
        var mine = bound.get();
        var theirs = other.bound.get();
        var order = mine.version().compareTo(theirs.version());
        if (order < 0) {
            return mine.sense().greater() || theirs.sense().less();
        }
        if (order > 0) {
            return mine.sense().less() || theirs.sense().greater();
        }
        return (mine.sense().equal() && theirs.sense().equal())
                || (mine.sense().less() && theirs.sense().less())
                || (mine.sense().greater() && theirs.sense().greater());
    }

    @Override
    public String toString() {
        return name + bound.map(it -> " " + it.sense().sign + " " + it.version()).orElse("");
    }
}

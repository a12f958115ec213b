package dev.wardian.solver.internal;

import dev.wardian.solver.VersionSet;

/// What is said about one package: its version lies within a set, or it does not or is not chosen.
///
/// The solver's inner loop works on these; the package is known from where the literal stands.
record Literal<V, S extends VersionSet<V, S>>(S set, boolean positive) {
    static <V, S extends VersionSet<V, S>> Literal<V, S> in(S set) {
        return new Literal<>(set, true);
    }

    static <V, S extends VersionSet<V, S>> Literal<V, S> notIn(S set) {
        return new Literal<>(set, false);
    }

    Literal<V, S> negate() {
        return new Literal<>(set, !positive);
    }

    boolean contains(V version) {
        return set.contains(version) == positive;
    }

    /// Whether this holds whatever is chosen.
    boolean saysNothing() {
        return !positive && set.isEmpty();
    }

    Literal<V, S> intersection(Literal<V, S> other) {
        if (positive) {
            return in(other.positive ? set.intersection(other.set) : set.difference(other.set));
        }
        return other.positive ? in(other.set.difference(set)) : notIn(set.union(other.set));
    }

    Literal<V, S> union(Literal<V, S> other) {
        if (positive) {
            return other.positive ? in(set.union(other.set)) : notIn(other.set.difference(set));
        }
        return notIn(other.positive ? set.difference(other.set) : set.intersection(other.set));
    }

    boolean isSubsetOf(Literal<V, S> other) {
        if (positive) {
            return other.positive ? set.isSubsetOf(other.set) : set.isDisjoint(other.set);
        }
        return !other.positive && other.set.isSubsetOf(set);
    }

    boolean isDisjoint(Literal<V, S> other) {
        if (positive) {
            return other.positive ? set.isDisjoint(other.set) : set.isSubsetOf(other.set);
        }
        // two negative literals hold together when the package is not chosen
        return other.positive && other.set.isSubsetOf(set);
    }
}

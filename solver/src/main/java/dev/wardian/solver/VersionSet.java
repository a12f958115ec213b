package dev.wardian.solver;

/// A set of versions the solver may combine without knowing what a version is.
///
/// Implementations are immutable, and two sets with the same members that can be told apart by no
/// other operation are equal: the solver merges what it learned by equality. The default methods
/// are right for every set; an implementation that can answer faster overrides them.
///
/// @param <V> one version
/// @param <S> the set itself
public interface VersionSet<V, S extends VersionSet<V, S>> {
    /// Whether the version is a member.
    boolean contains(V version);

    /// What is in both.
    S intersection(S other);

    /// What is not in this one.
    S complement();

    /// Whether no version at all is a member.
    boolean isEmpty();

    /// What is in one of them at least.
    default S union(S other) {
        return complement().intersection(other.complement()).complement();
    }

    /// What is in this one but not in the other.
    default S difference(S other) {
        return intersection(other.complement());
    }

    /// Whether the other holds all that this one holds.
    default boolean isSubsetOf(S other) {
        return difference(other).isEmpty();
    }

    /// Whether they have nothing in common.
    default boolean isDisjoint(S other) {
        return intersection(other).isEmpty();
    }
}

package dev.wardian.solver;

/// What a universe answers when it is asked for a version within a set.
///
/// @param <V> one version
/// @param <S> a set of versions
public sealed interface Choice<V, S> {
    /// This version is to be tried next; it lies within the set that was asked for.
    record Pick<V, S>(V version) implements Choice<V, S> {}

    /// Nothing is offered within the set that was asked for.
    record Nothing<V, S>() implements Choice<V, S> {}

    /// These versions, at least one of which was asked for, must never be taken.
    record Refuse<V, S>(S versions, Reason reason) implements Choice<V, S> {}

    /// The question itself must be put differently; the search ends without an answer.
    record Stop<V, S>(Reason why) implements Choice<V, S> {}
}

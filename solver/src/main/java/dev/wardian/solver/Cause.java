package dev.wardian.solver;

/// Why the terms of a [Derivation] cannot hold together.
///
/// All but [Merged] are facts that the universe stated.
///
/// @param <P> a package
/// @param <S> a set of versions
public sealed interface Cause<P, S> {
    /// The root must be chosen.
    record RootRequired<P, S>(P root) implements Cause<P, S> {}

    /// Each offered version within `versions` of one package accepts only these of another.
    record DependsOn<P, S>(P dependent, S versions, P dependency, S accepted)
            implements Cause<P, S> {}

    /// Each offered version within `versions` of one package refuses these of another, for a reason
    /// that the universe gave.
    record ConflictsWith<P, S>(P name, S versions, P other, S excluded, Reason reason)
            implements Cause<P, S> {}

    /// No version within this set is offered.
    record NoneOffered<P, S>(P name, S asked) implements Cause<P, S> {}

    /// The universe refuses these versions.
    record Refused<P, S>(P name, S versions, Reason reason) implements Cause<P, S> {}

    /// Both statements together, with the one package resolved away or narrowed.
    record Merged<P, S>(Derivation<P, S> earlier, Derivation<P, S> later, P pivot)
            implements Cause<P, S> {}
}

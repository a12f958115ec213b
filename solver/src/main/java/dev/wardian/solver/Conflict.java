package dev.wardian.solver;

/// Versions of one package that another cannot stand beside, should both be chosen. Unlike a
/// [Dependency] it needs nothing: where the other package is not chosen it says nothing.
///
/// @param <P> a package
/// @param <S> a set of versions
/// @param versions what must not be chosen; not empty
/// @param reason why, to be told when it takes part in a failure
public record Conflict<P, S>(P name, S versions, Reason reason) {}

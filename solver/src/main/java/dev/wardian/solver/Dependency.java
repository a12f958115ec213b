package dev.wardian.solver;

/// One package that another asks for, and the versions of it that will do.
///
/// An empty set says that nothing will do, which makes the one who asks impossible.
///
/// @param <P> a package
/// @param <S> a set of versions
public record Dependency<P, S>(P name, S accepted) {}

package dev.wardian.solver;

/// One part of a derivation's statement: a package's version lies within a set, or does not.
///
/// A negative term also holds when the package is not chosen at all.
///
/// @param <P> a package
/// @param <S> a set of versions
/// @param name the package
/// @param versions the set
/// @param positive whether the version lies within the set, rather than outside of it or nowhere
public record Term<P, S>(P name, S versions, boolean positive) {
    @Override
    public String toString() {
        return (positive ? "" : "not ") + name + " " + versions;
    }
}

package dev.wardian.solver;

import java.util.List;

/// A node of the proof that there is no solution: terms that cannot all hold, and why.
///
/// The nodes form a directed graph without cycles in which one node may be the cause of several, so
/// they are compared by identity. The last node of a proof has no terms, or only the one that the
/// root is chosen. Immutable.
///
/// @param <P> a package
/// @param <S> a set of versions
public final class Derivation<P, S> {
    private final List<Term<P, S>> terms;
    private final Cause<P, S> cause;

    /// A node of these terms, with its cause.
    public Derivation(List<Term<P, S>> terms, Cause<P, S> cause) {
        this.terms = List.copyOf(terms);
        this.cause = cause;
    }

    /// The terms that cannot all hold, at most one for a package.
    public List<Term<P, S>> terms() {
        return terms;
    }

    /// Why they cannot.
    public Cause<P, S> cause() {
        return cause;
    }

    @Override
    public String toString() {
        return terms.toString();
    }
}

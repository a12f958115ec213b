package dev.wardian.solver;

import java.util.Optional;

/// What the solver has decided so far; only valid during the call it was handed to.
///
/// @param <P> a package
/// @param <V> one version
public interface Decisions<P, V> {
    /// The version that is decided for the package at this moment.
    Optional<V> version(P name);
}

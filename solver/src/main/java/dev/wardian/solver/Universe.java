package dev.wardian.solver;

import java.util.Optional;

/// What exists: which versions there are, what they need, and in which order to try.
///
/// The solver asks from one thread, and may be made to wait by any answer. Answers must not change
/// while a solver runs. A virtual package (an extra, a feature) is a package like any other whose
/// versions depend on the same version of its [#base].
///
/// @param <P> a package, with equals and hashCode
/// @param <V> one version, with equals and hashCode
/// @param <S> a set of versions
public interface Universe<P, V, S extends VersionSet<V, S>> {
    /// The set that holds exactly this version.
    S only(V version);

    /// Some set that holds this version of the package and no other version that is offered.
    ///
    /// The wider it is, the better what is learned about neighbours can be merged.
    default S around(P name, V version) {
        return only(version);
    }

    /// The version of a package to try next, among those allowed.
    Choice<V, S> choose(P name, S allowed, Decisions<P, V> decisions);

    /// What this version of the package, picked by [#choose] before, needs.
    Dependencies<P, S> dependencies(P name, V version);

    /// How urgent it is to decide on this package; the greatest is decided next.
    ///
    /// Asked again whenever what is allowed changed. Equal numbers go by order of appearance.
    long priority(P name, S allowed);

    /// The package whose version this virtual package always shares.
    default Optional<P> base(P name) {
        return Optional.empty();
    }

    /// The package that this one is a part of: conflicts within a family are no sign of trouble.
    default P family(P name) {
        return base(name).orElse(name);
    }

    /// Says that, as things stand, a version within this set will be asked for soon.
    default void expect(P name, S allowed) {}

    /// Says that versions of this package were refused time and again by decisions made before it.
    default void prefer(P name) {}

    /// Says that decisions on this package made other decisions impossible time and again.
    ///
    /// Answers whether its priority changed by that; if so the solver goes back before it.
    default boolean defer(P name) {
        return false;
    }

    /// Says that a version is decided on, to show progress by.
    default void decided(P name, V version) {}

    /// Says that what the two packages ask for collided, to show progress by.
    default void collided(P name, P culprit) {}
}

package dev.wardian.solver;

import java.util.List;

/// What a universe answers when it is asked what one version of a package needs.
///
/// @param <P> a package
/// @param <S> a set of versions
public sealed interface Dependencies<P, S> {
    /// All that it needs; every one of them must hold. The order matters only to the universe.
    ///
    /// @param conflicts what must not be chosen beside it
    record Known<P, S>(List<Dependency<P, S>> all, List<Conflict<P, S>> conflicts)
            implements Dependencies<P, S> {
        /// Copies the lists.
        public Known {
            all = List.copyOf(all);
            conflicts = List.copyOf(conflicts);
        }

        /// Needs without conflicts.
        public Known(List<Dependency<P, S>> all) {
            this(all, List.of());
        }
    }

    /// It turned out to be impossible, and so are all of these versions.
    record Refuse<P, S>(S versions, Reason reason) implements Dependencies<P, S> {}

    /// The question itself must be put differently; the search ends without an answer.
    record Stop<P, S>(Reason why) implements Dependencies<P, S> {}
}

package dev.wardian.solver;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The answer of the solver.
///
/// @param <P> a package
/// @param <V> one version
/// @param <S> a set of versions
public sealed interface Outcome<P, V, S> {
    /// One version for each package that is needed, in the order of decision.
    record Solved<P, V, S>(Map<P, V> versions) implements Outcome<P, V, S> {
        /// Copies the map, in its order.
        public Solved {
            versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
        }
    }

    /// There is no choice of versions, and this is the proof.
    record Unsolvable<P, V, S>(Derivation<P, S> proof) implements Outcome<P, V, S> {}

    /// The universe ended the search; nothing is known of whether there is a solution.
    ///
    /// @param decided what had been decided by then, in the order of decision; the version whose
    ///     needs were the reason is the last of them
    record Stopped<P, V, S>(Reason why, Map<P, V> decided) implements Outcome<P, V, S> {
        /// Copies the map, in its order.
        public Stopped {
            decided = Collections.unmodifiableMap(new LinkedHashMap<>(decided));
        }
    }
}

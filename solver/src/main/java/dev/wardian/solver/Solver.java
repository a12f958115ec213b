package dev.wardian.solver;

import dev.wardian.solver.internal.Search;

/// Chooses one version of every package that is needed, or proves that it cannot be done.
///
/// The algorithm is PubGrub: decisions, unit propagation, and conflict-driven learning whose
/// learned facts tell, in the end, the story of the failure. It ends for every finite universe.
/// Packages that collide time and again are decided earlier or later than at first, as the universe
/// directs; apart from that the answer depends on the universe's order alone, and is the same each
/// time.
///
/// ```java
/// Outcome<String, Integer, Ranges<Integer>> outcome = Solver.solve(universe, "root", 0);
/// ```
public final class Solver {
    private Solver() {}

    /// Solves for this version of this package; everything else follows from what it needs.
    public static <P, V, S extends VersionSet<V, S>> Outcome<P, V, S> solve(
            Universe<P, V, S> universe, P root, V rootVersion) {
        return new Search<>(universe, root, rootVersion).run();
    }
}

package dev.wardian.python.resolve;

import dev.wardian.standards.marker.MarkerSpace;

/// The answer of the universal resolver.
public sealed interface UniversalOutcome {
    /// There is an answer for every environment.
    record Solved(UniversalResolution resolution) implements UniversalOutcome {}

    /// There are environments for which nothing satisfies everything.
    ///
    /// @param environments the first of them that were found
    /// @param explanation why, for these
    record Unsolvable(MarkerSpace environments, Explanation explanation)
            implements UniversalOutcome {}
}

package dev.wardian.python.resolve;

import java.util.List;

/// The answer of the resolver.
public sealed interface PythonResolution {
    /// One version of each package that is needed.
    ///
    /// @param packages sorted by name
    /// @param warnings what a person should know though it works, one line each
    record Solved(List<ResolvedPackage> packages, List<String> warnings)
            implements PythonResolution {
        /// Copies the lists.
        public Solved {
            packages = List.copyOf(packages);
            warnings = List.copyOf(warnings);
        }
    }

    /// There is no choice of versions that satisfies everything.
    record Unsolvable(Explanation explanation) implements PythonResolution {}
}

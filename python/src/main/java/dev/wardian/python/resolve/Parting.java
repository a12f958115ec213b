package dev.wardian.python.resolve;

/// How a universal resolution goes apart.
///
/// @param lowest whether the oldest versions are preferred
record Parting(ForkStrategy strategy, boolean lowest) {
    /// Whether the oldest Pythons are looked at first, so that what they take is preferred for the
    /// others.
    boolean oldestFirst() {
        return lowest || strategy == ForkStrategy.FEWEST;
    }

    /// Whether a release for newer Pythons only parts the resolution.
    boolean byPython() {
        return strategy == ForkStrategy.REQUIRES_PYTHON;
    }
}

package dev.wardian.stack;

/// The answer to a set of requirements: versions that fit together, or why there are none.
public sealed interface Resolution permits Solved, Unsolvable {}

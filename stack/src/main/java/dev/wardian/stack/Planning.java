package dev.wardian.stack;

/// The answer to "bring this environment there": a plan, or why the requirements cannot be met.
public sealed interface Planning permits Plan, Unsolvable {}

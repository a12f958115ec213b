package dev.wardian.stack;

/// The answer to "fetch all that these requirements need": a plan, or why they cannot be met.
public sealed interface DownloadPlanning permits DownloadPlan, Unsolvable {}

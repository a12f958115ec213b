package dev.wardian.python.resolve;

/// Which of the versions that fit is tried first.
public enum CandidateOrder {
    /// What existed at the time of the pins that lead to a package; the newest where none does.
    CONTEMPORARY,
    /// The newest of every package.
    HIGHEST,
    /// The oldest of every package.
    LOWEST,
    /// The oldest of the packages that are asked for directly, the newest of all others.
    LOWEST_DIRECT
}

package dev.wardian.python.resolve;

/// What a universal resolution gives way to where newer releases are for newer Pythons only; uv's
/// `--fork-strategy`.
public enum ForkStrategy {
    /// The newest version for each Python: a release for newer Pythons parts the resolution, and
    /// the newest Pythons are looked at first.
    REQUIRES_PYTHON,
    /// As few versions as will do: what is for newer Pythons only is no candidate, and the oldest
    /// Pythons are looked at first, since their answers do for the newer ones.
    FEWEST
}

package dev.wardian.python.resolve;

/// Whether pre-releases and development releases are candidates; the modes of uv 0.13.
public enum PrereleaseMode {
    /// Never.
    DISALLOW,
    /// Always, in the order of versions.
    ALLOW,
    /// Where no final release fits, for any package. The default.
    IF_NECESSARY,
    /// Where no final release fits and a direct requirement of the package names a pre-release.
    EXPLICIT,
    /// The older name of [#IF_NECESSARY].
    IF_NECESSARY_OR_EXPLICIT
}

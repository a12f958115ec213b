package dev.wardian.standards.version;

/// Which pre-releases a question about versions admits (PEP 440, "Handling of pre-releases").
public enum Prereleases {
    /// Pre-releases are versions like any other.
    ADMITTED,
    /// No pre-release fits.
    EXCLUDED,
    /// As the standard recommends: a pre-release fits where a specifier names one or, among
    /// several versions, where no final release does. A single version has no rivals and fits.
    IF_NECESSARY
}

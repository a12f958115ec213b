package dev.wardian.python.resolve;

import dev.wardian.standards.version.Version;

/// Says that a version was chosen because it is of the time of a pin, though a newer one would fit
/// by its metadata.
///
/// @param horizon the pin, and its time
/// @param newest the newest version that all requirements admit
public record Contemporary(Horizon horizon, Version newest) {
    /// For people: `of the time of pandas 2.0.0; 2.4.6 exists`.
    public String text() {
        return "of the time of "
                + horizon.pin()
                + " "
                + horizon.version()
                + horizon.python().map(one -> " and Python " + one.version()).orElse("")
                + "; "
                + newest
                + " exists";
    }
}

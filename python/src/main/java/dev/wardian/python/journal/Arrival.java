package dev.wardian.python.journal;

/// A distribution that a change installed.
///
/// @param name normalised
/// @param version its version
/// @param file the name of the wheel
/// @param sha256 the digest of the wheel, in hexadecimal, by which a store knows it
public record Arrival(String name, String version, String file, String sha256) {
    @Override
    public String toString() {
        return name + " " + version;
    }
}

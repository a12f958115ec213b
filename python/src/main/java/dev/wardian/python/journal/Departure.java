package dev.wardian.python.journal;

/// A distribution that a change removed, perhaps for another version of it.
///
/// @param name normalised
/// @param version its version
/// @param bytes how large its files were, as far as was recorded
public record Departure(String name, String version, long bytes) {
    @Override
    public String toString() {
        return name + " " + version;
    }
}

package dev.wardian.python.journal;

/// A distribution that a change removed, perhaps for another version of it.
///
/// @param name normalised
/// @param version its version
public record Departure(String name, String version) {
    @Override
    public String toString() {
        return name + " " + version;
    }
}

package dev.wardian.stack.system;

/// A package of the distribution that lies in an environment.
///
/// @param name its name
/// @param version its version
/// @param architecture for which machines it is
/// @param sha256 the digest of its file, by which the store knows it
/// @param requested whether it was asked for, rather than needed by another
public record LayerPackage(
        String name, String version, String architecture, String sha256, boolean requested) {
    @Override
    public String toString() {
        return name + " " + version;
    }
}

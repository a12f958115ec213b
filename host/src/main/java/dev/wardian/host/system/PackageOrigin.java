package dev.wardian.host.system;

/// Where an index of packages comes from, as its repository says in its `Release` file.
///
/// @param suite such as `stable`, which `apt` calls archive
/// @param codename such as `bookworm`
/// @param origin whose repository it is: `Debian`
/// @param label its label: `Debian-Security`
/// @param version the release's version: `12.11`
/// @param component the part of it: `main`
/// @param site the host on which it lies; empty for files of this machine
public record PackageOrigin(
        String suite,
        String codename,
        String origin,
        String label,
        String version,
        String component,
        String site) {
    /// Of which nothing is known.
    public static final PackageOrigin UNKNOWN = new PackageOrigin("", "", "", "", "", "", "");
}

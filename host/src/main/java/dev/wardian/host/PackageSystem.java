package dev.wardian.host;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The system's own package manager and in what state it is.
///
/// @param kind the family of packages
/// @param tool the command that installs: `apt-get`, `dnf`, `yum`, `microdnf`, `zypper`, `apk`,
///     `pacman`
/// @param database what lists the installed packages
/// @param installed how many packages are installed; empty where the list cannot be read without
///     the tool
/// @param unfinished packages that are unpacked but not configured, or half installed
/// @param held packages that may not change
/// @param indexed when the lists of available packages were last fetched; empty where never
public record PackageSystem(
        Kind kind,
        String tool,
        Path database,
        Optional<Integer> installed,
        List<String> unfinished,
        List<String> held,
        Optional<Instant> indexed) {
    /// The family of packages.
    public enum Kind {
        DEB,
        RPM,
        APK,
        PACMAN
    }

    public PackageSystem {
        unfinished = List.copyOf(unfinished);
        held = List.copyOf(held);
    }
}

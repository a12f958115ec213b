package dev.wardian.host.rpm;

import java.util.List;

/// One repository that a machine is configured with (`dnf.conf(5)`, `[repo] OPTIONS`).
///
/// @param id its name in brackets
/// @param title its name for people
/// @param bases the addresses at which it lies, each with a slash at its end, in the order in which
///     to try them
/// @param mirrors the address of a list of such addresses; empty where there is none
/// @param keys the addresses of the keys that may sign
/// @param checksMetadata whether its description must be signed (`repo_gpgcheck`)
/// @param checksPackages whether its packages must be signed (`gpgcheck`)
/// @param file where this is written
public record RpmSource(
        String id,
        String title,
        List<String> bases,
        String mirrors,
        List<String> keys,
        boolean checksMetadata,
        boolean checksPackages,
        String file) {
    public RpmSource {
        bases = List.copyOf(bases);
        keys = List.copyOf(keys);
    }

    /// Whether each package has to be looked at, because the description that speaks of them is
    /// not signed.
    public boolean checksEachPackage() {
        return checksPackages && !checksMetadata;
    }

    @Override
    public String toString() {
        return "`" + id + "`";
    }
}

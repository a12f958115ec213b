package dev.wardian.host.system;

import java.util.List;

/// One version of a Debian package, as a control file describes it.
///
/// @param name its name
/// @param version its version
/// @param architecture for which machines: `amd64`, `all`
/// @param section what it belongs to; empty where nothing is said
/// @param summary the first line of its description
/// @param description the rest of it, a line each
/// @param depends what it needs: `Pre-Depends` and `Depends` as written
/// @param size what it takes when installed, in bytes; 0 where nothing is said
/// @param held whether it may not change
public record DebianPackage(
        String name,
        DebianVersion version,
        String architecture,
        String section,
        String summary,
        List<String> description,
        List<String> depends,
        long size,
        boolean held) {
    public DebianPackage {
        description = List.copyOf(description);
        depends = List.copyOf(depends);
    }
}

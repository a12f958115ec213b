package dev.wardian.elf;

import java.util.List;

/// The symbol versions that a file needs of one library, from `.gnu.version_r` (LSB, "Symbol
/// Versioning").
///
/// @param library the name of the library, one of those needed
/// @param versions the versions in the order of the file, such as `GLIBC_2.17`
public record VersionNeed(String library, List<String> versions) {
    public VersionNeed {
        versions = List.copyOf(versions);
    }
}

package dev.wardian.stack.wheelhouse;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A file of a wheelhouse, or one that is about to be.
///
/// @param version empty where only building it can tell
/// @param file its name; of what is yet to be built, the address
/// @param source how it comes there
/// @param sha256 hexadecimal; empty until it is there
/// @param bytes empty where nobody said
/// @param targets for whom it is, as people name them
/// @param forBuilds true for what only building sources needs
public record WheelhouseFile(
        PackageName name,
        Optional<Version> version,
        String file,
        Source source,
        Optional<String> sha256,
        OptionalLong bytes,
        List<String> targets,
        boolean forBuilds) {
    public WheelhouseFile {
        targets = List.copyOf(targets);
    }

    /// How a file comes into a wheelhouse.
    public enum Source {
        /// Fetched from an index or an address.
        DOWNLOAD,
        /// Linked or copied from this machine.
        LOCAL,
        /// Built from a source.
        BUILD,
        /// There before, with the right digest.
        PRESENT
    }
}

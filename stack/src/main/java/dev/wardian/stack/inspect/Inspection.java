package dev.wardian.stack.inspect;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is installed in an environment, with all that its records say, and the values of markers
/// there (PEP 508).
///
/// @param packages in the order of their names
/// @param markers by name, in the order of the standard
public record Inspection(List<Inspected> packages, Map<String, String> markers) {

    public Inspection {
        packages = List.copyOf(packages);
    }

    /// One installed package.
    ///
    /// @param metadata its metadata by JSON name: texts and lists of texts
    /// @param metadataLocation the folder or file that holds it
    /// @param directUrl where it was taken from when not from an index (PEP 610), as a tree
    /// @param installer what installed it
    /// @param requested whether it was asked for; nothing where that is not recorded
    public record Inspected(
            Map<String, Object> metadata,
            Path metadataLocation,
            Optional<Map<String, Object>> directUrl,
            Optional<String> installer,
            Optional<Boolean> requested) {}
}

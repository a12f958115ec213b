package dev.wardian.python.resolve;

import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.version.Version;
import java.util.function.Supplier;

/// A package that is already there and may stay if it fits.
///
/// @param version its version
/// @param metadata its metadata, read when it is first needed
/// @param yields whether it makes room for a newer version, as when upgrading; else no index is
///     asked for it
public record PresentPackage(Version version, Supplier<CoreMetadata> metadata, boolean yields) {
    /// A package that stays where it fits.
    public PresentPackage(Version version, Supplier<CoreMetadata> metadata) {
        this(version, metadata, false);
    }

    /// The same, but making room for newer versions.
    public PresentPackage yielding() {
        return new PresentPackage(version, metadata, true);
    }
}

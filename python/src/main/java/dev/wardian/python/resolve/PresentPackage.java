package dev.wardian.python.resolve;

import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.version.Version;
import java.util.function.Supplier;

/// A package that is already there and may stay if it fits: no index is asked for it then.
///
/// @param version its version
/// @param metadata its metadata, read when it is first needed
public record PresentPackage(Version version, Supplier<CoreMetadata> metadata) {}

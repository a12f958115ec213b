package dev.wardian.python.resolve;

import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;

/// Finds out what lies at the address that a requirement names: an archive, a folder, a repository.
///
/// Blocking, safe for all threads, and answers the same for as long as it lives. What fails is
/// thrown as a `PythonException`.
@FunctionalInterface
public interface DirectSource {
    /// The metadata of what lies there, built if need be.
    CoreMetadata metadata(PackageName name, String url);

    /// Called when somebody asks for certain versions of what lies there, so that its version
    /// decides; a source that gave another one in the place of it throws.
    default void versionDecides(PackageName name, String url) {}
}

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
}

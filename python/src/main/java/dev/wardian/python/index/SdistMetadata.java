package dev.wardian.python.index;

import dev.wardian.standards.metadata.CoreMetadata;
import java.nio.file.Path;

/// Finds the metadata of a source distribution that does not say it statically, by asking its build
/// backend (PEP 517). Called from any thread.
public interface SdistMetadata {
    /// The metadata of a source distribution.
    ///
    /// @param file the file as the index describes it
    /// @param archive where it lies on this machine
    CoreMetadata metadata(DistributionFile file, Path archive);
}

package dev.wardian.standards.lock;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// A file that a lock names: where it lies and how to recognise it (PEP 751). It has a URL or a
/// path or both, and at least one hash.
public sealed interface LockedFile
        permits LockedSource.Archive, LockedArtifact.Sdist, LockedArtifact.Wheel {
    Optional<String> url();

    /// Relative to the lock file, with `/` between its parts, or absolute.
    Optional<String> path();

    /// In bytes.
    OptionalLong size();

    Optional<Instant> uploadTime();

    /// Digests in hexadecimal by the name of their algorithm, in the order of the file.
    Map<String, String> hashes();
}

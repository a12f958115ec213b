package dev.wardian.standards.lock;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Where a locked package comes from: exactly one of the ways that PEP 751 knows.
public sealed interface LockedSource {
    /// A commit in a version control system. It has a URL or a path or both.
    record Vcs(
            String type,
            Optional<String> url,
            Optional<String> path,
            Optional<String> requestedRevision,
            String commitId,
            Optional<String> subdirectory)
            implements LockedSource, LockedArtifact {}

    /// A source tree beside the lock file. What is not said about `editable` is not editable.
    record Directory(String path, Optional<Boolean> editable, Optional<String> subdirectory)
            implements LockedSource, LockedArtifact {}

    /// A file that is neither wheel nor sdist of an index: anything that can be unpacked and built,
    /// or a wheel given by URL.
    record Archive(
            Optional<String> url,
            Optional<String> path,
            OptionalLong size,
            Optional<Instant> uploadTime,
            Map<String, String> hashes,
            Optional<String> subdirectory)
            implements LockedSource, LockedArtifact, LockedFile {
        public Archive {
            hashes = Collections.unmodifiableMap(new LinkedHashMap<>(hashes));
        }
    }

    /// Distributions of one release, of which at least one is there.
    record Distributions(Optional<LockedArtifact.Sdist> sdist, List<LockedArtifact.Wheel> wheels)
            implements LockedSource {
        public Distributions {
            wheels = List.copyOf(wheels);
            if (sdist.isEmpty() && wheels.isEmpty()) {
                throw new IllegalArgumentException("neither an sdist nor wheels");
            }
        }
    }
}

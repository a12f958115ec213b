package dev.wardian.standards.lock;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// The one thing that is installed for a locked package.
public sealed interface LockedArtifact
        permits LockedSource.Vcs,
                LockedSource.Directory,
                LockedSource.Archive,
                LockedArtifact.Sdist,
                LockedArtifact.Wheel {

    /// A source distribution.
    ///
    /// @param name the file name, where it is not the last part of path or URL
    record Sdist(
            Optional<String> name,
            Optional<Instant> uploadTime,
            Optional<String> url,
            Optional<String> path,
            OptionalLong size,
            Map<String, String> hashes)
            implements LockedArtifact, LockedFile {
        public Sdist {
            hashes = Collections.unmodifiableMap(new LinkedHashMap<>(hashes));
        }

        /// The file name that is given, or else that of the path, or else that of the URL; empty
        /// if all of them are.
        public String filename() {
            return LockedFilename.of(name, path, url);
        }
    }

    /// A wheel.
    ///
    /// @param name the file name, where it is not the last part of path or URL
    record Wheel(
            Optional<String> name,
            Optional<Instant> uploadTime,
            Optional<String> url,
            Optional<String> path,
            OptionalLong size,
            Map<String, String> hashes)
            implements LockedArtifact, LockedFile {
        public Wheel {
            hashes = Collections.unmodifiableMap(new LinkedHashMap<>(hashes));
        }

        /// The file name that is given, or else that of the path, or else that of the URL; empty
        /// if all of them are.
        public String filename() {
            return LockedFilename.of(name, path, url);
        }
    }
}

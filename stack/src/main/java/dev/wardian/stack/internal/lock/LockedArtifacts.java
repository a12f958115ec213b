package dev.wardian.stack.internal.lock;

import dev.wardian.python.index.DistributionFile;
import dev.wardian.standards.lock.LockedArtifact;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// Files of an index in the words of a lock: with their address, or their path beside the lock.
public final class LockedArtifacts {

    private final Path lock;
    private final Function<DistributionFile, Map<String, String>> digests;

    /// Files as a lock names them.
    ///
    /// @param lock the file that will name them
    /// @param digests those of a file, of which one at least is safe
    public LockedArtifacts(Path lock, Function<DistributionFile, Map<String, String>> digests) {
        this.lock = lock;
        this.digests = digests;
    }

    public LockedArtifact.Wheel wheel(DistributionFile file) {
        return new LockedArtifact.Wheel(
                Optional.of(file.filename()),
                file.uploadTime(),
                url(file),
                path(file),
                file.size(),
                hashes(file));
    }

    public LockedArtifact.Sdist sdist(DistributionFile file) {
        return new LockedArtifact.Sdist(
                Optional.of(file.filename()),
                file.uploadTime(),
                url(file),
                path(file),
                file.size(),
                hashes(file));
    }

    /// A path as the lock writes it: from its own folder on, with `/`.
    public String beside(Path path) {
        var relative = lock.resolveSibling("").relativize(path).toString().replace('\\', '/');
        return relative.isEmpty() ? "." : relative;
    }

    private static Optional<String> url(DistributionFile file) {
        return file.address().startsWith("file:") ? Optional.empty() : Optional.of(file.address());
    }

    private Optional<String> path(DistributionFile file) {
        return file.address().startsWith("file:")
                ? Optional.of(beside(Path.of(file.url())))
                : Optional.empty();
    }

    private Map<String, String> hashes(DistributionFile file) {
        var hashes = new LinkedHashMap<String, String>();
        var all = digests.apply(file);
        var sha256 = all.get("sha256");
        if (sha256 != null) {
            hashes.put("sha256", sha256);
        } else {
            hashes.putAll(new TreeMap<>(all));
        }
        return hashes;
    }
}

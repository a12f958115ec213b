package dev.wardian.stack.internal.lock;

import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.index.PackageSource;
import dev.wardian.standards.lock.LockedPackage;
import dev.wardian.standards.lock.LockedSource;
import dev.wardian.standards.lock.Pylock;
import dev.wardian.standards.metadata.CoreMetadata;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What the packages of a lock need, which `pylock.toml` does not say: read from the metadata of
/// one file of each version, a wheel if there is one. Locking has asked for the same before, so
/// the cache answers.
public final class LockedMetadata {
    private final PackageSource source;

    public LockedMetadata(PackageSource source) {
        this.source = source;
    }

    /// By package, in the order of the lock; those from folders and addresses are left out, and
    /// versions that the index has no longer.
    public Map<LockedPackage, CoreMetadata> of(Pylock lock) {
        var found = new LinkedHashMap<LockedPackage, CoreMetadata>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new LinkedHashMap<LockedPackage, Future<Optional<CoreMetadata>>>();
            for (var locked : lock.packages()) {
                if (locked.source() instanceof LockedSource.Distributions) {
                    asked.put(locked, threads.submit(() -> of(locked)));
                }
            }
            for (var entry : asked.entrySet()) {
                entry.getValue().get().ifPresent(it -> found.put(entry.getKey(), it));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(failure);
        }
        return found;
    }

    private Optional<CoreMetadata> of(LockedPackage locked) {
        var release = locked.version().flatMap(it -> source.page(locked.name()).release(it));
        if (release.isEmpty()) {
            return Optional.empty();
        }
        var files = release.get().files();
        return files.stream()
                .filter(DistributionFile::isWheel)
                .findFirst()
                .or(() -> files.stream().findFirst())
                .map(source::metadata);
    }
}

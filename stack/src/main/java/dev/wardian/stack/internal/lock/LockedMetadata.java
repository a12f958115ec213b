package dev.wardian.stack.internal.lock;

import dev.wardian.python.PythonException;
import dev.wardian.python.PythonProblem;
import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.index.IndexLocation;
import dev.wardian.python.index.PackageSource;
import dev.wardian.python.index.Release;
import dev.wardian.standards.lock.LockedFile;
import dev.wardian.standards.lock.LockedPackage;
import dev.wardian.standards.lock.LockedSource;
import dev.wardian.standards.lock.Pylock;
import dev.wardian.standards.metadata.CoreMetadata;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What the packages of a lock need, which `pylock.toml` does not say: read from the metadata of
/// one file of each version, a wheel if there is one. Locking has asked for the same before, so
/// the cache answers. What comes from another index than packages in general is read from the file
/// that the lock names.
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

    /// The files that the index has of the locked version, if it is the one that the lock means.
    private Optional<List<DistributionFile>> offered(LockedPackage locked) {
        if (locked.index().isPresent()) {
            return Optional.empty();
        }
        try {
            return locked.version()
                    .flatMap(it -> source.page(locked.name()).release(it))
                    .map(Release::files);
        } catch (PythonException unknown) {
            if (unknown.problem() instanceof PythonProblem.UnknownPackage) {
                return Optional.empty();
            }
            throw unknown;
        }
    }

    /// The wheels, else the source distribution, whose addresses the lock says.
    private static Optional<List<DistributionFile>> named(LockedPackage locked) {
        if (!(locked.source() instanceof LockedSource.Distributions(var sdist, var wheels))) {
            return Optional.empty();
        }
        var found = new ArrayList<DistributionFile>();
        wheels.forEach(wheel -> named(wheel.filename(), wheel).ifPresent(found::add));
        sdist.flatMap(it -> named(it.filename(), it)).ifPresent(found::add);
        return Optional.of(found);
    }

    private static Optional<DistributionFile> named(String filename, LockedFile file) {
        return file.url()
                .map(
                        url -> {
                            var builder =
                                    DistributionFile.named(
                                            filename, url, IndexLocation.direct(URI.create(url)));
                            file.hashes().forEach(builder::hash);
                            return builder.build();
                        });
    }

    private Optional<CoreMetadata> of(LockedPackage locked) {
        return offered(locked)
                .or(() -> named(locked))
                .flatMap(
                        files ->
                                files.stream()
                                        .filter(DistributionFile::isWheel)
                                        .findFirst()
                                        .or(() -> files.stream().findFirst()))
                .map(source::metadata);
    }
}

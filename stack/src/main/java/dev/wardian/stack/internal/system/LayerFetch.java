package dev.wardian.stack.internal.system;

import dev.wardian.host.repository.RepositoryException;
import dev.wardian.host.repository.RepositoryFiles;
import dev.wardian.host.repository.RepositoryProblem;
import dev.wardian.host.resolve.Candidate;
import dev.wardian.store.Digest;
import dev.wardian.store.Lease;
import dev.wardian.store.Store;
import dev.wardian.store.StoredArchive;
import dev.wardian.store.archive.DebArchive;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/// Brings packages into the store: fetched from their repository, their digest the one that the
/// repository's signature speaks of, unpacked once.
public final class LayerFetch {
    /// Packages are held in memory until they are unpacked.
    private static final int AT_ONCE = 4;

    private final Store store;
    private final Lease lease;
    private final RepositoryFiles files;
    private final Watcher watcher;
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final AtomicLong bytes = new AtomicLong();

    /// The repository that had the package before.
    private volatile String last = "";

    /// Is told what is fetched, by any thread.
    public interface Watcher {
        /// A package begins to arrive.
        ///
        /// @param bytes how large it is
        void begins(String file, long bytes);

        /// It has arrived whole.
        void arrived(String file, long bytes);
    }

    /// @param watcher is told what is fetched
    public LayerFetch(Store store, Lease lease, RepositoryFiles files, Watcher watcher) {
        this.store = store;
        this.lease = lease;
        this.files = files;
        this.watcher = watcher;
    }

    /// All of these, unpacked.
    public Map<Candidate, StoredArchive> fetch(List<Candidate> packages) {
        Map<Candidate, Future<StoredArchive>> underway = new LinkedHashMap<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Candidate one : packages) {
                underway.put(one, threads.submit(() -> ready(one)));
            }
            Map<Candidate, StoredArchive> ready = new LinkedHashMap<>();
            try {
                underway.forEach((one, future) -> ready.put(one, result(future)));
            } catch (RuntimeException problem) {
                threads.shutdownNow();
                throw problem;
            }
            return ready;
        }
    }

    /// The control file of a package that lies in the store.
    public static String control(StoredArchive archive) {
        return PackageNote.parse(archive.manifest().note()).control();
    }

    /// How many bytes were fetched.
    public long bytes() {
        return bytes.get();
    }

    private static StoredArchive result(Future<StoredArchive> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    private StoredArchive ready(Candidate one) throws InterruptedException {
        Candidate.PackageFile file = one.file().orElseThrow();
        Digest digest = Digest.sha256(file.sha256());
        lease.hold(digest);
        var kept = store.archive(digest);
        if (kept.isPresent()) {
            return kept.get();
        }
        slots.acquire();
        try {
            String name = file.path().substring(file.path().lastIndexOf('/') + 1);
            byte[] content = content(one, file, name);
            return store.addArchive(
                    digest,
                    folder ->
                            DebArchive.unpack(
                                    name,
                                    new ByteArrayInputStream(content),
                                    folder,
                                    store.limits(),
                                    control -> PackageNote.of(control).text()));
        } finally {
            slots.release();
        }
    }

    private byte[] content(Candidate one, Candidate.PackageFile file, String name) {
        watcher.begins(name, file.size());
        var content =
                BasesInParallel.ask(
                        order(file.bases()), base -> found(base, base + file.path(), file));
        if (content.isEmpty()) {
            List<String> asked = file.bases().stream().map(base -> base + file.path()).toList();
            throw new RepositoryException(new RepositoryProblem.Gone(one.toString(), asked));
        }
        bytes.addAndGet(content.get().length);
        watcher.arrived(name, content.get().length);
        return content.get();
    }

    /// Where the last package lay the next is likely to lie.
    private List<String> order(List<String> bases) {
        List<String> order = new ArrayList<>(bases);
        order.sort(Comparator.comparing(base -> !base.equals(last)));
        return order;
    }

    private Optional<byte[]> found(String base, String address, Candidate.PackageFile file) {
        var content = files.fetch(address);
        content.ifPresent(
                bytes -> {
                    require(address, bytes, file);
                    last = base;
                });
        return content;
    }

    private static void require(String address, byte[] content, Candidate.PackageFile file) {
        String actual = Digest.of("sha256", Digest.computation("sha256").digest(content)).hex();
        if (!actual.equals(file.sha256())) {
            throw new RepositoryException(
                    new RepositoryProblem.Mismatch(
                            address,
                            "sha256:" + file.sha256() + ", " + file.size() + " bytes",
                            "sha256:" + actual + ", " + content.length + " bytes"));
        }
    }
}

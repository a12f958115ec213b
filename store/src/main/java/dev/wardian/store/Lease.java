package dev.wardian.store;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/// Keeps archives from being deleted while somebody is about to link them, and notes that they
/// were used. Safe for use by several threads.
public final class Lease implements AutoCloseable {
    /// Uses are noted once a day, so that it costs a look and rarely a change.
    private static final Duration PRECISION = Duration.ofDays(1);

    private final Leases leases;
    private final ArchiveShelf archives;
    private final Instant now;
    private final Set<Digest> held = new HashSet<>();

    Lease(Leases leases, ArchiveShelf archives, Instant now) {
        this.leases = leases;
        this.archives = archives;
        this.now = now;
    }

    /// Holds the archive of this digest until the lease is closed, whether it is there yet or not.
    /// Called before the archive is looked for.
    public void hold(Digest digest) {
        synchronized (this) {
            if (!held.add(digest)) {
                return;
            }
        }
        leases.share(digest);
        archives.noteUse(digest, now, PRECISION);
    }

    /// Gives all of them back.
    @Override
    public synchronized void close() {
        for (Digest digest : held) {
            leases.release(digest);
        }
        held.clear();
    }
}

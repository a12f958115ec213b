package dev.wardian.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Which archives of a store are in use, among all processes that share it: a lock on one byte of
/// one file for each archive, at the place that its digest says. Who links an archive shares the
/// lock; who deletes it must have it alone.
///
/// Locks of a process on a file all vanish when the process closes any descriptor of that file, so
/// all threads share one, which is closed when nothing is held. Where locks cannot be had, on a
/// read-only folder without the file for instance, nothing is held and nothing may be deleted.
final class Leases {
    private static final ConcurrentHashMap<Path, Leases> ALL = new ConcurrentHashMap<>();

    private final Path file;
    private final Map<Long, Held> held = new HashMap<>();
    private @Nullable FileChannel channel;

    private static final class Held {
        private final FileLock lock;
        private int holders = 1;

        Held(FileLock lock) {
            this.lock = lock;
        }
    }

    private Leases(Path file) {
        this.file = file;
    }

    static Leases of(Path file) {
        return ALL.computeIfAbsent(real(file), Leases::new);
    }

    private static Path real(Path file) {
        Path folder = file.getParent();
        try {
            return folder == null ? file : folder.toRealPath().resolve(file.getFileName());
        } catch (IOException absent) {
            return file;
        }
    }

    /// Shares an archive; false where that cannot be done.
    synchronized boolean share(Digest digest) {
        long place = place(digest);
        @Nullable Held known = held.get(place);
        if (known != null) {
            known.holders++;
            return true;
        }
        try {
            // the only one who may keep it from us is about to rename one folder
            FileLock lock = open().lock(place, 1, true);
            held.put(place, new Held(lock));
            return true;
        } catch (IOException | OverlappingFileLockException unable) {
            closeIfUnused();
            return false;
        }
    }

    /// Gives a shared archive back.
    synchronized void release(Digest digest) {
        long place = place(digest);
        @Nullable Held known = held.get(place);
        if (known == null) {
            return;
        }
        known.holders--;
        if (known.holders == 0) {
            held.remove(place);
            try {
                known.lock.release();
            } catch (IOException _) {
                // the process's end does it
            }
            closeIfUnused();
        }
    }

    /// Runs an action while nobody uses an archive; false if somebody does, or nobody can tell.
    synchronized boolean alone(Digest digest, Runnable action) {
        long place = place(digest);
        if (held.containsKey(place)) {
            return false;
        }
        try {
            @Nullable FileLock lock = open().tryLock(place, 1, false);
            if (lock == null) {
                return false;
            }
            try {
                action.run();
                return true;
            } finally {
                lock.release();
            }
        } catch (IOException | NonWritableChannelException unable) {
            return false;
        } finally {
            closeIfUnused();
        }
    }

    private FileChannel open() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            open = opened();
            channel = open;
        }
        return open;
    }

    private FileChannel opened() throws IOException {
        try {
            return FileChannel.open(
                    file,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
        } catch (IOException readOnly) {
            return FileChannel.open(file, StandardOpenOption.READ);
        }
    }

    private void closeIfUnused() {
        if (held.isEmpty()) {
            FolderTree.closeQuietly(channel);
            channel = null;
        }
    }

    /// The first 62 bits of the digest: a place that a file could have.
    private static long place(Digest digest) {
        return Long.parseUnsignedLong(digest.hex().substring(0, 16), 16) >>> 2;
    }
}

package dev.wardian.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// A lock that one holder has at a time, among all threads of all processes that name the same
/// file. The file stays where it is; the operating system lets go of it when a process dies.
///
/// Not reentrant: a thread that asks twice waits for itself. Any thread may close it.
public final class ProcessLock implements AutoCloseable {
    private static final ConcurrentHashMap<Path, Semaphore> HELD = new ConcurrentHashMap<>();

    private final Semaphore threads;
    private final FileChannel channel;
    private boolean closed;

    private ProcessLock(Semaphore threads, FileChannel channel) {
        this.threads = threads;
        this.channel = channel;
    }

    /// Waits until the lock is free, then holds it. The file's folder must exist.
    public static ProcessLock acquire(Path file) {
        Semaphore threads = threads(file);
        threads.acquireUninterruptibly();
        return lock(file, threads, true).orElseThrow();
    }

    /// Holds the lock if it is free.
    public static Optional<ProcessLock> tryAcquire(Path file) {
        Semaphore threads = threads(file);
        return threads.tryAcquire() ? lock(file, threads, false) : Optional.empty();
    }

    private static Semaphore threads(Path file) {
        return HELD.computeIfAbsent(file.toAbsolutePath().normalize(), _ -> new Semaphore(1, true));
    }

    private static Optional<ProcessLock> lock(Path file, Semaphore threads, boolean wait) {
        @Nullable FileChannel channel = null;
        boolean held = false;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            held = wait ? channel.lock().isValid() : channel.tryLock() != null;
            return held ? Optional.of(new ProcessLock(threads, channel)) : Optional.empty();
        } catch (IOException refused) {
            throw new StoreException(
                    new StoreProblem.Unwritable(file, FolderTree.reason(refused)), refused);
        } finally {
            if (!held) {
                threads.release();
                FolderTree.closeQuietly(channel);
            }
        }
    }

    /// Lets go of the lock; more than once does nothing.
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            FolderTree.closeQuietly(channel);
            threads.release();
        }
    }
}

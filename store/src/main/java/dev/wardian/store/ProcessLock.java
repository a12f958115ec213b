package dev.wardian.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A lock that one holder has at a time, among all threads of all processes that name the same
/// file. The file stays where it is, [#acquireFleeting] apart; the operating system lets go of it
/// when a process dies.
///
/// Not reentrant: a thread that asks twice waits for itself. Any thread may close it. Who waits
/// asks again and again, at most 25 ms later, because the kernel would call it a deadlock when
/// threads of two processes wait for one another's locks though other threads are at work.
public final class ProcessLock implements AutoCloseable {
    private static final ConcurrentHashMap<Path, Turns> HELD = new ConcurrentHashMap<>();
    private static final long PATIENCE = 1000;
    private static final int LONGEST_PAUSE = 25;
    private static final int LONGEST_NAME = 400;
    private static final int MOST_ATTEMPTS = 10_000;

    private final Turns threads;
    private final FileChannel channel;
    private Runnable ending = () -> {};
    private boolean closed;

    private ProcessLock(Turns threads, FileChannel channel) {
        this.threads = threads;
        this.channel = channel;
    }

    /// Waits until the lock is free, then holds it. The file's folder must exist.
    public static ProcessLock acquire(Path file) {
        return acquire(file, "", _ -> {});
    }

    /// Waits until the lock is free, then holds it under a name that others are told.
    ///
    /// @param holder who holds it from now on, one line; empty text writes nothing
    /// @param waiting told once who holds the lock when that takes longer than a second
    /// @throws StoreException when the file cannot be opened, or the thread is interrupted
    public static ProcessLock acquire(Path file, String holder, Consumer<String> waiting) {
        Turns threads = threads(file);
        Patience patience = new Patience(waiting);
        try {
            if (!threads.one.tryAcquire(PATIENCE, TimeUnit.MILLISECONDS)) {
                String name = threads.holder;
                patience.tell(name.isEmpty() ? "another thread of this process" : name);
                threads.one.acquire();
            }
        } catch (InterruptedException stop) {
            throw interrupted(file, stop);
        }
        return lock(file, threads, holder, Optional.of(patience)).orElseThrow();
    }

    /// The same for a folder that shall not be littered: the file is there only while somebody
    /// holds the lock or waits for it, and folders that are missing are made and go with it unless
    /// something else lies in them then. A killed process leaves the file to the next holder.
    ///
    /// @throws StoreException that names the folder when the file cannot be made in it
    public static ProcessLock acquireFleeting(Path file, String holder, Consumer<String> waiting) {
        for (int attempt = 1; ; attempt++) {
            try {
                Optional<ProcessLock> lock = tryFleeting(file, holder, waiting);
                if (lock.isPresent()) {
                    return lock.get();
                }
            } catch (IOException refused) {
                // the last holder took the folders away between two steps
                if (!(refused instanceof NoSuchFileException) || attempt == MOST_ATTEMPTS) {
                    Path folder = Optional.ofNullable(file.getParent()).orElse(file);
                    throw new StoreException(
                            new StoreProblem.Unwritable(folder, FolderTree.reason(refused)),
                            refused);
                }
            }
        }
    }

    private static Optional<ProcessLock> tryFleeting(
            Path file, String holder, Consumer<String> waiting) throws IOException {
        FleetingFile fleeting = FleetingFile.at(file);
        ProcessLock lock;
        try {
            lock = acquire(file, holder, waiting);
        } catch (StoreException failed) {
            fleeting.removeFolders();
            if (failed.getCause() instanceof IOException refused) {
                throw refused;
            }
            throw failed;
        }
        boolean held = false;
        try {
            held = fleeting.isStill(lock.channel);
            if (held) {
                lock.ending = fleeting::remove;
            }
            return held ? Optional.of(lock) : Optional.empty();
        } finally {
            if (!held) {
                lock.close();
            }
        }
    }

    /// Holds the lock if it is free.
    public static Optional<ProcessLock> tryAcquire(Path file) {
        Turns threads = threads(file);
        return threads.one.tryAcquire()
                ? lock(file, threads, "", Optional.empty())
                : Optional.empty();
    }

    /// One file has one lock, by whatever name it is called.
    private static Turns threads(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        Path known = folder == null ? absolute : real(folder).resolve(absolute.getFileName());
        return HELD.computeIfAbsent(known, _ -> new Turns());
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException absent) {
            return folder;
        }
    }

    private static Optional<ProcessLock> lock(
            Path file, Turns threads, String holder, Optional<Patience> patience) {
        @Nullable FileChannel channel = null;
        boolean held = false;
        try {
            channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            held = patience.isEmpty() ? isFree(channel) : await(channel, patience.get());
            if (held && !holder.isEmpty()) {
                sign(channel, holder);
                threads.holder = holder;
            }
            return held ? Optional.of(new ProcessLock(threads, channel)) : Optional.empty();
        } catch (IOException refused) {
            held = false;
            throw new StoreException(
                    new StoreProblem.Unwritable(file, FolderTree.reason(refused)), refused);
        } catch (InterruptedException stop) {
            throw interrupted(file, stop);
        } finally {
            if (!held) {
                threads.one.release();
                FolderTree.closeQuietly(channel);
            }
        }
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    private static boolean await(FileChannel channel, Patience patience)
            throws IOException, InterruptedException {
        int pause = 1;
        long waited = 0;
        while (!isFree(channel)) {
            Thread.sleep(pause);
            waited += pause;
            pause = Math.min(pause * 2, LONGEST_PAUSE);
            if (waited >= PATIENCE) {
                patience.tell(signature(channel));
            }
        }
        return true;
    }

    private static void sign(FileChannel channel, String holder) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
    }

    private static String signature(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(LONGEST_NAME);
        channel.read(buffer, 0);
        String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
        // behind the name may be the hole of a [FleetingFile]
        String name = text.trim();
        return name.isEmpty() ? "another process" : name;
    }

    private static StoreException interrupted(Path file, InterruptedException stop) {
        Thread.currentThread().interrupt();
        return new StoreException(new StoreProblem.Unwritable(file, "interrupted"), stop);
    }

    /// Lets go of the lock; more than once does nothing.
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            ending.run();
            FolderTree.closeQuietly(channel);
            threads.holder = "";
            threads.one.release();
        }
    }

    /// The threads of this process that want one file, and the name of the one that has it.
    private static final class Turns {
        private final Semaphore one = new Semaphore(1, true);
        private volatile String holder = "";
    }

    /// Tells once.
    private static final class Patience {
        private final Consumer<String> waiting;
        private boolean told;

        Patience(Consumer<String> waiting) {
            this.waiting = waiting;
        }

        void tell(String holder) {
            if (!told) {
                told = true;
                waiting.accept(holder);
            }
        }
    }
}

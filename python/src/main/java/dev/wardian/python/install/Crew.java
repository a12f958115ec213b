package dev.wardian.python.install;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A few threads that take the pieces of a task in turn. More than there are cores, or than four,
/// only fight over the file system's locks.
final class Crew {
    private static final int MOST_THREADS = 4;

    private final int size;
    private final int chunk;
    private final Piece piece;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /// Does the items of a piece, `to` excluded.
    @FunctionalInterface
    interface Piece {
        void run(int from, int to) throws IOException;
    }

    private Crew(int size, int chunk, Piece piece) {
        this.size = size;
        this.chunk = chunk;
        this.piece = piece;
    }

    /// Does all items in pieces of so many, the caller's thread among those that work. Nobody works
    /// any more when this returns or throws; what was thrown first is what it throws.
    static void run(int size, int chunk, Piece piece) throws IOException {
        new Crew(size, chunk, piece).run();
    }

    private void run() throws IOException {
        int pieces = (size + chunk - 1) / chunk;
        int most = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < Math.min(pieces, most); i++) {
            others.add(Thread.ofPlatform().daemon().start(this::work));
        }
        work();
        boolean interrupted = false;
        for (Thread other : others) {
            interrupted |= !joined(other);
        }
        if (interrupted) {
            throw new IOException("interrupted");
        }
        rethrow(failure.get());
    }

    private void work() {
        try {
            for (int from = next.getAndAdd(chunk);
                    from < size && failure.get() == null;
                    from = next.getAndAdd(chunk)) {
                piece.run(from, Math.min(from + chunk, size));
            }
        } catch (Throwable failed) {
            failure.compareAndSet(null, failed);
        }
    }

    /// Waits however often it is told to stop: what is half done must be known to be undone.
    private static boolean joined(Thread other) {
        boolean interrupted = false;
        while (other.isAlive()) {
            try {
                other.join();
            } catch (InterruptedException stop) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !interrupted;
    }

    private static void rethrow(@Nullable Throwable failure) throws IOException {
        switch (failure) {
            case null -> {}
            case IOException io -> throw io;
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            default -> throw new IllegalStateException(failure);
        }
    }
}

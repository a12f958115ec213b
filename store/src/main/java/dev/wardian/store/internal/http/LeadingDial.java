package dev.wardian.store.internal.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Connects once for all who need it at that moment: where a hundred wait for one handshake with a
/// server that stays silent, all give up together and not one after the other. Safe for all
/// threads.
final class LeadingDial {
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable CompletableFuture<Boolean> underway;

    /// Connects, and leaves the connection where others find it.
    interface Attempt {
        void connect() throws IOException;
    }

    /// Runs the attempt, or waits for the one that is under way and shares how it ends.
    void connect(Attempt attempt) throws IOException {
        CompletableFuture<Boolean> mine = new CompletableFuture<>();
        CompletableFuture<Boolean> others;
        lock.lock();
        try {
            others = underway;
            if (others == null) {
                underway = mine;
            }
        } finally {
            lock.unlock();
        }
        if (others == null) {
            lead(attempt, mine);
        } else {
            follow(others);
        }
    }

    private void lead(Attempt attempt, CompletableFuture<Boolean> mine) throws IOException {
        try {
            attempt.connect();
            end();
            mine.complete(true);
        } catch (IOException | RuntimeException | Error broken) {
            end();
            mine.completeExceptionally(broken);
            throw broken;
        }
    }

    private void end() {
        lock.lock();
        try {
            underway = null;
        } finally {
            lock.unlock();
        }
    }

    private static void follow(CompletableFuture<Boolean> others) throws IOException {
        try {
            var _ = others.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException failed) {
            // who led may have been interrupted; that is no news of the server
            if (failed.getCause() instanceof IOException broken && !isInterruption(broken)) {
                throw broken;
            }
            throw new StaleConnectionException(new IOException("no connection", failed));
        }
    }

    private static boolean isInterruption(IOException broken) {
        return broken instanceof InterruptedIOException
                && !(broken instanceof java.net.SocketTimeoutException);
    }
}

package dev.wardian.python.install;

import dev.wardian.python.journal.Transaction;
import java.util.concurrent.CountDownLatch;

/// Keeps the process alive, when it is told to end while an environment is being changed, until
/// what was done is undone. To be closed when the change is over, one way or the other.
final class Interruption implements AutoCloseable {
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;

    Interruption(Transaction transaction) {
        hook =
                new Thread(
                        () -> {
                            transaction.abort();
                            awaitEnd();
                        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void awaitEnd() {
        try {
            over.await();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the process is ending, and the hook has just been let go
        }
    }
}

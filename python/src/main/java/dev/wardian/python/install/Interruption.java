package dev.wardian.python.install;

import dev.wardian.python.journal.Transaction;
import dev.wardian.store.Ending;
import java.util.concurrent.CountDownLatch;

/// Takes back what was done when the work is told to end while an environment is being changed, and
/// lets the end wait for it. To be closed when the change is over, one way or the other.
final class Interruption implements AutoCloseable {
    private final CountDownLatch over = new CountDownLatch(1);
    private final Ending.Registration registration;

    Interruption(Transaction transaction) {
        registration =
                Ending.on(
                        () -> {
                            transaction.abort();
                            awaitEnd();
                        });
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
        registration.close();
    }
}

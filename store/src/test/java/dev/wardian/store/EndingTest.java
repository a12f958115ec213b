package dev.wardian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class EndingTest {

    @Test
    void doesWhatIsRegisteredAndWaitsForIt() {
        Ending ending = new Ending();
        AtomicInteger done = new AtomicInteger();
        ending.within(
                () -> {
                    Ending.on(done::incrementAndGet);
                    Ending.on(done::incrementAndGet);
                });
        ending.end();

        assertThat(done).hasValue(2);
    }

    @Test
    void forgetsWhatWasClosed() {
        Ending ending = new Ending();
        AtomicInteger done = new AtomicInteger();
        ending.within(() -> Ending.on(done::incrementAndGet).close());
        ending.end();

        assertThat(done).hasValue(0);
    }

    @Test
    void holdsForThreadsThatTheWorkStarts() {
        Ending ending = new Ending();
        CompletableFuture<Boolean> platform = new CompletableFuture<>();
        CompletableFuture<Boolean> virtual = new CompletableFuture<>();
        ending.end();
        ending.within(
                () -> {
                    Thread.ofPlatform().start(() -> platform.complete(Ending.isNear()));
                    Thread.ofVirtual().start(() -> virtual.complete(Ending.isNear()));
                });

        assertThat(platform.join()).isTrue();
        assertThat(virtual.join()).isTrue();
        assertThat(Ending.isNear()).isFalse();
    }

    @Test
    void doesAtOnceWhatIsRegisteredTooLate() throws InterruptedException {
        Ending ending = new Ending();
        CountDownLatch done = new CountDownLatch(1);
        ending.end();
        ending.within(() -> Ending.on(done::countDown));

        done.await();
    }

    @Test
    void isNobodyElses() {
        Ending one = new Ending();
        Ending other = new Ending();
        AtomicInteger done = new AtomicInteger();
        one.within(() -> Ending.on(done::incrementAndGet));
        other.end();

        assertThat(done).hasValue(0);
    }
}

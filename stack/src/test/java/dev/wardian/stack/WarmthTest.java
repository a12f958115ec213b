package dev.wardian.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.store.http.HttpSettings;
import dev.wardian.store.http.RetryListener;
import java.lang.ref.WeakReference;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What stays of an operation in a process that stays.
final class WarmthTest {
    private static final int MOST_COLLECTIONS = 50;

    /// Stands for the engine of a call, which its listener would keep.
    private record Listener(StringBuilder engine) implements RetryListener {
        @Override
        public void again(String url, String reason, int next, Duration pause) {
            throw new AssertionError(engine + " was asked for nothing");
        }
    }

    @Test
    void keptConnectionsDoNotKeepTheirFirstUser() throws InterruptedException {
        try (var warmth = new Warmth()) {
            var listener = use(warmth);
            for (var round = 0; listener.get() != null && round < MOST_COLLECTIONS; round++) {
                System.gc();
                Thread.sleep(10);
            }
            assertThat(listener.get()).isNull();
        }
    }

    private static WeakReference<Listener> use(Warmth warmth) {
        var listener = new Listener(new StringBuilder("an engine"));
        var settings = HttpSettings.standard();
        var own = settings.withRetries(settings.retries().telling(listener));
        try (var client = warmth.client(own)) {
            assertThat(client).isNotNull();
        }
        return new WeakReference<>(listener);
    }
}

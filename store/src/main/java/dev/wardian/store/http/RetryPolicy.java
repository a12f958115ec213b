package dev.wardian.store.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.DoubleSupplier;

/// How often and after which pauses a failed exchange is tried again.
///
/// The pause doubles from the first to the longest and varies by a quarter; a server that says
/// `Retry-After` is obeyed up to a minute. Time and chance come from outside, so that tests
/// neither sleep nor vary.
///
/// @param retries how many further tries there are after the first
/// @param first the pause before the second try
/// @param longest no pause of our own is longer
/// @param sleeper waits
/// @param clock tells the time for `Retry-After` dates
/// @param chance a number from 0 (inclusive) to 1 at each call
public record RetryPolicy(
        int retries,
        Duration first,
        Duration longest,
        Sleeper sleeper,
        InstantSource clock,
        DoubleSupplier chance) {
    /// Waits; replaced in tests.
    public interface Sleeper {
        /// Returns after the pause.
        void pause(Duration pause) throws InterruptedException;
    }

    /// Three retries after about a quarter of a second, half a second and a second.
    public static RetryPolicy standard() {
        return new RetryPolicy(
                3,
                Duration.ofMillis(250),
                Duration.ofSeconds(10),
                pause -> Thread.sleep(pause.toMillis()),
                InstantSource.system(),
                () -> (System.nanoTime() >>> 4 & 0xffff) / 65536.0);
    }

    /// The same with another number of retries.
    public RetryPolicy times(int number) {
        return new RetryPolicy(number, first, longest, sleeper, clock, chance);
    }

    /// The pause before the given retry, counted from 0.
    public Duration pauseBefore(int retry) {
        long millis = first.toMillis() << Math.min(retry, 20);
        millis = Math.min(millis, longest.toMillis());
        return Duration.ofMillis((long) (millis * (0.75 + 0.5 * chance.getAsDouble())));
    }
}

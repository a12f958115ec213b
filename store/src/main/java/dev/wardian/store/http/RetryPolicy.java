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
/// @param limits how often
/// @param first the pause before the second try
/// @param longest no pause of our own is longer
/// @param sleeper waits
/// @param clock tells the time for `Retry-After` dates
/// @param chance a number from 0 (inclusive) to 1 at each call
/// @param listener is told of each further try before the pause
public record RetryPolicy(
        RetryLimits limits,
        Duration first,
        Duration longest,
        Sleeper sleeper,
        InstantSource clock,
        DoubleSupplier chance,
        RetryListener listener) {
    /// A server that answers others meanwhile is not asked to wait longer than this.
    private static final Duration LONGEST_WHILE_OTHERS_ARE_ANSWERED = Duration.ofSeconds(1);

    /// Waits; replaced in tests.
    public interface Sleeper {
        /// Returns after the pause.
        void pause(Duration pause) throws InterruptedException;
    }

    /// A policy that nobody listens to, with the same number of retries whatever fails.
    public RetryPolicy(
            int retries,
            Duration first,
            Duration longest,
            Sleeper sleeper,
            InstantSource clock,
            DoubleSupplier chance) {
        this(
                RetryLimits.exactly(retries),
                first,
                longest,
                sleeper,
                clock,
                chance,
                RetryListener.SILENT);
    }

    /// The usual limits, with pauses of about a quarter of a second, half a second, a second, two
    /// and four.
    public static RetryPolicy standard() {
        return new RetryPolicy(
                RetryLimits.USUAL,
                Duration.ofMillis(250),
                Duration.ofSeconds(10),
                pause -> Thread.sleep(pause.toMillis()),
                InstantSource.system(),
                () -> (System.nanoTime() >>> 4 & 0xffff) / 65536.0,
                RetryListener.SILENT);
    }

    /// The same with exactly that number of retries.
    public RetryPolicy times(int number) {
        return within(RetryLimits.exactly(number));
    }

    /// The same with other limits.
    public RetryPolicy within(RetryLimits other) {
        return new RetryPolicy(other, first, longest, sleeper, clock, chance, listener);
    }

    /// The same with somebody who listens.
    public RetryPolicy telling(RetryListener other) {
        return new RetryPolicy(limits, first, longest, sleeper, clock, chance, other);
    }

    /// The pause before the given retry, counted from 0.
    public Duration pauseBefore(int retry) {
        return pauseBefore(retry, longest);
    }

    /// The pause before the given retry, counted from 0, of a server that answers others.
    public Duration pauseWhileOthersAreAnswered(int retry) {
        return pauseBefore(retry, LONGEST_WHILE_OTHERS_ARE_ANSWERED);
    }

    private Duration pauseBefore(int retry, Duration most) {
        long millis = first.toMillis() << Math.min(retry, 20);
        millis = Math.min(millis, Math.min(longest.toMillis(), most.toMillis()));
        return Duration.ofMillis((long) (millis * (0.75 + 0.5 * chance.getAsDouble())));
    }
}

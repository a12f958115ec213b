package dev.wardian.cli.output;

import java.util.ArrayDeque;
import java.util.OptionalLong;

/// How fast bytes have been arriving lately, and how long the rest will take at that pace.
///
/// What counts is a window of the last seconds: connections take time to get going, networks and
/// servers change their minds. No answer is given before there is enough to go by, nor one that
/// nobody could wait for.
final class TransferRate {

    private static final long SECOND = 1_000_000_000L;
    private static final long WINDOW = 5 * SECOND;
    private static final long STILL = 2 * WINDOW;
    private static final long GRAIN = SECOND / 10;
    private static final long ENOUGH_FOR_A_RATE = SECOND;
    private static final long ENOUGH_FOR_A_FORECAST = 2 * SECOND;
    private static final long LONGEST_FORECAST = 24 * 3600;

    private record Sample(long at, long bytes) {}

    private final ArrayDeque<Sample> samples = new ArrayDeque<>();
    private long first;
    private long spaced;

    /// Begins to look, after a time in which nothing was asked for.
    ///
    /// @param now the time in nanoseconds, from any beginning
    /// @param bytes that have arrived in all
    void begin(long now, long bytes) {
        samples.clear();
        samples.add(new Sample(now, bytes));
        first = now;
        spaced = now;
    }

    /// Notes that so many bytes have arrived in all by now.
    void note(long now, long bytes) {
        if (bytes <= samples.getLast().bytes()) {
            return;
        }
        if (now - spaced < GRAIN && samples.size() > 1) {
            samples.removeLast(); // one for each tenth of a second, and the newest
        } else {
            spaced = now;
        }
        samples.add(new Sample(now, bytes));
        while (samples.size() > 2 && now - samples.getFirst().at() > WINDOW) {
            samples.removeFirst();
        }
    }

    /// Bytes a second; empty as long as that is not known.
    OptionalLong perSecond(long now) {
        if (samples.isEmpty() || now - first < ENOUGH_FOR_A_RATE) {
            return OptionalLong.empty();
        }
        var from = samples.getFirst();
        var to = samples.getLast();
        if (now - to.at() > STILL) {
            return OptionalLong.of(0);
        }
        if (to.at() == from.at()) {
            return OptionalLong.empty();
        }
        var bytes = to.bytes() - from.bytes();
        return OptionalLong.of((long) (bytes * (double) SECOND / (to.at() - from.at())));
    }

    /// The seconds until so many more bytes have arrived; empty if that cannot be told.
    OptionalLong secondsLeft(long now, long bytes) {
        var rate = perSecond(now).orElse(0);
        if (bytes <= 0 || rate <= 0 || now - first < ENOUGH_FOR_A_FORECAST) {
            return OptionalLong.empty();
        }
        var seconds = (bytes + rate - 1) / rate;
        return seconds > LONGEST_FORECAST ? OptionalLong.empty() : OptionalLong.of(seconds);
    }
}

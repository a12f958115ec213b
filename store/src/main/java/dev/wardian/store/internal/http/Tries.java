package dev.wardian.store.internal.http;

import dev.wardian.store.http.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// How the tries of one request stand. Used by one thread.
public final class Tries {
    private final RetryPolicy policy;
    private final AtomicLong answers;
    private final Map<Setback, Integer> setbacks = new EnumMap<>(Setback.class);
    private long answersSeen;
    private int failed;

    /// No try yet.
    ///
    /// @param answers how many requests the same server answered so far, whoever asked
    public Tries(RetryPolicy policy, AtomicLong answers) {
        this.policy = policy;
        this.answers = answers;
        this.answersSeen = answers.get();
    }

    /// How many tries have failed.
    public int failed() {
        return failed;
    }

    /// Counts an answer of passing failure; the pause before the next try, or nothing if there is
    /// to be none.
    ///
    /// @param asked how long the server asks to wait, if it does
    public Optional<Duration> afterFailure(Optional<Duration> asked) {
        return after(Setback.BROKEN, asked);
    }

    /// Counts a try that broke; the pause before the next one, or nothing if there is to be none.
    public Optional<Duration> after(IOException broken) {
        return after(Setback.of(broken), Optional.empty());
    }

    private Optional<Duration> after(Setback setback, Optional<Duration> asked) {
        long answered = answers.get();
        boolean others = answered > answersSeen;
        answersSeen = answered;
        failed++;
        int times = setbacks.merge(setback, 1, Integer::sum);
        if (times > setback.limit(policy.limits(), others)) {
            return Optional.empty();
        }
        if (asked.isPresent()) {
            return asked;
        }
        return Optional.of(
                others
                        ? policy.pauseWhileOthersAreAnswered(failed - 1)
                        : policy.pauseBefore(failed - 1));
    }
}

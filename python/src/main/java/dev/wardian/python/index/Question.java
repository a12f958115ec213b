package dev.wardian.python.index;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/// A question that was put once, and its answer as soon as there is one. Safe for all threads.
final class Question<T> {
    private final FutureTask<Answer<T>> task;
    private final long operation;
    private volatile long lastUse;
    private volatile long checkedAt = -1;

    /// @param operation the number of the operation that puts the question
    Question(Callable<Answer<T>> asking, long operation) {
        this.task = new FutureTask<>(asking);
        this.operation = operation;
        this.lastUse = operation;
    }

    /// An answer and what its being remembered depends on.
    ///
    /// @param remembered false if it is good for the operation that asked and no other
    /// @param lasting the files it is kept in, none if it is true for ever
    record Answer<T>(T value, boolean remembered, List<Lasting> lasting) {}

    FutureTask<Answer<T>> task() {
        return task;
    }

    boolean isDone() {
        return task.isDone();
    }

    /// Whether it was put during or after the operation with this number.
    boolean isAskedSince(long number) {
        return operation >= number;
    }

    /// The answer, if there is one and the question did not fail.
    Optional<Answer<T>> success() {
        return task.state() == Future.State.SUCCESS
                ? Optional.of(task.resultNow())
                : Optional.empty();
    }

    void use(long number) {
        lastUse = number;
    }

    boolean isUsedSince(long number) {
        return lastUse >= number;
    }

    /// Whether the files below the answer were looked at in this state of their folders.
    boolean isCheckedIn(long state) {
        return checkedAt == state;
    }

    void check(long state) {
        checkedAt = state;
    }

    /// Answers here unless another thread does already.
    T answer() throws ExecutionException {
        task.run();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get().value();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

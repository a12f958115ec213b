package dev.wardian.stack.internal.kit;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// A value that is computed at most once, when it is first asked for; what is thrown is not kept.
public final class Once<T> implements Supplier<T> {

    private final Supplier<T> computation;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Optional<T> value = Optional.empty();

    public Once(Supplier<T> computation) {
        this.computation = computation;
    }

    @Override
    public T get() {
        var known = value;
        if (known.isPresent()) {
            return known.get();
        }
        lock.lock();
        try {
            if (value.isEmpty()) {
                value = Optional.of(computation.get());
            }
            return value.get();
        } finally {
            lock.unlock();
        }
    }

    /// The value, if it was asked for before.
    public Optional<T> known() {
        return value;
    }
}

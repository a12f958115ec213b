package dev.wardian.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;

/// The misbehaviour that a [LocalIndex] was told, per path, in the order it was told.
final class IndexFaults {
    sealed interface Fault {}

    record Status(int code) implements Fault {}

    record Reset() implements Fault {}

    record Truncated(int afterBytes) implements Fault {}

    record Stalled(int afterBytes) implements Fault {}

    record Corrupted() implements Fault {}

    record Redirected(String location) implements Fault {}

    private final Map<String, Deque<Fault>> waiting = new HashMap<>();
    private final Map<String, SplittableRandom> chances = new HashMap<>();
    private long seed;
    private double rate;
    private final CountDownLatch released = new CountDownLatch(1);

    synchronized void add(String path, Fault fault, int times) {
        Deque<Fault> queue = waiting.computeIfAbsent(path, _ -> new ArrayDeque<>());
        for (int time = 0; time < times; time++) {
            queue.add(fault);
        }
    }

    /// From now on that fraction of all requests fails, in one of three ways. What becomes of the
    /// n-th request for a path follows from the seed alone, in whatever order paths are asked for.
    synchronized void addAtRandom(double fraction, long begin) {
        rate = fraction;
        seed = begin;
        chances.clear();
    }

    synchronized Optional<Fault> take(String path) {
        Deque<Fault> queue = waiting.get(path);
        Fault next = queue == null ? null : queue.poll();
        return next == null && rate > 0 ? byChance(path) : Optional.ofNullable(next);
    }

    private Optional<Fault> byChance(String path) {
        SplittableRandom chance =
                chances.computeIfAbsent(
                        path, it -> new SplittableRandom(31 * seed + it.hashCode()));
        if (chance.nextDouble() >= rate) {
            return Optional.empty();
        }
        return Optional.of(
                switch (chance.nextInt(3)) {
                    case 0 -> new Status(503);
                    case 1 -> new Reset();
                    default -> new Truncated(chance.nextInt(60));
                });
    }

    /// Holds a stalled answer until the index is closed.
    void stall() throws InterruptedException {
        released.await();
    }

    void release() {
        released.countDown();
    }
}

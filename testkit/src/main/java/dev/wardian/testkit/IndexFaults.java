package dev.wardian.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// The misbehaviour that a [LocalIndex] was told, per path, in the order it was told.
final class IndexFaults {
    sealed interface Fault {}

    record Status(int code) implements Fault {}

    record Reset() implements Fault {}

    record Truncated(int afterBytes) implements Fault {}

    record Stalled(int afterBytes) implements Fault {}

    record Corrupted() implements Fault {}

    private final Map<String, Deque<Fault>> waiting = new HashMap<>();
    private final CountDownLatch released = new CountDownLatch(1);

    synchronized void add(String path, Fault fault, int times) {
        Deque<Fault> queue = waiting.computeIfAbsent(path, _ -> new ArrayDeque<>());
        for (int time = 0; time < times; time++) {
            queue.add(fault);
        }
    }

    synchronized Optional<Fault> take(String path) {
        Deque<Fault> queue = waiting.get(path);
        return queue == null ? Optional.empty() : Optional.ofNullable(queue.poll());
    }

    /// Holds a stalled answer until the index is closed.
    void stall() throws InterruptedException {
        released.await();
    }

    void release() {
        released.countDown();
    }
}

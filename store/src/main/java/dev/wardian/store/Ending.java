package dev.wardian.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is to be done when the work under way is told to end: changes taken back, child processes
/// ended.
///
/// In a process of its own the work ends with the process (`SIGINT`, `SIGTERM`); in a process that
/// serves many callers each caller's work has an ending of its own, which holds for all threads
/// that the work starts. Safe for all threads.
public final class Ending {
    private static final InheritableThreadLocal<Optional<Ending>> CURRENT =
            new InheritableThreadLocal<>() {
                @Override
                protected Optional<Ending> initialValue() {
                    return Optional.empty();
                }
            };

    private final List<Runnable> tasks = new ArrayList<>();
    private boolean begun;

    /// The end of a piece of work that has not ended yet.
    public Ending() {}

    /// Something registered for an end; closed when the end needs no care any more.
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /// Runs work whose end is this one, in this thread and those that it starts.
    public void within(Runnable work) {
        Optional<Ending> before = CURRENT.get();
        CURRENT.set(Optional.of(this));
        try {
            work.run();
        } finally {
            CURRENT.set(before);
        }
    }

    /// Whether the work of this thread was told to end.
    public static boolean isNear() {
        return CURRENT.get().isPresent() && CURRENT.get().get().hasBegun();
    }

    /// Whether the end of this thread's work is that of the process.
    public static boolean isOfProcess() {
        return CURRENT.get().isEmpty();
    }

    /// Does something when the work of this thread is told to end, in another thread and beside
    /// other such tasks; the end waits for all. Once the end has begun it is done at once.
    public static Registration on(Runnable task) {
        Optional<Ending> current = CURRENT.get();
        return current.isPresent() ? current.get().add(task) : ofProcess(task);
    }

    private static Registration ofProcess(Runnable task) {
        Thread hook = new Thread(task, "ending");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException ending) {
            start(task);
            return () -> {};
        }
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException _) {
                // the process is ending, and the hook runs
            }
        };
    }

    private Registration add(Runnable task) {
        synchronized (this) {
            if (!begun) {
                tasks.add(task);
                return () -> remove(task);
            }
        }
        start(task);
        return () -> {};
    }

    private static Thread start(Runnable task) {
        return Thread.ofPlatform().daemon().name("ending").start(task);
    }

    private synchronized void remove(Runnable task) {
        tasks.remove(task);
    }

    private synchronized boolean hasBegun() {
        return begun;
    }

    /// Tells the work to end, and waits until what was registered has been done; the first time
    /// only.
    public void end() {
        List<Thread> running = new ArrayList<>();
        synchronized (this) {
            if (begun) {
                return;
            }
            begun = true;
            tasks.forEach(task -> running.add(start(task)));
        }
        for (Thread one : running) {
            try {
                one.join();
            } catch (InterruptedException impatient) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}

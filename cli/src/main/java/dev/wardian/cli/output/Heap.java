package dev.wardian.cli.output;

/// The heap of this process. The serial collector, which starts fastest, lets the heap grow to its
/// largest size before it looks at what is old; whoever knows a good moment says here when to
/// collect. The process is ours alone, so it may; a library must not. Safe for all threads.
public final class Heap {
    /// What was in use after the last collection; all commands of a process share its heap.
    private static long kept = 32L << 20;

    private Heap() {}

    /// Bytes of objects and garbage.
    public static long used() {
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /// Collects garbage if so many bytes have gathered since it was last done.
    public static synchronized void collectBeyond(long bytes) {
        if (used() - kept > bytes) {
            collect();
        }
    }

    /// Collects garbage.
    public static synchronized void collect() {
        System.gc();
        kept = used();
    }
}

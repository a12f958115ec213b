package dev.wardian.cli.output;

import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.progress.ProgressListener;

/// Collects garbage whenever much has gathered while files arrive. The serial collector, which
/// starts fastest, lets its heap grow to the largest size before it looks at what is old, and bytes
/// of files that were on their way when it looked at what is young count as old: an install of a
/// large stack would take half a gibibyte, of which it uses a tenth. The process is ours alone, so
/// it may say when to collect; a library must not.
public final class HeapCeiling implements ProgressListener {
    private static final long ROOM = 96L << 20;

    /// What was in use after the last collection; all commands of a process share its heap.
    private static long kept = 32L << 20;

    private final ProgressListener listener;

    /// A listener that hears everything first.
    public HeapCeiling(ProgressListener listener) {
        this.listener = listener;
    }

    @Override
    public void on(ProgressEvent event) {
        listener.on(event);
        if (event instanceof ProgressEvent.DownloadFinished) {
            collectIfMuch();
        }
    }

    private static synchronized void collectIfMuch() {
        if (used() - kept > ROOM) {
            System.gc();
            kept = used();
        }
    }

    private static long used() {
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}

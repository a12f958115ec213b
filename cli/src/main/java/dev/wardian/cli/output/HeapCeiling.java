package dev.wardian.cli.output;

import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.progress.ProgressListener;

/// Collects garbage whenever much has gathered while files arrive: bytes of files that were on
/// their way when the collector looked at what is young count as old, and an install of a large
/// stack would take half a gibibyte, of which it uses a tenth.
public final class HeapCeiling implements ProgressListener {
    private static final long ROOM = 96L << 20;

    private final ProgressListener listener;

    /// A listener that hears everything first.
    public HeapCeiling(ProgressListener listener) {
        this.listener = listener;
    }

    @Override
    public void on(ProgressEvent event) {
        listener.on(event);
        if (event instanceof ProgressEvent.DownloadFinished) {
            Heap.collectBeyond(ROOM);
        }
    }
}

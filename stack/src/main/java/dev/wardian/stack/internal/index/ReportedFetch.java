package dev.wardian.stack.internal.index;

import dev.wardian.python.index.FetchListener;
import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.progress.ProgressListener;
import java.util.OptionalLong;

/// Tells people of files that are fetched whole for their metadata, as of any other download.
///
/// @param progress who hears of it
public record ReportedFetch(ProgressListener progress) implements FetchListener {

    @Override
    public void begun(String filename, OptionalLong size) {
        progress.on(new ProgressEvent.DownloadStarted(filename, size));
    }

    @Override
    public void arrived(String filename, long bytes) {
        progress.on(new ProgressEvent.DownloadProgressed(filename, bytes));
    }

    @Override
    public void finished(String filename, long bytes) {
        progress.on(new ProgressEvent.DownloadFinished(filename, bytes));
    }
}

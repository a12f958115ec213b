package dev.wardian.stack.internal.progress;

import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.progress.ProgressListener;
import dev.wardian.store.http.RetryListener;
import java.time.Duration;

/// Tells a listener what is asked for once more; a long pause is worth a warning, for nothing else
/// happens meanwhile.
public final class RetryReport implements RetryListener {
    private static final Duration LONG = Duration.ofSeconds(5);

    private final ProgressListener progress;

    public RetryReport(ProgressListener progress) {
        this.progress = progress;
    }

    @Override
    public void again(String url, String reason, int next, Duration pause) {
        var message =
                "asking for `"
                        + url
                        + "` again in "
                        + seconds(pause)
                        + " s (try "
                        + next
                        + "): "
                        + reason;
        progress.on(
                pause.compareTo(LONG) < 0
                        ? new ProgressEvent.Detail(message)
                        : new ProgressEvent.Warning(message));
    }

    private static String seconds(Duration pause) {
        var hundredths = Math.round(pause.toMillis() / 10.0);
        return hundredths / 100 + "." + hundredths / 10 % 10 + hundredths % 10;
    }
}

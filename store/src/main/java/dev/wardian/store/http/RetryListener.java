package dev.wardian.store.http;

import java.time.Duration;

/// Is told when something is asked for once more. Called by any thread, possibly several at once.
public interface RetryListener {
    /// Tells nobody.
    RetryListener SILENT = (_, _, _, _) -> {};

    /// A try failed and there will be another.
    ///
    /// @param url what was asked for, without secrets
    /// @param reason why it failed, in words
    /// @param next which try comes next; the first was 1
    /// @param pause how long it waits before
    void again(String url, String reason, int next, Duration pause);
}

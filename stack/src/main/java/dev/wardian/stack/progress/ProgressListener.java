package dev.wardian.stack.progress;

/// Hears what an open `Wardian` does while it does it. Calls come from several threads at once,
/// are short and must not throw; a listener that draws takes its own lock.
@FunctionalInterface
public interface ProgressListener {

    void on(ProgressEvent event);

    /// A listener that does nothing.
    static ProgressListener silent() {
        return event -> {};
    }
}

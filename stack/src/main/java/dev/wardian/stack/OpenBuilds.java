package dev.wardian.stack;

import dev.wardian.python.build.BuildSession;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Builds that were begun to learn what a source needs and may go on to its wheel: the tree is
/// unpacked and the backend's environment made once for both. Safe for several threads.
final class OpenBuilds implements AutoCloseable {

    /// Each keeps an environment on the disk: a resolution that walks through many sources gives
    /// the oldest up.
    private static final int MOST = 8;

    private final Map<Path, BuildSession> open = new LinkedHashMap<>();
    private boolean closed;

    /// Keeps a build for who wants its wheel.
    ///
    /// @param shelf where that wheel will lie: content, recipe and Python
    public void keep(Path shelf, BuildSession build) {
        @Nullable BuildSession given;
        synchronized (this) {
            given = closed ? build : kept(shelf, build);
        }
        if (given != null) {
            given.close();
        }
    }

    private @Nullable BuildSession kept(Path shelf, BuildSession build) {
        var before = open.put(shelf, build);
        if (before != null || open.size() <= MOST) {
            return before;
        }
        return open.remove(open.keySet().iterator().next());
    }

    /// The build that was begun for this shelf; it belongs to the caller then.
    public synchronized Optional<BuildSession> take(Path shelf) {
        return Optional.ofNullable(open.remove(shelf));
    }

    @Override
    public void close() {
        Map<Path, BuildSession> left;
        synchronized (this) {
            closed = true;
            left = new LinkedHashMap<>(open);
            open.clear();
        }
        left.values().forEach(BuildSession::close);
    }
}

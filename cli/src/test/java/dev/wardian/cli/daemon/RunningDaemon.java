package dev.wardian.cli.daemon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A daemon in a thread of this process.
public final class RunningDaemon implements AutoCloseable {
    private final Path folder;
    private final Daemon daemon;
    private final Thread thread;

    private RunningDaemon(Path folder, Duration round, Duration patience) throws IOException {
        this.folder = folder;
        Files.writeString(build(), "one");
        this.daemon = new Daemon(socket(), build(), patience, round);
        this.thread = Thread.ofPlatform().daemon().start(this::serve);
    }

    /// Starts one whose socket lies in a folder with a short name: longer ones cannot be sockets.
    public static RunningDaemon start() {
        return start(Duration.ofSeconds(2), Duration.ofHours(1));
    }

    static RunningDaemon start(Duration round, Duration patience) {
        try {
            return new RunningDaemon(Files.createTempDirectory("w"), round, patience);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void serve() {
        try {
            daemon.run();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path socket() {
        return folder.resolve("socket");
    }

    Path build() {
        return folder.resolve("settings");
    }

    public DaemonCaller caller() {
        return new DaemonCaller(socket());
    }

    /// Waits until it has ended by itself.
    void awaitEnd() throws InterruptedException {
        thread.join();
    }

    @Override
    public void close() {
        daemon.stop();
        daemon.close();
        try {
            thread.join();
            Files.deleteIfExists(build());
            Files.deleteIfExists(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}

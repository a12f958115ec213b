package dev.wardian.cli.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// Where the process that stays begins; the native client starts it.
public final class DaemonMain {

    private static final Duration ROUND = Duration.ofSeconds(2);

    private DaemonMain() {}

    /// Serves until it is not needed any more.
    ///
    /// @param words the socket, the file that changes with the build, and the seconds to wait for a
    ///     call
    public static void main(String[] words) throws IOException {
        var patience = Duration.ofSeconds(Long.parseLong(words[2]));
        try (var daemon = new Daemon(Path.of(words[0]), Path.of(words[1]), patience, ROUND)) {
            daemon.run();
        }
        // threads that still wait for a server must not keep the process
        System.exit(0);
    }
}

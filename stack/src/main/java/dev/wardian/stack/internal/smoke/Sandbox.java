package dev.wardian.stack.internal.smoke;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// How a process is kept from doing harm, with what the machine offers: namespaces through
/// bubblewrap or through util-linux, else a plain process with a home of its own. What each gives
/// is said, never more.
enum Sandbox {
    /// No network, nothing but its own folder can be written, processes end with it.
    BUBBLEWRAP("no network, private home, all else read-only (bubblewrap)"),
    /// No network, processes end with it.
    NAMESPACES("no network, private home; the file system can be written (unshare)"),
    /// Its own home alone.
    PLAIN(
            "private home; the network and the file system are open: neither `bwrap` nor `unshare`"
                    + " works here");

    private static final long LONGEST_TRIAL = 10;

    private final String words;

    Sandbox(String words) {
        this.words = words;
    }

    /// What it gives, for people.
    String words() {
        return words;
    }

    /// The best that works on this machine.
    static Sandbox best(Path folder, Map<String, String> variables) {
        for (var one : List.of(BUBBLEWRAP, NAMESPACES)) {
            if (works(one.around(folder, List.of("true")), variables)) {
                return one;
            }
        }
        return PLAIN;
    }

    /// The command that runs another one within.
    ///
    /// @param folder the only one it may write into
    List<String> around(Path folder, List<String> command) {
        var words =
                new ArrayList<String>(
                        switch (this) {
                            case BUBBLEWRAP ->
                                    List.of(
                                            "bwrap",
                                            "--ro-bind",
                                            "/",
                                            "/",
                                            "--dev-bind",
                                            "/dev",
                                            "/dev",
                                            "--proc",
                                            "/proc",
                                            "--bind",
                                            folder.toString(),
                                            folder.toString(),
                                            "--unshare-net",
                                            "--unshare-pid",
                                            "--unshare-ipc",
                                            "--die-with-parent",
                                            "--new-session",
                                            "--");
                            case NAMESPACES ->
                                    List.of(
                                            "unshare",
                                            "--user",
                                            "--map-current-user",
                                            "--net",
                                            "--pid",
                                            "--fork",
                                            "--kill-child",
                                            "--",
                                            // the first process of a namespace does not hear the
                                            // signals that it sends itself
                                            "sh",
                                            "-c",
                                            "\"$@\"; exit $?",
                                            "sh");
                            case PLAIN -> List.of();
                        });
        words.addAll(command);
        return words;
    }

    private static boolean works(List<String> command, Map<String, String> variables) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().clear();
            builder.environment().putAll(variables);
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
            var process = builder.start();
            var ended = process.waitFor(LONGEST_TRIAL, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            return ended && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

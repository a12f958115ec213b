package dev.wardian.stack.internal.smoke;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// How a process is kept from doing harm, with what the machine offers: namespaces through
/// bubblewrap or through util-linux, else a plain process with a home of its own. What each gives
/// is said, never more. None of them keeps it from sockets in the file system on which another
/// process listens, nor from reading what its user may read.
enum Sandbox {
    /// No network, nothing but its own folder can be written, processes end with it.
    BUBBLEWRAP("no network, private home, all else read-only (bubblewrap)"),
    /// The same but for devices, made by `unshare` and `mount`: what is mounted is mounted anew
    /// without the right to write, and a second namespace of users takes away the right to undo it.
    MOUNTS("no network, private home, all else but devices read-only (unshare)"),
    /// No network, processes end with it.
    NAMESPACES("no network, private home; the file system can be written (unshare)"),
    /// Its own home alone.
    PLAIN(
            "private home; the network and the file system are open: neither `bwrap` nor `unshare`"
                    + " works here");

    private static final long LONGEST_TRIAL = 10;

    /// Makes all read-only but the folder that it is given, `/dev` and `/proc`, then runs the rest.
    /// The flags that are there must be said again, or the kernel refuses to add one. What cannot
    /// be made read-only is a failure, not a hole. Other processes stay out of sight where a new
    /// `/proc` may be mounted, which some containers forbid.
    private static final String READ_ONLY =
            """
            folder=$1
            shift
            mount --bind "$folder" "$folder" && cd "$(pwd)" || exit 125
            while read -r _ _ _ _ point options _; do
                point=$(printf %b "$point")
                case $point in "$folder" | /dev | /dev/* | /proc | /proc/*) continue ;; esac
                case ,$options, in *,ro,*) continue ;; esac
                kept=
                for flag in nosuid nodev noexec noatime nodiratime relatime; do
                    case ,$options, in *,$flag,*) kept=$kept,$flag ;; esac
                done
                mount -o "remount,bind,ro$kept" "$point" || exit 125
            done </proc/self/mountinfo
            mount -t proc proc /proc 2>/dev/null
            "$@"
            exit $?
            """;

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
        for (var one : List.of(BUBBLEWRAP, MOUNTS, NAMESPACES)) {
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
                            case MOUNTS ->
                                    List.of(
                                            "unshare",
                                            "--user",
                                            "--map-current-user",
                                            "--keep-caps",
                                            "--mount",
                                            "--net",
                                            "--pid",
                                            "--fork",
                                            "--kill-child",
                                            "--",
                                            "sh",
                                            "-c",
                                            READ_ONLY,
                                            "sh",
                                            folder.toString(),
                                            "unshare",
                                            "--user",
                                            "--map-current-user",
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

    /// Whether a command runs here.
    static boolean works(List<String> command, Map<String, String> variables) {
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

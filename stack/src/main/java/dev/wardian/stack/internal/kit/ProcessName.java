package dev.wardian.stack.internal.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How this process is called where others wait for it.
public final class ProcessName {

    private ProcessName() {}

    /// Its number, and what it does: `process 12, which fetches numpy`.
    public static String doing(String what) {
        return "process " + id() + (what.isEmpty() ? "" : ", which " + what);
    }

    /// The platform's own way to it loads much and starts a thread.
    private static String id() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self")).toString();
        } catch (IOException | UnsupportedOperationException elsewhere) {
            return Long.toString(ProcessHandle.current().pid());
        }
    }
}

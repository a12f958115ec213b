package dev.wardian.stack.workspace;

import dev.wardian.stack.file.SafeFile;
import dev.wardian.store.ProcessLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// A project that nobody edits: what a script, a tool or a few packages need beside, in a folder of
/// its own with lock and environment. Made once for the same wish, then found ready.
///
/// @param folder where it lies
/// @param text its `pyproject.toml`
/// @param asker who is told to ask for what stands in that
public record PreparedProject(Path folder, String text, Asker asker) {

    private static final String READY = ".ready";

    /// Who prepares it, until closed.
    public static final class Hold implements AutoCloseable {
        private final ProcessLock lock;

        private Hold(ProcessLock lock) {
            this.lock = lock;
        }

        @Override
        public void close() {
            lock.close();
        }
    }

    /// The one for a wish, below a folder, called by the wish's digest.
    ///
    /// @param more what else makes it another one: the interpreter, a lock
    public static PreparedProject below(Path parent, String text, String more, Asker asker) {
        return new PreparedProject(parent.resolve(digest(text + "\n" + more)), text, asker);
    }

    /// What tells texts apart, short enough for the name of a folder.
    public static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)), 0, 10);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Whether its environment was filled before and is there.
    public boolean isReady() {
        return Files.isRegularFile(folder.resolve(READY))
                && Files.isRegularFile(folder.resolve(".venv").resolve("pyvenv.cfg"));
    }

    /// Keeps other processes from preparing it; closed when done.
    public Hold hold() {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new Hold(ProcessLock.acquire(folder.resolve(".lock")));
    }

    /// The project, with its file written.
    public Workspace workspace() {
        var file = folder.resolve(Manifest.FILE);
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        SafeFile.write(file, text);
        var manifest = Manifest.read(file);
        return new Workspace(manifest, List.of(manifest), manifest, asker);
    }

    /// Says that its environment is filled.
    public void ready() {
        SafeFile.write(folder.resolve(READY), "");
    }
}

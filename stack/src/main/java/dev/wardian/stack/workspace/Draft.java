package dev.wardian.stack.workspace;

import dev.wardian.stack.file.SafeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Files that are changed together: unless they are kept, closing puts back what was there, also
/// where the process is ended meanwhile by a signal. A process that is killed leaves whole files.
final class Draft implements AutoCloseable {

    private final Map<Path, Optional<String>> before = new LinkedHashMap<>();
    private final Thread hook = new Thread(this::putBack);
    private boolean kept;

    /// Remembers these files.
    Draft(List<Path> files) {
        for (var file : files) {
            try {
                before.put(
                        file,
                        Files.isRegularFile(file)
                                ? Optional.of(Files.readString(file))
                                : Optional.empty());
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
        Runtime.getRuntime().addShutdownHook(hook);
    }

    void write(Manifest manifest) {
        SafeFile.write(manifest.file(), manifest.text());
    }

    /// The changes are to stay.
    synchronized void keep() {
        kept = true;
    }

    private synchronized void putBack() {
        if (kept) {
            return;
        }
        kept = true;
        for (var file : new ArrayList<>(before.keySet()).reversed()) {
            var text = before.getOrDefault(file, Optional.empty());
            if (text.isPresent()) {
                SafeFile.write(file, text.get());
            } else {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException problem) {
                    throw new UncheckedIOException(problem);
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the hook is running already
        }
        putBack();
    }
}

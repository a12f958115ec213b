package dev.wardian.stack.workspace;

import dev.wardian.stack.file.SafeFile;
import dev.wardian.store.Ending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Files that are changed together: unless they are kept, closing puts back what was there, also
/// where the command is ended meanwhile by a signal, with the times that files and folders had:
/// who only looks leaves no trace. After a process that was killed, the next
/// command that works on a project does it ([#putBackAbandoned]).
final class Draft implements AutoCloseable {

    private final Map<Path, Optional<String>> before = new LinkedHashMap<>();
    private final Map<Path, FileTime> times = new LinkedHashMap<>();
    private final DraftJournal journal;
    private final Ending.Registration ending;
    private boolean written;
    private boolean kept;

    /// Remembers these files.
    ///
    /// @param cache the folder that what must outlive this process is noted in
    Draft(Path cache, List<Path> files) {
        for (var file : files) {
            try {
                before.put(
                        file,
                        Files.isRegularFile(file)
                                ? Optional.of(Files.readString(file))
                                : Optional.empty());
                remember(file);
                remember(file.resolveSibling(".").normalize());
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
        journal = DraftJournal.begin(folder(cache), before);
        ending = Ending.on(this::putBack);
    }

    private void remember(Path path) throws IOException {
        if (Files.exists(path)) {
            times.put(path, Files.getLastModifiedTime(path));
        }
    }

    private static Path folder(Path cache) {
        return cache.resolve("drafts");
    }

    /// Puts back what killed commands had begun to change; the files that this is true of.
    static List<Path> putBackAbandoned(Path cache) {
        return DraftJournal.putBackAbandoned(folder(cache));
    }

    /// A command that was told to end writes nothing any more: what it had begun is put back.
    void write(Manifest manifest) {
        if (Ending.isNear()) {
            return;
        }
        journal.writes(manifest.file(), manifest.text());
        written |= SafeFile.write(manifest.file(), manifest.text());
    }

    /// The changes are to stay.
    synchronized void keep() {
        if (!kept) {
            kept = true;
            journal.close();
        }
    }

    private synchronized void putBack() {
        if (kept) {
            return;
        }
        kept = true;
        var changed = false;
        for (var file : new ArrayList<>(before.keySet()).reversed()) {
            var text = before.getOrDefault(file, Optional.empty());
            if (text.isPresent()) {
                changed |= SafeFile.write(file, text.get());
            } else {
                try {
                    changed |= Files.deleteIfExists(file);
                } catch (IOException problem) {
                    throw new UncheckedIOException(problem);
                }
            }
        }
        if (changed || written) {
            times.forEach(Draft::setTime);
        }
        journal.close();
    }

    private static void setTime(Path path, FileTime time) {
        try {
            Files.setLastModifiedTime(path, time);
        } catch (IOException _) {
            // only the time is another one
        }
    }

    @Override
    public void close() {
        ending.close();
        putBack();
    }
}

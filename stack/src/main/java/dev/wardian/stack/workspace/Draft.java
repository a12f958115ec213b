package dev.wardian.stack.workspace;

import dev.wardian.stack.file.DraftTexts;
import dev.wardian.stack.file.SafeFile;
import dev.wardian.stack.settings.Settings;
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

/// An edit of a project file and its lock. While it is solved for it counts without being written:
/// who only looks, or finds that nothing fits, has touched no file. Once written, closing puts back
/// what was there unless it is kept, also where the command is ended meanwhile by a signal, with
/// the times that files and folders had. After a process that was killed, the next command that
/// works on a project does it ([#putBackAbandoned]).
final class Draft implements AutoCloseable {

    private final Path cache;
    private final DraftTexts texts;
    private final Path lockFile;
    private final Map<Path, Optional<String>> before = new LinkedHashMap<>();
    private final Map<Path, FileTime> times = new LinkedHashMap<>();
    private Optional<Manifest> manifest = Optional.empty();
    private Optional<DraftJournal> journal = Optional.empty();
    private Optional<Ending.Registration> ending = Optional.empty();
    private boolean settled;

    /// @param settings of the engine for which the edit counts at once
    Draft(Settings settings, Path lockFile) {
        this.cache = folder(settings.cacheFolder());
        this.texts = settings.drafts();
        this.lockFile = lockFile;
    }

    private static Path folder(Path cache) {
        return cache.resolve("drafts");
    }

    /// Puts back what killed commands had begun to change; the files that this is true of.
    static List<Path> putBackAbandoned(Path cache) {
        return DraftJournal.putBackAbandoned(folder(cache));
    }

    /// Lets an edit count, in the place of an earlier one.
    void tries(Manifest edited) {
        manifest = Optional.of(edited);
        texts.put(edited.file(), edited.text());
    }

    /// Writes the edit. A command that was told to end writes nothing any more.
    ///
    /// @param lock the text of the lock, if it is to be written too
    void write(Optional<String> lock) {
        if (Ending.isNear() || manifest.isEmpty()) {
            return;
        }
        var edited = manifest.get();
        try {
            remember(edited.file());
            remember(lockFile);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        var begun = DraftJournal.begin(cache, before);
        journal = Optional.of(begun);
        ending = Optional.of(Ending.on(this::putBack));
        begun.writes(edited.file(), edited.text());
        SafeFile.write(edited.file(), edited.text());
        texts.forget(edited.file());
        lock.ifPresent(text -> SafeFile.write(lockFile, text));
    }

    private void remember(Path file) throws IOException {
        before.put(
                file,
                Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty());
        for (var path : List.of(file, file.resolveSibling(".").normalize())) {
            if (Files.exists(path)) {
                times.put(path, Files.getLastModifiedTime(path));
            }
        }
    }

    /// The changes are to stay.
    synchronized void keep() {
        if (!settled) {
            settled = true;
            journal.ifPresent(DraftJournal::close);
        }
    }

    private synchronized void putBack() {
        if (settled || journal.isEmpty()) {
            return;
        }
        settled = true;
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
        times.forEach(Draft::setTime);
        journal.get().close();
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
        manifest.ifPresent(it -> texts.forget(it.file()));
        ending.ifPresent(Ending.Registration::close);
        putBack();
    }
}

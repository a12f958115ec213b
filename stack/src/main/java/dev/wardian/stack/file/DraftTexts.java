package dev.wardian.stack.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What files would say after an edit that is not written yet: that counts in the place of what
/// stands in them, so that an edit can be solved for before anything is changed. Safe for all
/// threads.
public final class DraftTexts {

    private final Map<Path, String> texts = new ConcurrentHashMap<>();

    /// No file is being edited.
    public DraftTexts() {}

    /// What a file would say, if it is being edited.
    public Optional<String> of(Path file) {
        return texts.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(texts.get(file.toAbsolutePath().normalize()));
    }

    /// The text that counts.
    ///
    /// @param shown the file as messages name it
    /// @throws dev.wardian.stack.problem.StackException if it cannot be read
    public String read(Path file, String shown) {
        return of(file).orElseGet(() -> TextFile.read(file, shown));
    }

    /// Whether there is such a file, or would be.
    public boolean has(Path file) {
        return Files.isRegularFile(file) || of(file).isPresent();
    }

    /// Lets a text count.
    public void put(Path file, String text) {
        texts.put(file.toAbsolutePath().normalize(), text);
    }

    /// Lets the file itself count again.
    public void forget(Path file) {
        texts.remove(file.toAbsolutePath().normalize());
    }
}

package dev.wardian.stack;

import dev.wardian.stack.internal.requirement.Preferences;
import dev.wardian.stack.lock.PinChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A file of pins as it is before a compilation, read once.
///
/// @param text empty if there is none or it cannot be read
/// @param lock whether it is a lock, or a requirements file
record PresentOutput(Optional<String> text, boolean lock) {

    /// The file as it is.
    static PresentOutput read(Optional<Path> file, boolean lock) {
        try {
            return new PresentOutput(
                    file.isPresent() && Files.isRegularFile(file.get())
                            ? Optional.of(Files.readString(file.get()))
                            : Optional.empty(),
                    lock);
        } catch (IOException unreadable) {
            return new PresentOutput(Optional.empty(), lock);
        }
    }

    /// What it pins.
    Preferences pins() {
        return text.map(it -> Preferences.of(it, lock)).orElseGet(Preferences::none);
    }

    boolean isOtherThan(String written) {
        return !text.equals(Optional.of(written));
    }

    /// What another text changes in its pins.
    List<PinChange> changes(String written) {
        var before = isOtherThan(written) ? pins() : Preferences.none();
        return before.versions().isEmpty()
                ? List.of()
                : PinChange.between(before.versions(), Preferences.of(written, lock).versions());
    }
}

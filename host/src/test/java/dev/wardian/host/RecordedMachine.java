package dev.wardian.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The files of a machine in a folder, as far as they tell what it is.
record RecordedMachine(Path root) {
    RecordedMachine with(String absolute, String text) {
        try {
            Path file = root.resolve(absolute.substring(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    HostProfile profile() {
        return HostDetection.below(root, "x86_64").profile(java.util.List.of());
    }
}

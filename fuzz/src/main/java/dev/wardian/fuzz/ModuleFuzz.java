package dev.wardian.fuzz;

import dev.wardian.python.internal.link.OutlineDoor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Python modules: an interpreter parses them and says what they bind and import, which is read.
/// It is slower by a process, and what it reaches there is not seen.
public final class ModuleFuzz {
    private static final OutlineDoor DOOR =
            new OutlineDoor(Path.of(System.getProperty("wardian.fuzz.python", "python3")));

    private ModuleFuzz() {}

    /// Called by Jazzer.
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        try (Scratch scratch = Scratch.open()) {
            Path file = scratch.folder("in").resolve("fuzzed.py");
            Files.write(file, bytes);
            DOOR.read(file);
            scratch.expectOnly("in");
        }
    }
}

package dev.wardian.python.internal.link;

import java.nio.file.Path;
import java.util.List;

/// Lets fuzzing at the reader of Python modules, with one interpreter that stays.
public final class OutlineDoor implements AutoCloseable {
    private final OutlineWorkers workers;

    public OutlineDoor(Path python) {
        this.workers = new OutlineWorkers(python, 1);
    }

    /// Reads a module's source and goes through all that it says.
    public void read(Path file) {
        for (var answer : workers.answers(List.of("m\tfuzzed\t" + file), Outline.UNKNOWN)) {
            Outline.parse(answer);
            Outline.injected(answer);
        }
    }

    @Override
    public void close() {
        workers.close();
    }
}

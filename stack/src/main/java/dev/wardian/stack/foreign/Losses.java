package dev.wardian.stack.foreign;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects what a format cannot express while a file is written in it; each is told once.
final class Losses {
    private final Set<String> lines = new LinkedHashSet<>();

    void add(String line) {
        lines.add(line);
    }

    Exported with(String text) {
        return new Exported(text, List.copyOf(lines));
    }
}

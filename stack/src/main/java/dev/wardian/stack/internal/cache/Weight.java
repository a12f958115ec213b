package dev.wardian.stack.internal.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// Adds up files, their sizes, and what deleting them would free.
final class Weight {
    private long files;
    private long bytes;
    private long freed;

    long files() {
        return files;
    }

    long bytes() {
        return bytes;
    }

    long freed() {
        return freed;
    }

    void add(Weight other) {
        files += other.files;
        bytes += other.bytes;
        freed += other.freed;
    }

    /// Adds a file, or a folder with all it holds; what vanishes meanwhile counts for nothing.
    void add(Path path) {
        Trees.walk(path, (file, facts) -> count(file, facts.size()));
    }

    private void count(Path file, long size) {
        files++;
        bytes += size;
        if (links(file) == 1) {
            freed += size;
        }
    }

    private static int links(Path file) {
        try {
            var links = Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS);
            return links instanceof Integer count ? count : 1;
        } catch (IOException | UnsupportedOperationException unknown) {
            return 1;
        }
    }
}

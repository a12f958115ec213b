package dev.wardian.python.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/// Steps of undoing, each of which is worth trying when another has failed.
final class Attempts {
    private final Steps steps;
    private Optional<IOException> failure = Optional.empty();

    Attempts(Steps steps) {
        this.steps = steps;
    }

    /// The first that went wrong.
    Optional<IOException> failure() {
        return failure;
    }

    /// Removes a file, a link or a folder with all it holds, if it is there.
    void remove(Path path) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            steps.next();
            attempt(() -> Trees.delete(path, steps));
        }
    }

    /// Moves something back to where it was, in place of whatever is there now; a file takes the
    /// place of a file in one step.
    void putBack(Path kept, Path original) throws IOException {
        steps.next();
        attempt(
                () -> {
                    Path parent = original.getParent();
                    if (parent != null) {
                        Files.createDirectories(parent);
                    }
                    boolean folder =
                            Files.isDirectory(original, LinkOption.NOFOLLOW_LINKS)
                                    || Files.isDirectory(kept, LinkOption.NOFOLLOW_LINKS);
                    if (folder) {
                        Trees.delete(original, steps);
                    }
                    steps.next();
                    Path fresh = original.resolveSibling(".wardian-" + original.getFileName());
                    Trees.move(kept, original, fresh);
                });
    }

    private interface Step {
        void run() throws IOException;
    }

    private void attempt(Step step) {
        try {
            step.run();
        } catch (IOException refused) {
            failure = failure.or(() -> Optional.of(refused));
        }
    }
}

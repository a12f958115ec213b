package dev.wardian.python.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Makes everything as it was before a change, from the change's folder alone, whatever the change
/// had reached. It may be interrupted and begun again: what was put back is no longer kept, and
/// what a change makes was not there before it.
final class Rollback {
    private final Path folder;
    private final Intent intent;
    private final Steps steps;

    Rollback(Path folder, Intent intent, Steps steps) {
        this.folder = folder;
        this.intent = intent;
        this.steps = steps;
    }

    /// Undoes the change as far as the file system lets it; the change's folder goes only when all
    /// was undone.
    ///
    /// @return the first failure; what could be undone was undone nevertheless
    Optional<IOException> run() throws IOException {
        Attempts attempts = new Attempts(steps);
        for (Path file : intent.files()) {
            attempts.remove(file);
        }
        for (Path made : intent.folders()) {
            attempts.remove(made);
        }
        List<Intent.Aside> aside = intent.aside();
        for (int i = aside.size() - 1; i >= 0; i--) {
            Path kept = TransactionFolder.kept(folder, i);
            Path original = aside.get(i).path();
            if (Files.exists(kept, LinkOption.NOFOLLOW_LINKS)) {
                attempts.putBack(kept, original);
            }
        }
        if (attempts.failure().isEmpty()) {
            steps.next();
            // out of the way in one step: from now on nothing says that a change is under way
            TransactionFolder.discard(folder, folder.resolveSibling(""), steps);
        }
        return attempts.failure();
    }
}

package dev.wardian.python.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// What lies in the folder of one change: `plan` with its [Intent], `kept` with what it put aside,
/// `new` with what is being written, `note` with what history tells of it.
final class TransactionFolder {
    private static final String TRASH = "trash";

    private TransactionFolder() {}

    /// Where a change goes that is made and of which nothing is kept.
    static Path done(Path state) {
        return state.resolve("done");
    }

    static Path plan(Path folder) {
        return folder.resolve("plan");
    }

    static Path note(Path folder) {
        return folder.resolve("note");
    }

    static Path keptFolder(Path folder) {
        return folder.resolve("kept");
    }

    static Path kept(Path folder, int index) {
        return keptFolder(folder).resolve(Integer.toString(index));
    }

    static Path fresh(Path folder) {
        return folder.resolve("new");
    }

    /// Takes a folder out of the way in one step, then deletes it.
    ///
    /// @param state the folder of the journal
    static void discard(Path folder, Path state, Steps steps) throws IOException {
        Path trash = state.resolve(TRASH);
        clear(trash, steps);
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            steps.next();
            Files.move(folder, trash, StandardCopyOption.ATOMIC_MOVE);
            Trees.delete(trash, steps);
        }
    }

    /// Deletes a folder that a killed process may have left.
    static void clear(Path folder, Steps steps) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Trees.delete(folder, steps);
        }
    }

    /// Deletes what killed processes left beside the changes.
    static void clearLeftovers(Path state, Steps steps) throws IOException {
        clear(state.resolve(TRASH), steps);
        clear(done(state), steps);
    }
}

package dev.wardian.stack.workspace;

import dev.wardian.stack.Unsolvable;
import dev.wardian.standards.lock.Pylock;
import java.util.List;

/// What became of a wish for a lock.
public sealed interface Locking {

    /// There is a lock that serves.
    ///
    /// @param lock what it says
    /// @param text how it is written
    /// @param change what is other than before
    /// @param written true if the file was written, or is to be with the edit that it is for; else
    ///     it was right before, or only looked at
    /// @param warnings what a person should know
    /// @param milliseconds how long solving took; zero if nothing had to be solved
    record Locked(
            Pylock lock,
            String text,
            LockChange change,
            boolean written,
            List<String> warnings,
            long milliseconds)
            implements Locking {
        public Locked {
            warnings = List.copyOf(warnings);
        }
    }

    /// No versions fit together.
    record Refused(Unsolvable reason) implements Locking {}
}

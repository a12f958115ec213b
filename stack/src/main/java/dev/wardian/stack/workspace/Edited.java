package dev.wardian.stack.workspace;

import java.util.List;
import java.util.Optional;

/// A changed project file with the lock for it. Nothing is written until [#write], and what was is
/// put back on closing unless it is kept.
public final class Edited implements AutoCloseable {

    /// A requirement that changed.
    ///
    /// @param before as it was written; empty if it is new
    /// @param after as it is written now; empty if it is gone
    public record Line(Section section, String before, String after) {}

    private final Workspace workspace;
    private final Locking locking;
    private final List<Line> lines;
    private final Draft draft;

    Edited(Workspace workspace, Locking locking, List<Line> lines, Draft draft) {
        this.workspace = workspace;
        this.locking = locking;
        this.lines = List.copyOf(lines);
        this.draft = draft;
    }

    /// The workspace with the change.
    public Workspace workspace() {
        return workspace;
    }

    /// What became of the lock.
    public Locking locking() {
        return locking;
    }

    /// The requirements that changed.
    public List<Line> lines() {
        return lines;
    }

    /// Writes project file and lock.
    public void write() {
        draft.write(
                locking instanceof Locking.Locked locked && locked.written()
                        ? Optional.of(locked.text())
                        : Optional.empty());
    }

    /// Keeps what was written.
    public void keep() {
        draft.keep();
    }

    @Override
    public void close() {
        draft.close();
    }
}

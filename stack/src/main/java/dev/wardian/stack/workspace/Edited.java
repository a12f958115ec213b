package dev.wardian.stack.workspace;

import java.util.List;

/// A project whose file was changed, with the lock for it. Both are put back on closing unless they
/// are kept.
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

    /// The workspace as it is now.
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

    /// Keeps the changes.
    public void keep() {
        draft.keep();
    }

    @Override
    public void close() {
        draft.close();
    }
}

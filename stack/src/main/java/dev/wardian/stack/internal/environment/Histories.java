package dev.wardian.stack.internal.environment;

import dev.wardian.python.journal.PastChange;
import dev.wardian.stack.history.Change;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Tells the past of an environment in the words of the façade.
public final class Histories {

    private Histories() {}

    public static List<Change> of(EnvironmentState state) {
        var changes = new ArrayList<Change>();
        for (var change : state.journal().history()) {
            changes.add(of(change));
        }
        return changes;
    }

    private static Change of(PastChange change) {
        var installed = new ArrayList<Change.Pin>();
        for (var come : change.installed()) {
            installed.add(new Change.Pin(come.name(), come.version()));
        }
        var removed = new ArrayList<Change.Pin>();
        for (var gone : change.removed()) {
            removed.add(new Change.Pin(gone.name(), gone.version()));
        }
        return new Change(
                change.number(),
                change.origin().when().truncatedTo(ChronoUnit.SECONDS),
                change.origin().command(),
                change.origin().undoes(),
                installed,
                removed,
                change.undoable() || removed.isEmpty());
    }
}

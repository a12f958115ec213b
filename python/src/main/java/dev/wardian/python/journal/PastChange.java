package dev.wardian.python.journal;

import java.util.List;

/// A change of an environment that was made.
///
/// @param number counts the changes of an environment from one
/// @param origin when and why
/// @param installed what came
/// @param removed what went
/// @param undoable whether what was put aside is still kept, so that it can be taken back
public record PastChange(
        int number,
        ChangeOrigin origin,
        List<Arrival> installed,
        List<Departure> removed,
        boolean undoable) {

    /// Copies the lists.
    public PastChange {
        installed = List.copyOf(installed);
        removed = List.copyOf(removed);
    }
}

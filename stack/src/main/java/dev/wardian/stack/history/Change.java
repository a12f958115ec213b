package dev.wardian.stack.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One change of an environment that was made.
///
/// @param number counts the changes of an environment from one
/// @param when the time
/// @param command what was asked for, without secrets; empty text if nobody typed it
/// @param undoes the oldest change that this one took back, with all that came after it
/// @param installed what came
/// @param removed what went
/// @param undoable whether it can be taken back: what it removed is still kept
public record Change(
        int number,
        Instant when,
        String command,
        Optional<Integer> undoes,
        List<Pin> installed,
        List<Pin> removed,
        boolean undoable) {

    /// A package in one version; texts, since history tells of what may never have been valid.
    public record Pin(String name, String version) {}

    public Change {
        installed = List.copyOf(installed);
        removed = List.copyOf(removed);
    }
}

package dev.wardian.stack.explain;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.List;
import java.util.Map;

/// Changes that were solved before they are proposed.
///
/// @param changes what to change, all of it together
/// @param picks the versions that the requested packages come to then, sorted by name
/// @param packages how many packages there are in all then
/// @param doubts why it may solve without being good, one line each; the solution is valid by what
///     the packages declare
public record Fix(
        List<Change> changes, Map<PackageName, Version> picks, int packages, List<String> doubts) {
    /// Copies the collections.
    public Fix {
        changes = List.copyOf(changes);
        picks = java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(picks));
        doubts = List.copyOf(doubts);
    }

    /// Whether all of it stands in files, so that it can be made by editing them.
    public boolean isInFiles() {
        return changes.stream().allMatch(FileEdit::isOfFile);
    }

    /// Whether one of its changes stands in a file that can be edited.
    public boolean isInFile(Change change) {
        return FileEdit.isOfFile(change);
    }

    /// What it changes and where, in one line.
    public String text() {
        return FixText.of(this);
    }
}

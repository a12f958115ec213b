package dev.wardian.stack.lock;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// A package whose pins in a file are other ones than before.
///
/// @param before the versions that the file had; none if the package is new in it
/// @param after the versions that it has; none if the package left
public record PinChange(PackageName name, List<Version> before, List<Version> after) {

    public PinChange {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /// What differs, by name.
    public static List<PinChange> between(
            Map<PackageName, List<Version>> before, Map<PackageName, List<Version>> after) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        var changes = new ArrayList<PinChange>();
        for (var name : names) {
            var old = before.getOrDefault(name, List.of());
            var now = after.getOrDefault(name, List.of());
            if (!old.equals(now)) {
                changes.add(new PinChange(name, old, now));
            }
        }
        return changes;
    }
}

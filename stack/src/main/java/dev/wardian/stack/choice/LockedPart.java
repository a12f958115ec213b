package dev.wardian.stack.choice;

import java.util.List;

/// How much of a lock is wanted beside what it always installs.
///
/// @param extras extras of the lock
/// @param allExtras true for every extra of the lock
/// @param groups dependency groups of the lock; none for its default groups
/// @param allGroups true for every dependency group of the lock
public record LockedPart(
        List<String> extras, boolean allExtras, List<String> groups, boolean allGroups) {

    /// Copies the lists.
    public LockedPart {
        extras = List.copyOf(extras);
        groups = List.copyOf(groups);
    }

    /// No extras and the default groups.
    public static LockedPart usual() {
        return new LockedPart(List.of(), false, List.of(), false);
    }

    /// These extras and groups.
    public static LockedPart of(List<String> extras, List<String> groups) {
        return new LockedPart(extras, false, groups, false);
    }
}

package dev.wardian.stack.choice;

import dev.wardian.standards.name.PackageName;
import java.util.List;
import java.util.Set;

/// How much of a lock is wanted beside what it always installs.
///
/// @param extras extras of the lock
/// @param allExtras true for every extra of the lock
/// @param groups dependency groups of the lock; none for its default groups
/// @param allGroups true for every dependency group of the lock
/// @param onlyNamed true to leave the default groups out even where no group is named
/// @param without packages that stay out
public record LockedPart(
        List<String> extras,
        boolean allExtras,
        List<String> groups,
        boolean allGroups,
        boolean onlyNamed,
        Set<PackageName> without) {

    /// Copies the lists.
    public LockedPart {
        extras = List.copyOf(extras);
        groups = List.copyOf(groups);
        without = Set.copyOf(without);
    }

    /// Extras and groups, the default groups where none is named.
    public LockedPart(
            List<String> extras, boolean allExtras, List<String> groups, boolean allGroups) {
        this(extras, allExtras, groups, allGroups, false, Set.of());
    }

    /// These groups and no others, be they none.
    public static LockedPart exactly(List<String> extras, List<String> groups) {
        return new LockedPart(extras, false, groups, false, true, Set.of());
    }

    /// The same less these packages.
    public LockedPart without(Set<PackageName> names) {
        return new LockedPart(extras, allExtras, groups, allGroups, onlyNamed, names);
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

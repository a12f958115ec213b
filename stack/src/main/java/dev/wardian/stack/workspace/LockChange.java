package dev.wardian.stack.workspace;

import dev.wardian.standards.lock.LockedPackage;
import dev.wardian.standards.lock.Pylock;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What one lock has that another has not.
///
/// @param packages those whose versions differ, by name
/// @param other true if something else than versions differs: files, markers, groups
public record LockChange(List<Moved> packages, boolean other) {

    /// A package whose versions differ.
    ///
    /// @param before the versions before, several in a lock for many environments; none if it is
    ///     new
    /// @param after the versions now; none if it is gone
    public record Moved(PackageName name, List<String> before, List<String> after) {
        public Moved {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    public LockChange {
        packages = List.copyOf(packages);
    }

    /// No difference at all.
    static LockChange none() {
        return new LockChange(List.of(), false);
    }

    /// From one lock to another.
    static LockChange between(Pylock before, Pylock after) {
        var old = versions(before);
        var now = versions(after);
        var names = new TreeSet<PackageName>(old.keySet());
        names.addAll(now.keySet());
        var moved = new ArrayList<Moved>();
        for (var name : names) {
            var from = old.getOrDefault(name, Set.of());
            var to = now.getOrDefault(name, Set.of());
            if (!from.equals(to)) {
                moved.add(new Moved(name, List.copyOf(from), List.copyOf(to)));
            }
        }
        return new LockChange(moved, !before.equals(after));
    }

    private static TreeMap<PackageName, Set<String>> versions(Pylock lock) {
        var versions = new TreeMap<PackageName, Set<String>>();
        for (LockedPackage one : lock.packages()) {
            versions.computeIfAbsent(one.name(), _ -> new LinkedHashSet<>())
                    .add(one.version().map(Object::toString).orElse("source tree"));
        }
        return versions;
    }

    /// True where nothing differs.
    public boolean isEmpty() {
        return packages.isEmpty() && !other;
    }
}

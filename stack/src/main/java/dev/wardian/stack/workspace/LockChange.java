package dev.wardian.stack.workspace;

import dev.wardian.stack.system.LockedSystem;
import dev.wardian.standards.lock.LockedPackage;
import dev.wardian.standards.lock.Pylock;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What one lock has that another has not.
///
/// @param packages those whose versions differ, by name
/// @param system packages of the distribution whose versions differ, by machine and name
/// @param other true if something else than versions differs: files, markers, groups
public record LockChange(List<Moved> packages, List<SystemMoved> system, boolean other) {

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

    /// A package of the distribution whose version differs.
    ///
    /// @param before the version before; empty if it is new
    /// @param after the version now; empty if it is gone
    public record SystemMoved(
            String name,
            LockedSystem.Machine machine,
            Optional<String> before,
            Optional<String> after) {}

    public LockChange {
        packages = List.copyOf(packages);
        system = List.copyOf(system);
    }

    /// No difference at all.
    static LockChange none() {
        return new LockChange(List.of(), List.of(), false);
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
        return new LockChange(moved, systemBetween(before, after), !before.equals(after));
    }

    private static TreeMap<PackageName, Set<String>> versions(Pylock lock) {
        var versions = new TreeMap<PackageName, Set<String>>();
        for (LockedPackage one : lock.packages()) {
            versions.computeIfAbsent(one.name(), _ -> new LinkedHashSet<>())
                    .add(one.version().map(Object::toString).orElse("source tree"));
        }
        return versions;
    }

    private record Place(LockedSystem.Machine machine, String name) {}

    private static List<SystemMoved> systemBetween(Pylock before, Pylock after) {
        var old = systemVersions(before);
        var now = systemVersions(after);
        var moved = new ArrayList<SystemMoved>();
        var places = new LinkedHashSet<Place>(old.keySet());
        places.addAll(now.keySet());
        for (var place : places) {
            var from = Optional.ofNullable(old.get(place));
            var to = Optional.ofNullable(now.get(place));
            if (!from.equals(to)) {
                moved.add(new SystemMoved(place.name(), place.machine(), from, to));
            }
        }
        moved.sort(
                Comparator.comparing((SystemMoved it) -> it.machine().toString())
                        .thenComparing(SystemMoved::name));
        return moved;
    }

    private static Map<Place, String> systemVersions(Pylock lock) {
        var versions = new LinkedHashMap<Place, String>();
        for (var locked : LockedSystem.all(lock.tool())) {
            for (var one : locked.packages()) {
                versions.put(new Place(locked.machine(), one.name()), one.version());
            }
        }
        return versions;
    }

    /// True where nothing differs.
    public boolean isEmpty() {
        return packages.isEmpty() && system.isEmpty() && !other;
    }
}

package dev.wardian.python.facts;

import dev.wardian.elf.GpuCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// What the shared objects of one distribution say.
///
/// @param objects sorted by path
/// @param unreadable paths of shared objects that are damaged
public record ArtifactFacts(List<SharedObject> objects, List<String> unreadable) {
    public ArtifactFacts {
        objects = List.copyOf(objects);
        unreadable = List.copyOf(unreadable);
    }

    /// The libraries that must come from elsewhere for the extension modules to be loaded, each
    /// with the objects that need it. Libraries that only an optional plugin needs (an object to
    /// which no extension module leads) are left out, and so are those that the distribution brings
    /// along.
    public SortedMap<String, List<SharedObject>> outside() {
        Map<String, SharedObject> own = own();
        SortedMap<String, List<SharedObject>> outside = new TreeMap<>();
        for (SharedObject one : loaded(_ -> true)) {
            for (String library : one.needed()) {
                if (!own.containsKey(library)) {
                    outside.computeIfAbsent(library, _ -> new ArrayList<>()).add(one);
                }
            }
        }
        return outside;
    }

    /// What the distribution brings along, by the names that the dynamic loader knows it by.
    private Map<String, SharedObject> own() {
        Map<String, SharedObject> own = new HashMap<>();
        for (SharedObject one : objects) {
            own.putIfAbsent(one.fileName(), one);
            one.soname().ifPresent(soname -> own.putIfAbsent(soname, one));
        }
        return own;
    }

    /// The shared objects that are loaded when some of the extension modules are imported: these
    /// and what they lead to within the distribution.
    ///
    /// @param imported whether an extension module is, by its name
    public List<SharedObject> loaded(Predicate<String> imported) {
        Map<String, SharedObject> own = own();
        List<SharedObject> loaded = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        ArrayDeque<SharedObject> open = new ArrayDeque<>();
        for (SharedObject one : objects) {
            if (one.module().filter(imported).isPresent()) {
                open.add(one);
            }
        }
        while (!open.isEmpty()) {
            SharedObject one = open.removeFirst();
            if (seen.add(one.path())) {
                loaded.add(one);
                for (String library : one.needed()) {
                    Optional.ofNullable(own.get(library)).ifPresent(open::add);
                }
            }
        }
        return loaded;
    }

    /// The highest versions of the symbols of each kind that any object needs, such as `GLIBC` to
    /// `2.28`; the kinds are `GLIBC`, `GLIBCXX` and `CXXABI`, and whatever else is versioned alike.
    public SortedMap<String, String> floors() {
        SortedMap<String, String> floors = new TreeMap<>();
        for (SharedObject one : objects) {
            one.versionNeeds().forEach(need -> need.versions().forEach(v -> raise(floors, v)));
        }
        return floors;
    }

    private static void raise(SortedMap<String, String> floors, String version) {
        int mark = version.lastIndexOf('_');
        if (mark > 0 && version.substring(mark + 1).matches("\\d+(\\.\\d+)*")) {
            floors.merge(
                    version.substring(0, mark),
                    version.substring(mark + 1),
                    (known, found) -> isHigher(found, known) ? found : known);
        }
    }

    private static boolean isHigher(String one, String other) {
        String[] left = one.split("\\.", -1);
        String[] right = other.split("\\.", -1);
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            int order = Long.compare(Long.parseLong(left[i]), Long.parseLong(right[i]));
            if (order != 0) {
                return order > 0;
            }
        }
        return left.length > right.length;
    }

    /// The GPU architectures that it carries code for.
    public SortedSet<GpuCode> gpuCode() {
        SortedSet<GpuCode> found = new TreeSet<>();
        objects.forEach(one -> found.addAll(one.gpuCode()));
        return found;
    }
}

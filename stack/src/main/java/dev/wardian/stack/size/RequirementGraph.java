package dev.wardian.stack.size;

import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.standards.StructureException;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.marker.MarkerEnvironment;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which installed package requires which, the extras included that installed packages ask for.
final class RequirementGraph {
    private final Map<PackageName, TreeSet<PackageName>> requires = new TreeMap<>();
    private final Map<PackageName, TreeSet<PackageName>> requiredBy = new TreeMap<>();
    private final Map<PackageName, PackageName> origin = new HashMap<>();
    private final Map<PackageName, List<Requirement>> written = new HashMap<>();
    private final Map<PackageName, Set<ExtraName>> extras = new HashMap<>();
    private final MarkerEnvironment markers;

    RequirementGraph(PythonEnvironment environment) {
        this.markers = environment.interpreter().markers();
        Set<PackageName> requested = new TreeSet<>();
        for (InstalledDistribution one : environment.installed()) {
            requires.put(one.name(), new TreeSet<>());
            requiredBy.put(one.name(), new TreeSet<>());
            written.put(one.name(), requirements(one));
            extras.put(one.name(), new HashSet<>());
            if (one.requested()) {
                requested.add(one.name());
            }
        }
        draw();
        spreadFromRoots(requested);
    }

    /// After a lock was installed everything counts as asked for, so what others require is first
    /// told by them. What is left in the end requires itself in a circle.
    private void spreadFromRoots(Set<PackageName> requested) {
        Set<PackageName> tops = new TreeSet<>();
        for (PackageName name : requires.keySet()) {
            if (requiredBy(name).isEmpty()) {
                tops.add(name);
            }
        }
        Set<PackageName> askedTops = new TreeSet<>(tops);
        askedTops.retainAll(requested);
        spread(askedTops);
        spread(tops);
        spread(requested);
        for (PackageName name : requires.keySet()) {
            spread(Set.of(name));
        }
    }

    /// One that cannot be read requires nothing that we know of.
    private static List<Requirement> requirements(InstalledDistribution one) {
        try {
            return one.metadata().requiresDist();
        } catch (SyntaxException | StructureException unreadable) {
            return List.of();
        }
    }

    /// Extras that are asked for may ask for more, until nothing is new.
    private void draw() {
        boolean grown = true;
        while (grown) {
            grown = false;
            for (var one : written.entrySet()) {
                for (Requirement requirement : one.getValue()) {
                    grown |= draw(one.getKey(), requirement);
                }
            }
        }
    }

    private boolean draw(PackageName from, Requirement requirement) {
        @Nullable TreeSet<PackageName> back = requiredBy.get(requirement.name());
        if (back == null || !requirement.appliesTo(markers, extras.getOrDefault(from, Set.of()))) {
            return false;
        }
        if (!from.equals(requirement.name())) {
            requires.computeIfAbsent(from, _ -> new TreeSet<>()).add(requirement.name());
            back.add(from);
        }
        return extras.computeIfAbsent(requirement.name(), _ -> new HashSet<>())
                .addAll(requirement.extras());
    }

    /// Notes for all that these lead to, and that nothing led to before, over what it is reached.
    private void spread(Set<PackageName> roots) {
        Deque<PackageName> next = new ArrayDeque<>();
        for (PackageName root : roots) {
            if (origin.putIfAbsent(root, root) == null) {
                next.add(root);
            }
        }
        while (!next.isEmpty()) {
            PackageName from = next.remove();
            for (PackageName to : requires(from)) {
                if (origin.putIfAbsent(to, from) == null) {
                    next.add(to);
                }
            }
        }
    }

    List<PackageName> requires(PackageName name) {
        return List.copyOf(requires.getOrDefault(name, new TreeSet<>()));
    }

    List<PackageName> requiredBy(PackageName name) {
        return List.copyOf(requiredBy.getOrDefault(name, new TreeSet<>()));
    }

    /// From a root to this package.
    List<PackageName> chain(PackageName name) {
        List<PackageName> chain = new ArrayList<>();
        PackageName at = name;
        chain.add(at);
        while (!origin.getOrDefault(at, at).equals(at)) {
            at = origin.getOrDefault(at, at);
            chain.add(at);
        }
        return List.copyOf(chain.reversed());
    }
}

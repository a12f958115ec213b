package dev.wardian.stack;

import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Finds packages that nobody asked for (`REQUESTED`, PEP 376) and nothing needs. An extra that a
/// package offers counts as wanted, since nobody recorded whether it is: rather one too few.
final class Orphans {

    private final PythonEnvironment present;
    private final Map<PackageName, Set<PackageName>> needs = new HashMap<>();

    Orphans(PythonEnvironment present) {
        this.present = present;
        for (var one : present.installed()) {
            needs.put(one.name(), needs(one));
        }
    }

    private Set<PackageName> needs(InstalledDistribution one) {
        var names = new HashSet<PackageName>();
        try {
            CoreMetadata metadata = one.metadata();
            var extras = new HashSet<>(metadata.providesExtra());
            for (var requirement : metadata.requiresDist()) {
                if (requirement.appliesTo(present.interpreter().markers(), extras)) {
                    names.add(requirement.name());
                }
            }
        } catch (SyntaxException unreadable) {
            return names;
        }
        return names;
    }

    /// What would be orphaned by removing these packages: what they brought in and nothing else
    /// needs.
    Set<PackageName> of(Collection<PackageName> removed) {
        var candidates = reachable(removed);
        candidates.removeAll(removed);
        return unneeded(candidates, removed);
    }

    /// All that is orphaned now; nothing where nobody noted what was asked for, since then all that
    /// nothing needs would be taken for an orphan.
    Set<PackageName> all() {
        var candidates = new HashSet<PackageName>();
        var asked = false;
        for (var one : present.installed()) {
            asked |= one.requested();
            candidates.add(one.name());
        }
        return asked ? unneeded(candidates, Set.of()) : Set.of();
    }

    private Set<PackageName> unneeded(
            Set<PackageName> candidates, Collection<PackageName> removed) {
        var roots = new HashSet<PackageName>();
        for (var one : present.installed()) {
            var stays = one.requested() || !candidates.contains(one.name()) || isTool(one);
            if (stays && !removed.contains(one.name())) {
                roots.add(one.name());
            }
        }
        var unneeded = new TreeSet<PackageName>();
        var needed = reachable(roots);
        for (var candidate : candidates) {
            if (!needed.contains(candidate) && present.find(candidate).isPresent()) {
                unneeded.add(candidate);
            }
        }
        return unneeded;
    }

    private static boolean isTool(InstalledDistribution one) {
        return Planner.isSeed(one.name());
    }

    /// The packages and all that they need.
    private Set<PackageName> reachable(Collection<PackageName> from) {
        var seen = new HashSet<PackageName>();
        var open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            var name = open.poll();
            if (seen.add(name)) {
                open.addAll(needs.getOrDefault(name, Set.of()));
            }
        }
        return seen;
    }
}

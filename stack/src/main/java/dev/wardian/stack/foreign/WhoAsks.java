package dev.wardian.stack.foreign;

import dev.wardian.stack.tree.ProjectRoot;
import dev.wardian.standards.lock.LockedPackage;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Who asks for each package of a lock, in whatever environment: projects first, then what they
/// lead to. Packages that are pruned are looked through by nobody.
public final class WhoAsks {

    private final Map<PackageName, List<CoreMetadata>> metadata = new HashMap<>();
    private final Map<PackageName, SortedSet<String>> askers = new HashMap<>();
    private final Map<PackageName, Set<ExtraName>> extras = new HashMap<>();
    private final ArrayDeque<PackageName> open = new ArrayDeque<>();
    private final Set<PackageName> pruned;
    private final MarkerSpace granted;

    private WhoAsks(MarkerSpace granted, Set<PackageName> pruned) {
        this.granted = granted;
        this.pruned = Set.copyOf(pruned);
    }

    /// By package; those that nobody is known to ask for are missing.
    ///
    /// @param locked the packages of a lock that come from an index, with what they ask for
    /// @param projects whom the lock is for
    /// @param granted the Pythons that it is for
    public static Map<PackageName, List<String>> of(
            Map<LockedPackage, CoreMetadata> locked,
            Collection<ProjectRoot> projects,
            MarkerSpace granted,
            Set<PackageName> pruned) {
        var who = new WhoAsks(granted, pruned);
        locked.forEach((one, said) -> who.note(one.name(), said));
        projects.forEach(it -> who.note(it.metadata().name(), it.metadata()));
        for (var project : projects) {
            if (project.first()) {
                who.begin(project);
            }
        }
        while (!who.open.isEmpty()) {
            who.follow(who.open.poll());
        }
        var found = new HashMap<PackageName, List<String>>();
        who.askers.forEach((name, all) -> found.put(name, List.copyOf(all)));
        return found;
    }

    private void note(PackageName name, CoreMetadata said) {
        metadata.computeIfAbsent(name, _ -> new ArrayList<>()).add(said);
    }

    private void begin(ProjectRoot project) {
        var name = project.metadata().name();
        for (var requirement : project.metadata().requiresDist()) {
            if (counts(requirement, project.extras())
                    && (project.main() || !counts(requirement, Set.of()))) {
                asks(name, requirement);
            }
        }
        project.groups().values().forEach(all -> all.forEach(it -> asks(name, it)));
    }

    private void follow(PackageName name) {
        for (var said : metadata.getOrDefault(name, List.of())) {
            for (var requirement : said.requiresDist()) {
                if (counts(requirement, extras.getOrDefault(name, Set.of()))) {
                    asks(name, requirement);
                }
            }
        }
    }

    private boolean counts(Requirement requirement, Set<ExtraName> wanted) {
        return requirement
                .marker()
                .map(MarkerSpace::of)
                .map(it -> !it.withExtras(wanted).isDisjoint(granted))
                .orElse(true);
    }

    private void asks(PackageName from, Requirement requirement) {
        var name = requirement.name();
        if (pruned.contains(name)) {
            return;
        }
        var isNew = !extras.containsKey(name);
        if (!name.equals(from)) {
            askers.computeIfAbsent(name, _ -> new TreeSet<>()).add(from.toString());
        }
        var wanted = extras.computeIfAbsent(name, _ -> new HashSet<>());
        if (wanted.addAll(requirement.extras()) || isNew) {
            open.add(name);
        }
    }
}

package dev.wardian.stack.foreign;

import dev.wardian.stack.choice.LockedPart;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.workspace.Manifest;
import dev.wardian.stack.workspace.Section;
import dev.wardian.standards.lock.LockedPackage;
import dev.wardian.standards.lock.Pylock;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Who leads to whom among the packages of a lock, which other tools write down and `pylock.toml`
/// does not: from the project file and the metadata of the packages.
final class LockGraph {
    private final ProjectNeeds needs;
    private final Map<LockedPackage, CoreMetadata> metadata;
    private final Map<PackageName, List<LockedPackage>> byName = new LinkedHashMap<>();
    private final Map<LockedPackage, MarkerSpace> places = new LinkedHashMap<>();
    private final Map<Section, Map<Node, MarkerSpace>> reached = new LinkedHashMap<>();
    private final MarkerSpace granted;

    /// That one package leads to another.
    ///
    /// @param extras the extras of it that are asked for
    /// @param when where that counts
    record Edge(LockedPackage target, SortedSet<ExtraName> extras, MarkerSpace when) {}

    /// A package, or what an extra of it adds.
    private record Node(LockedPackage locked, Optional<ExtraName> extra) {}

    /// @param metadata of each package that comes from an index
    LockGraph(Manifest manifest, Pylock lock, Map<LockedPackage, CoreMetadata> metadata) {
        this.needs = new ProjectNeeds(manifest);
        this.metadata = metadata;
        this.granted = lock.requiresPython().map(MarkerSpace::ofPython).orElse(MarkerSpace.all());
        for (var locked : lock.packages()) {
            byName.computeIfAbsent(locked.name(), _ -> new ArrayList<>()).add(locked);
        }
        for (var part : parts(lock)) {
            for (var chosen : LockedProject.chosen(lock, part)) {
                var space = chosen.marker().map(MarkerSpace::of).orElse(MarkerSpace.all());
                places.merge(chosen.locked(), space, MarkerSpace::or);
            }
        }
        byName.forEach(this::checkApart);
        for (var section : manifest.sections()) {
            reached.put(section, walk(edges(section)));
        }
    }

    /// Refuses versions that only what is wanted tells apart.
    private void checkApart(PackageName name, List<LockedPackage> versions) {
        var before = MarkerSpace.none();
        for (var one : versions) {
            if (!before.isDisjoint(place(one))) {
                throw new StackException(
                        new StackProblem.Invalid(
                                "pylock.toml",
                                "of `"
                                        + name
                                        + "` it has versions for extras or groups that exclude each"
                                        + " other (`conflicts`), which only `pylock.toml` can say",
                                "a `requirements.txt` for one of them (`--extra`, `--group`)"));
            }
            before = before.or(place(one));
        }
    }

    private static List<LockedPart> parts(Pylock lock) {
        var parts = new ArrayList<LockedPart>();
        parts.add(LockedPart.exactly(List.of(), List.of()));
        lock.extras()
                .forEach(it -> parts.add(LockedPart.exactly(List.of(it.toString()), List.of())));
        lock.dependencyGroups()
                .forEach(it -> parts.add(LockedPart.exactly(List.of(), List.of(it.toString()))));
        return parts;
    }

    /// The packages that have metadata, in the order of the lock.
    Set<LockedPackage> packages() {
        return metadata.keySet();
    }

    CoreMetadata metadata(LockedPackage locked) {
        return Optional.ofNullable(metadata.get(locked)).orElseThrow();
    }

    /// Whether there are several versions of a package, for different environments.
    boolean isForked(PackageName name) {
        return byName.getOrDefault(name, List.of()).size() > 1;
    }

    /// In which environments a version is the one.
    MarkerSpace place(LockedPackage locked) {
        return places.getOrDefault(locked, MarkerSpace.none());
    }

    /// The Pythons that the lock is for.
    MarkerSpace granted() {
        return granted;
    }

    /// What a list of the project asks for, with the lists that it takes in.
    List<Requirement> requirements(Section section) {
        return needs.requirements(section);
    }

    /// What a list of the project asks for as it is written, the project itself among it.
    List<Requirement> declared(Section section) {
        return needs.declared(section);
    }

    /// The packages that a list of the project leads to at once.
    List<Edge> edges(Section section) {
        var edges = new ArrayList<Edge>();
        requirements(section).forEach(it -> add(it, Optional.empty(), edges));
        return edges;
    }

    /// The packages that a package leads to at once; those that one of its extras adds, if one is
    /// named.
    List<Edge> edges(LockedPackage from, Optional<ExtraName> extra) {
        var edges = new ArrayList<Edge>();
        Optional.ofNullable(metadata.get(from))
                .ifPresent(it -> it.requiresDist().forEach(one -> add(one, extra, edges)));
        return edges;
    }

    private void add(Requirement requirement, Optional<ExtraName> extra, List<Edge> edges) {
        var said = requirement.marker().map(MarkerSpace::of).orElse(MarkerSpace.all());
        if (extra.isPresent() && !said.dependsOnExtras()) {
            return;
        }
        var plain = said.withExtras(Set.of());
        var when = extra.map(it -> said.withExtras(Set.of(it)).minus(plain)).orElse(plain);
        var all = byName.getOrDefault(requirement.name(), List.of());
        for (var target : all) {
            var where = all.size() == 1 ? when : when.and(place(target));
            if (!where.and(granted).isEmpty()) {
                edges.add(new Edge(target, new TreeSet<>(requirement.extras()), where));
            }
        }
    }

    private Map<Node, MarkerSpace> walk(List<Edge> roots) {
        var spaces = new LinkedHashMap<Node, MarkerSpace>();
        var pending = new ArrayDeque<Node>();
        roots.forEach(edge -> reach(edge, granted, spaces, pending));
        while (!pending.isEmpty()) {
            var node = pending.poll();
            var space = spaces.getOrDefault(node, MarkerSpace.none());
            for (var edge : edges(node.locked(), node.extra())) {
                reach(edge, space, spaces, pending);
            }
        }
        return spaces;
    }

    private static void reach(
            Edge edge, MarkerSpace from, Map<Node, MarkerSpace> spaces, ArrayDeque<Node> pending) {
        var when = from.and(edge.when());
        if (when.isEmpty()) {
            return;
        }
        var nodes = new ArrayList<Node>();
        nodes.add(new Node(edge.target(), Optional.empty()));
        edge.extras().forEach(it -> nodes.add(new Node(edge.target(), Optional.of(it))));
        for (var node : nodes) {
            var before = spaces.getOrDefault(node, MarkerSpace.none());
            var after = before.or(when);
            if (!after.equals(before)) {
                spaces.put(node, after);
                pending.add(node);
            }
        }
    }

    /// Where the project's lists need a package, those that do not left out.
    Map<Section, MarkerSpace> needed(LockedPackage locked) {
        var needed = new LinkedHashMap<Section, MarkerSpace>();
        reached.forEach(
                (section, spaces) -> {
                    var space = spaces.get(new Node(locked, Optional.empty()));
                    if (space != null) {
                        needed.put(section, space);
                    }
                });
        return needed;
    }

    /// The extras of a package that somebody asks for.
    SortedSet<ExtraName> extras(LockedPackage locked) {
        var extras = new TreeSet<ExtraName>();
        for (var spaces : reached.values()) {
            for (var node : spaces.keySet()) {
                if (node.locked().equals(locked)) {
                    node.extra().ifPresent(extras::add);
                }
            }
        }
        return extras;
    }

    /// What is left of a condition where the Pythons of the lock are given; nothing if it always
    /// holds.
    Optional<String> marker(MarkerSpace space) {
        if (granted.implies(space)) {
            return Optional.empty();
        }
        return Optional.of(space.toMarker(granted).toString());
    }
}

package dev.wardian.stack.tree;

import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.standards.StructureException;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.marker.MarkerEnvironment;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.GroupName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Prereleases;
import dev.wardian.standards.version.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Packages that are there together, and what each asks of others. Immutable.
///
/// An extra counts where some requirement asks for it, however deep that leads; markers count for
/// the one environment that the graph is of.
public final class PackageGraph {

    /// Whether what is asked for is there.
    public enum State {
        /// In a version that is accepted.
        MET,
        /// Not at all.
        MISSING,
        /// In a version that is not accepted.
        CONFLICTING
    }

    /// One package that is there.
    ///
    /// @param name its name
    /// @param version its version; empty for a folder whose version only a build tells
    /// @param metadata what it depends on
    /// @param requested whether somebody asked for it by name, if that is known
    public record Entry(
            PackageName name,
            Optional<Version> version,
            CoreMetadata metadata,
            boolean requested) {}

    /// One requirement of a package that is there.
    ///
    /// @param from the package that asks
    /// @param requirement what it asks for, without its marker
    /// @param extra the extra of the asking package that it belongs to, if it does
    /// @param group the dependency group of the asking project that it belongs to, if it does
    /// @param state whether it is met
    public record Edge(
            PackageName from,
            Requirement requirement,
            Optional<ExtraName> extra,
            Optional<GroupName> group,
            State state) {

        /// The package that is asked for.
        public PackageName to() {
            return requirement.name();
        }

        /// The versions and extras that are asked for, such as `[fast]>=2,<3`; empty for any.
        public String asked() {
            var text = requirement.asWritten();
            return requirement.url().isPresent()
                    ? "at an address"
                    : text.substring(
                            Math.min(text.length(), requirement.name().toString().length()));
        }
    }

    private final Map<PackageName, Entry> entries = new TreeMap<>();
    private final Map<PackageName, List<Edge>> edges = new TreeMap<>();
    private final Map<PackageName, List<Edge>> incoming = new TreeMap<>();
    private final Map<PackageName, ProjectRoot> projects = new TreeMap<>();

    private PackageGraph(Collection<Entry> all) {
        for (var entry : all) {
            entries.put(entry.name(), entry);
        }
    }

    /// The graph of these packages.
    ///
    /// @param markers the environment that markers are about
    public static PackageGraph of(Collection<Entry> entries, MarkerEnvironment markers) {
        var graph = new PackageGraph(entries);
        graph.connect(markers);
        return graph;
    }

    /// The same for projects, which are not among these packages; trees begin at them.
    public static PackageGraph of(
            Collection<Entry> entries, MarkerEnvironment markers, List<ProjectRoot> projects) {
        var all = new ArrayList<>(entries);
        for (var one : projects) {
            all.add(new Entry(one.name(), one.version(), one.metadata(), one.first()));
        }
        var graph = new PackageGraph(all);
        projects.forEach(one -> graph.projects.put(one.name(), one));
        graph.connect(markers);
        // a member that is not wanted and that no other one needs
        projects.forEach(one -> graph.dropUnused(one));
        return graph;
    }

    private void dropUnused(ProjectRoot one) {
        if (!one.first() && !reachedFromRoots().contains(one.name())) {
            entries.remove(one.name());
            edges.remove(one.name());
            incoming.values().forEach(all -> all.removeIf(it -> it.from().equals(one.name())));
        }
    }

    private Set<PackageName> reachedFromRoots() {
        var reached = new TreeSet<PackageName>();
        projects.values().stream()
                .filter(ProjectRoot::first)
                .forEach(it -> reach(it.name(), reached));
        return reached;
    }

    /// The graph of what is installed. Metadata that cannot be read asks for nothing; `check` names
    /// it.
    public static PackageGraph of(PythonEnvironment present) {
        return of(present, Set.of());
    }

    /// The same.
    ///
    /// @param asked what a project asks for, whoever installed it
    public static PackageGraph of(PythonEnvironment present, Set<PackageName> asked) {
        var entries = new ArrayList<Entry>();
        for (var one : present.installed()) {
            CoreMetadata metadata;
            try {
                metadata = one.metadata();
            } catch (SyntaxException | StructureException _) {
                metadata =
                        CoreMetadata.of(
                                one.name(),
                                one.version(),
                                Optional.empty(),
                                List.of(),
                                new TreeSet<>());
            }
            entries.add(
                    new Entry(
                            one.name(),
                            Optional.of(one.version()),
                            metadata,
                            one.requested() || asked.contains(one.name())));
        }
        return of(entries, present.interpreter().markers());
    }

    /// Follows requirements until no further extra is asked for.
    private void connect(MarkerEnvironment markers) {
        Map<PackageName, Set<ExtraName>> extras = new HashMap<>();
        projects.forEach((name, root) -> extras.put(name, new TreeSet<>(root.extras())));
        var open = new ArrayDeque<>(entries.values());
        while (!open.isEmpty()) {
            var entry = open.poll();
            var wanted = extras.getOrDefault(entry.name(), Set.of());
            var found = edges(entry, wanted, markers);
            edges.put(entry.name(), found);
            for (var edge : found) {
                var target = entries.get(edge.to());
                if (target != null
                        && extras.computeIfAbsent(edge.to(), _ -> new TreeSet<>())
                                .addAll(edge.requirement().extras())) {
                    open.add(target);
                }
            }
        }
        for (var all : edges.values()) {
            for (var edge : all) {
                incoming.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(edge);
            }
        }
    }

    private List<Edge> edges(Entry entry, Set<ExtraName> wanted, MarkerEnvironment markers) {
        var found = new ArrayList<Edge>();
        var project = Optional.ofNullable(projects.get(entry.name()));
        var main = project.map(ProjectRoot::main).orElse(true);
        for (var requirement : entry.metadata().requiresDist()) {
            if (requirement.appliesTo(markers, Set.of())) {
                if (main) {
                    found.add(edge(entry, requirement, Optional.empty(), Optional.empty()));
                }
            } else {
                for (var extra : wanted) {
                    if (requirement.appliesTo(markers, Set.of(extra))) {
                        found.add(edge(entry, requirement, Optional.of(extra), Optional.empty()));
                        break;
                    }
                }
            }
        }
        for (var group : project.map(ProjectRoot::groups).orElse(Map.of()).entrySet()) {
            for (var requirement : group.getValue()) {
                if (requirement.appliesTo(markers, Set.of())) {
                    found.add(
                            edge(
                                    entry,
                                    requirement,
                                    Optional.empty(),
                                    Optional.of(group.getKey())));
                }
            }
        }
        found.sort((one, other) -> one.to().compareTo(other.to()));
        return List.copyOf(found);
    }

    private Edge edge(
            Entry from,
            Requirement requirement,
            Optional<ExtraName> extra,
            Optional<GroupName> group) {
        var target = entries.get(requirement.name());
        var state =
                target == null
                        ? State.MISSING
                        : target.version().isEmpty()
                                        || requirement
                                                .specifiers()
                                                .contains(
                                                        target.version().get(),
                                                        Prereleases.ADMITTED)
                                ? State.MET
                                : State.CONFLICTING;
        return new Edge(from.name(), requirement.withoutMarker(), extra, group, state);
    }

    /// The packages, sorted by name.
    public Collection<Entry> entries() {
        return Collections.unmodifiableCollection(entries.values());
    }

    /// The package of this name, if it is there.
    public Optional<Entry> entry(PackageName name) {
        return Optional.ofNullable(entries.get(name));
    }

    /// What a package asks for, sorted by name; nothing if it is not there.
    public List<Edge> from(PackageName name) {
        return edges.getOrDefault(name, List.of());
    }

    /// Who asks for a package, there or not, sorted by name.
    public List<Edge> to(PackageName name) {
        return Collections.unmodifiableList(incoming.getOrDefault(name, List.of()));
    }

    /// Where trees begin: the packages that no other asks for, and one of each cycle that is not
    /// reached from those; together they reach every package.
    public List<PackageName> roots() {
        var roots = new ArrayList<PackageName>();
        var reached = new TreeSet<PackageName>();
        for (var project : projects.values()) {
            if (project.first()) {
                roots.add(project.name());
                reach(project.name(), reached);
            }
        }
        for (var name : entries.keySet()) {
            if (!reached.contains(name)
                    && to(name).stream().allMatch(it -> it.from().equals(name))) {
                roots.add(name);
                reach(name, reached);
            }
        }
        for (var name : entries.keySet()) {
            if (!reached.contains(name)) {
                roots.add(name);
                reach(name, reached);
            }
        }
        return roots;
    }

    private void reach(PackageName start, Set<PackageName> reached) {
        var open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            var name = open.poll();
            if (reached.add(name)) {
                from(name).forEach(edge -> open.add(edge.to()));
            }
        }
    }

    /// Every requirement that is not met, sorted by who asks.
    public List<Edge> unmet() {
        var unmet = new ArrayList<Edge>();
        for (var all : edges.values()) {
            all.stream().filter(it -> it.state() != State.MET).forEach(unmet::add);
        }
        return unmet;
    }
}

package dev.wardian.python.resolve;

import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The answer of one fork as a graph: what leads to what, and in which of its environments each
/// package is needed.
///
/// A package that was chosen need not be reached: two conditions on the way to it may never hold
/// together. It is left out.
final class ForkGraph {
    private final ManyEnvironments scope;
    private final Map<RootRequirement, MarkerSpace> selections;
    private final Map<PackageName, Version> versions = new HashMap<>();
    private final Map<Node, MarkerSpace> where = new LinkedHashMap<>();
    private final Map<Node, List<Requirements.Ask>> asks = new HashMap<>();
    private final Map<PackageName, Set<Via>> vias = new HashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /// That a package, or the person if it is none, leads to another in some environments.
    ///
    /// @param extra the extra on whose account it does
    record Edge(
            Optional<PackageName> from,
            Optional<ExtraName> extra,
            PackageName to,
            SortedSet<ExtraName> extras,
            MarkerSpace where) {}

    /// @param selections where the requirements count that do not count always
    ForkGraph(
            ManyEnvironments scope,
            Attempt attempt,
            Map<Node, Version> chosen,
            Map<RootRequirement, MarkerSpace> selections) {
        this.scope = scope;
        this.selections = selections;
        chosen.forEach(
                (node, version) -> {
                    if (node instanceof Node.Project(PackageName name)) {
                        versions.put(name, version);
                    }
                });
        reach(attempt);
        where.forEach((node, space) -> addEdges(node, space));
        Notices notices = new Notices();
        for (PackageName name : reached()) {
            Version version = version(name);
            notices.noteYanked(name, version, attempt.sources().chosen(name, version).candidate());
            notices.noteMissingExtras(
                    attempt.sources().metadata(name, version), extras(name).keySet());
        }
        warnings.addAll(notices.all());
    }

    /// Follows what is needed from the root until nothing is needed anywhere else.
    private void reach(Attempt attempt) {
        Deque<Node> open = new ArrayDeque<>();
        extend(Node.Start.ROOT, scope.environments(), open);
        while (!open.isEmpty()) {
            Node node = open.poll();
            MarkerSpace here = where.getOrDefault(node, MarkerSpace.none());
            for (Requirements.Ask ask : asks.computeIfAbsent(node, one -> asks(attempt, one))) {
                PackageName name = ask.requirement().name();
                MarkerSpace there = here.and(where(ask));
                if (ask.via() instanceof Via.Constraint || !versions.containsKey(name)) {
                    continue;
                }
                extend(new Node.Project(name), there, open);
                for (ExtraName extra : ask.requirement().extras()) {
                    extend(new Node.Extra(name, extra), there, open);
                }
            }
        }
    }

    private MarkerSpace where(Requirements.Ask ask) {
        MarkerSpace counts = scope.space(ask.condition());
        return ask.via() instanceof Via.Root(RootRequirement root)
                ? counts.and(selections.getOrDefault(root, MarkerSpace.all()))
                : counts;
    }

    private void extend(Node node, MarkerSpace more, Deque<Node> open) {
        MarkerSpace before = where.getOrDefault(node, MarkerSpace.none());
        MarkerSpace after = before.or(more);
        if (!after.equals(before)) {
            where.put(node, after);
            open.add(node);
        }
    }

    private List<Requirements.Ask> asks(Attempt attempt, Node node) {
        return switch (node) {
            case Node.Start _ -> attempt.asks();
            case Node.Plain plain -> attempt.asks(plain, version(plain.name()));
            case Node.Asked _, Node.Copy _ -> List.of();
        };
    }

    private void addEdges(Node node, MarkerSpace here) {
        for (Requirements.Ask ask : asks.getOrDefault(node, List.of())) {
            PackageName to = ask.requirement().name();
            MarkerSpace there = here.and(where(ask));
            if (there.isEmpty() || !versions.containsKey(to)) {
                continue;
            }
            vias.computeIfAbsent(to, _ -> new LinkedHashSet<>()).add(ask.via());
            Optional<PackageName> from = name(node);
            boolean itself = from.isPresent() && from.get().equals(to);
            if (!itself && !(ask.via() instanceof Via.Constraint)) {
                edges.add(new Edge(from, extra(node), to, ask.requirement().extras(), there));
            }
        }
    }

    private static Optional<PackageName> name(Node node) {
        return node instanceof Node.Plain plain ? Optional.of(plain.name()) : Optional.empty();
    }

    private static Optional<ExtraName> extra(Node node) {
        return node instanceof Node.Extra(var _, ExtraName extra)
                ? Optional.of(extra)
                : Optional.empty();
    }

    /// The packages that are needed somewhere, sorted.
    NavigableSet<PackageName> reached() {
        NavigableSet<PackageName> reached = new TreeSet<>();
        for (Node node : where.keySet()) {
            name(node).ifPresent(reached::add);
        }
        return reached;
    }

    Version version(PackageName name) {
        Version version = versions.get(name);
        if (version == null) {
            throw new IllegalArgumentException(name + " is not part of the answer");
        }
        return version;
    }

    /// Where a package is needed.
    MarkerSpace where(PackageName name) {
        return where.getOrDefault(new Node.Project(name), MarkerSpace.none());
    }

    /// The extras of a package that are needed, and where.
    SortedMap<ExtraName, MarkerSpace> extras(PackageName name) {
        SortedMap<ExtraName, MarkerSpace> extras = new TreeMap<>();
        where.forEach(
                (node, space) -> {
                    if (node instanceof Node.Extra(PackageName of, ExtraName extra)
                            && of.equals(name)) {
                        extras.put(extra, space);
                    }
                });
        return extras;
    }

    Set<Via> vias(PackageName name) {
        return vias.getOrDefault(name, Set.of());
    }

    List<Edge> edges() {
        return edges;
    }

    List<String> warnings() {
        return warnings;
    }
}

package dev.wardian.python.resolve;

import dev.wardian.python.index.IndexChoice;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Makes one answer out of the forks' answers: which version is needed where, and who leads to it.
final class UniversalAnswer {
    private static final Comparator<Key> BY_NAME =
            Comparator.comparing(Key::name)
                    .thenComparing(Key::version)
                    .thenComparing(key -> key.address.orElse(""))
                    .thenComparing(key -> key.index.map(Object::toString).orElse(""));

    private final UniversalTarget target;
    private final Map<RootRequirement, MarkerSpace> selections;
    private final Map<List<Key>, MarkerSpace> forks = new LinkedHashMap<>();
    private final Map<Key, Found> packages = new TreeMap<>(BY_NAME);
    private final Edges roots = new Edges();
    private final Set<String> warnings = new LinkedHashSet<>();

    UniversalAnswer(UniversalTarget target, Map<RootRequirement, MarkerSpace> selections) {
        this.target = target;
        this.selections = selections;
    }

    /// One version of a package; the same version from elsewhere is another.
    ///
    /// @param index the index it comes from, where that depends on the environment
    record Key(
            PackageName name,
            Version version,
            Optional<String> address,
            Optional<IndexChoice> index) {}

    /// What is known of one version from the forks so far.
    private static final class Found {
        private final Candidate candidate;
        private final CoreMetadata metadata;
        private final Map<List<Key>, MarkerSpace> forks = new LinkedHashMap<>();
        private final TreeMap<ExtraName, MarkerSpace> extras = new TreeMap<>();
        private final Edges edges = new Edges();
        private final Set<Via> vias = new LinkedHashSet<>();
        private MarkerSpace environments = MarkerSpace.none();

        Found(Candidate candidate, CoreMetadata metadata) {
            this.candidate = candidate;
            this.metadata = metadata;
        }
    }

    /// Edges of one package, each with all environments in which it counts.
    private static final class Edges {
        private static final Comparator<UniversalDependency> ORDER =
                Comparator.comparing((UniversalDependency edge) -> text(edge.extra()))
                        .thenComparing(UniversalDependency::name)
                        .thenComparing(UniversalDependency::version)
                        .thenComparing(edge -> edge.address().orElse(""))
                        .thenComparing(edge -> edge.extras().toString());

        private final Map<UniversalDependency, MarkerSpace> spaces = new LinkedHashMap<>();

        private static String text(Optional<ExtraName> extra) {
            return extra.isPresent() ? extra.get().toString() : "";
        }

        void add(ForkGraph.Edge edge, Key to, MarkerSpace where) {
            var key =
                    new UniversalDependency(
                            edge.extra(),
                            to.name,
                            to.version,
                            to.address,
                            edge.extras(),
                            MarkerSpace.none());
            spaces.merge(key, where, MarkerSpace::or);
        }

        List<UniversalDependency> sorted() {
            List<UniversalDependency> all = new ArrayList<>();
            spaces.forEach((key, space) -> all.add(key.in(space)));
            all.sort(ORDER);
            return all;
        }
    }

    /// Adds the answer of one fork.
    void add(ManyEnvironments scope, Attempt attempt, Map<Node, Version> versions) {
        ForkGraph graph = new ForkGraph(scope, attempt, versions, selections);
        List<Key> reached = new ArrayList<>();
        for (PackageName name : graph.reached()) {
            reached.add(key(attempt, graph, name));
        }
        forks.merge(reached, scope.environments(), MarkerSpace::or);
        for (Key key : reached) {
            Found found =
                    packages.computeIfAbsent(
                            key,
                            _ ->
                                    new Found(
                                            attempt.sources()
                                                    .chosen(key.name, key.version)
                                                    .candidate(),
                                            attempt.sources().metadata(key.name, key.version)));
            found.environments = found.environments.or(graph.where(key.name));
            found.forks.merge(reached, scope.environments(), MarkerSpace::or);
            graph.extras(key.name)
                    .forEach((extra, where) -> found.extras.merge(extra, where, MarkerSpace::or));
            found.vias.addAll(graph.vias(key.name));
        }
        for (ForkGraph.Edge edge : graph.edges()) {
            Key to = key(attempt, graph, edge.to());
            Optional<PackageName> from = edge.from();
            Edges edges = from.isEmpty() ? roots : found(key(attempt, graph, from.get())).edges;
            edges.add(edge, to, edge.where());
        }
        warnings.addAll(graph.warnings());
    }

    private Found found(Key key) {
        Found found = packages.get(key);
        if (found == null) {
            throw new IllegalStateException(key + " leads on but was not reached");
        }
        return found;
    }

    private static Key key(Attempt attempt, ForkGraph graph, PackageName name) {
        return new Key(
                name, graph.version(name), attempt.sources().address(name), attempt.index(name));
    }

    UniversalResolution resolution() {
        List<UniversalPackage> all = new ArrayList<>(packages.size());
        packages.forEach((key, found) -> all.add(resolved(key, found)));
        return new UniversalResolution(
                target, List.copyOf(forks.values()), roots.sorted(), all, List.copyOf(warnings));
    }

    private UniversalPackage resolved(Key key, Found found) {
        List<Via> vias = new ArrayList<>(found.vias);
        vias.sort(Comparator.comparingInt(via -> via instanceof Via.Root ? 0 : 1));
        return new UniversalPackage(
                key.name,
                key.version,
                found.candidate,
                found.metadata,
                found.environments,
                List.copyOf(found.forks.values()),
                found.extras,
                found.edges.sorted(),
                vias);
    }
}

package dev.wardian.python.resolve;

import dev.wardian.python.index.IndexChoice;
import dev.wardian.python.index.PackageSource;
import dev.wardian.solver.Outcome;
import dev.wardian.solver.Solver;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.List;
import java.util.Optional;

/// One search in one scope, with all that it learns.
final class Attempt {
    private final PackageSource source;
    private final Scope scope;
    private final ResolveOptions options;
    private final ResolveListener listener;
    private final Manifest manifest;
    private final Requirements requirements;
    private final FileChoice files;
    private final Sources sources;
    private final Selection selection;
    private final Horizons horizons;

    Attempt(
            PackageSource source,
            DirectSource direct,
            Scope scope,
            Asked asked,
            ResolveOptions options,
            Leaning leaning,
            ResolveListener listener) {
        this.source =
                scope.indexes()
                        .<PackageSource>map(shares -> new SharedSource(source, shares))
                        .orElse(source);
        this.scope = scope;
        this.options = options;
        this.listener = listener;
        this.manifest =
                new Manifest(
                        asked.roots(),
                        asked.constraints(),
                        asked.overrides(),
                        options.excludes(),
                        scope);
        this.requirements = new Requirements(scope, manifest);
        this.files = new FileChoice(scope, options, manifest);
        this.sources = new Sources(this.source, direct, files, options, manifest);
        this.selection = new Selection(options, manifest, leaning, scope.indexes());
        this.horizons = new Horizons(options, scope, manifest, sources);
    }

    /// What a person asks for.
    record Asked(
            List<RootRequirement> roots,
            List<RootRequirement> constraints,
            List<RootRequirement> overrides) {
        /// All of it as it was written: what is equal may be spelled otherwise, and answers show
        /// it.
        String written() {
            return roots + "\n" + constraints + "\n" + overrides;
        }
    }

    /// What a person asks for.
    List<Requirements.Ask> asks() {
        return requirements.ofRoot();
    }

    /// What a version of a package, or one of its extras, asks for.
    List<Requirements.Ask> asks(Node.Plain plain, Version version) {
        if (!options.dependencies()) {
            return List.of();
        }
        CoreMetadata metadata = sources.metadata(plain.name(), version);
        return switch (plain) {
            case Node.Project _ -> requirements.of(metadata);
            case Node.Extra(var _, ExtraName extra) -> requirements.of(metadata, extra);
        };
    }

    /// The index that a package comes from, where that depends on the environment.
    Optional<IndexChoice> index(PackageName name) {
        return scope.indexes().flatMap(shares -> shares.settled(name));
    }

    Sources sources() {
        return sources;
    }

    Outcome<Node, Version, PythonVersions> run() {
        Prefetch prefetch =
                new Prefetch(
                        source,
                        sources,
                        selection,
                        requirements,
                        scope.indexes(),
                        new Horizons(options, scope, manifest, sources),
                        options);
        try {
            Outcome<Node, Version, PythonVersions> outcome;
            do {
                outcome = solve(prefetch);
            } while (horizons.cameLate() && !(outcome instanceof Outcome.Stopped));
            return outcome;
        } finally {
            prefetch.end();
        }
    }

    private Outcome<Node, Version, PythonVersions> solve(Prefetch prefetch) {
        SearchContext context =
                new SearchContext(
                        scope, options, sources, files, horizons, prefetch, scope.newRelevance());
        VersionChoice versions = new VersionChoice(context, selection);
        Priorities priorities = new Priorities();
        Needs needs = new Needs(context, requirements, versions, priorities);
        PythonUniverse universe =
                new PythonUniverse(versions, needs, priorities, prefetch, listener);
        return Solver.solve(universe, Node.Start.ROOT, PythonUniverse.ROOT_VERSION);
    }

    Answer answer() {
        return new Answer(sources, requirements, selection, horizons, options);
    }

    Explainer explainer() {
        return new Explainer(new FactFinder(options, sources, selection, requirements));
    }
}

package dev.wardian.python.resolve;

import dev.wardian.solver.Conflict;
import dev.wardian.solver.Dependencies;
import dev.wardian.solver.Dependency;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Operator;
import dev.wardian.standards.version.Specifier;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;
import dev.wardian.standards.version.VersionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What each node needs in a version: by the metadata of packages, and as proxies of them.
final class Needs {
    private final Scope scope;
    private final ResolveOptions options;
    private final Sources sources;
    private final Requirements requirements;
    private final FileChoice files;
    private final Horizons horizons;
    private final Prefetch prefetch;
    private final VersionChoice versions;
    private final Priorities priorities;
    private final Optional<Relevance> relevance;

    /// @param versions tells what is refused beside a version
    /// @param priorities hears of all that is needed
    Needs(
            SearchContext context,
            Requirements requirements,
            VersionChoice versions,
            Priorities priorities) {
        this.scope = context.scope();
        this.options = context.options();
        this.sources = context.sources();
        this.files = context.files();
        this.horizons = context.horizons();
        this.prefetch = context.prefetch();
        this.relevance = context.relevance();
        this.requirements = requirements;
        this.versions = versions;
        this.priorities = priorities;
    }

    Dependencies<Node, PythonVersions> of(Node node, Version version) {
        return switch (node) {
            case Node.Start _ -> dependencies(node, version, requirements.ofRoot());
            case Node.Plain plain -> dependencies(node, plain, version);
            case Node.Copy(Node.Plain plain, var _) -> dependencies(node, plain, version);
            case Node.Asked(Node.Plain plain, String condition) ->
                    dependencies(plain, condition, PythonVersions.only(version));
        };
    }

    /// What a proxy stands for.
    private Dependencies<Node, PythonVersions> dependencies(
            Node.Plain plain, String condition, PythonVersions same) {
        Node.Plain project = new Node.Project(plain.name());
        List<Node> nodes = new ArrayList<>(4);
        nodes.add(project);
        if (!plain.equals(project)) {
            nodes.add(plain);
        }
        if (!condition.isEmpty()) {
            nodes.add(new Node.Copy(project, condition));
            if (!plain.equals(project)) {
                nodes.add(new Node.Copy(plain, condition));
            }
        }
        boolean addressed = sources.address(plain.name()).isPresent();
        List<Dependency<Node, PythonVersions>> all = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            priorities.note(node, plain.name(), true, addressed);
            all.add(new Dependency<>(node, same));
        }
        return new Dependencies.Known<>(all);
    }

    private Dependencies<Node, PythonVersions> dependencies(
            Node node, Node.Plain plain, Version version) {
        if (!options.dependencies() && plain instanceof Node.Extra) {
            return new Dependencies.Known<>(List.of());
        }
        sources.described(plain.name(), version).ifPresent(prefetch::reading);
        return switch (sources.known(plain.name(), version)) {
            case Sources.Known.Nothing(Refusal refusal) ->
                    new Dependencies.Refuse<>(around(node, version), refusal);
            case Sources.Known.Metadata(CoreMetadata metadata) ->
                    dependencies(node, plain, version, metadata);
        };
    }

    private Dependencies<Node, PythonVersions> dependencies(
            Node node, Node.Plain plain, Version version, CoreMetadata metadata) {
        Optional<SpecifierSet> asked = metadata.requiresPython();
        if (asked.isPresent() && !files.fitsPython(asked.get().toString())) {
            String text = asked.get().toString();
            Optional<Division> division = scope.divideBy(text);
            return division.isPresent()
                    ? new Dependencies.Stop<>(division.get())
                    : new Dependencies.Refuse<>(
                            around(node, version), new Refusal.OtherPython(text, scope.python()));
        }
        if (!options.dependencies()) {
            return new Dependencies.Known<>(List.of());
        }
        List<Requirements.Ask> asks =
                switch (plain) {
                    case Node.Project _ -> requirements.of(metadata);
                    case Node.Extra(var _, ExtraName extra) -> requirements.of(metadata, extra);
                };
        horizons.chosen(metadata.name(), version, asks);
        return dependencies(node, version, asks);
    }

    private Dependencies<Node, PythonVersions> dependencies(
            Node node, Version version, List<Requirements.Ask> asks) {
        Optional<Division> division =
                scope.divideBy(asks)
                        .or(() -> scope.indexes().flatMap(shares -> shares.settle(asks)));
        if (division.isPresent()) {
            return new Dependencies.Stop<>(division.get());
        }
        relevance.ifPresent(account -> account.note(node.about(), asks));
        List<Dependency<Node, PythonVersions>> all = new ArrayList<>(asks.size());
        for (Requirements.Ask ask : asks) {
            Requirement requirement = ask.requirement();
            VersionRange range = requirement.specifiers().toRange();
            if (range.isEmpty()) {
                return new Dependencies.Refuse<>(
                        around(node, version), new Refusal.Contradictory(requirement, ask.via()));
            }
            boolean addressed = sources.address(requirement.name()).isPresent();
            if (requirement.url().isPresent() && !addressed) {
                return new Dependencies.Refuse<>(
                        around(node, version),
                        new Refusal.DependsOnAddress(RootRequirement.shown(requirement)));
            }
            if (addressed && !requirement.specifiers().isEmpty()) {
                sources.versionDecides(requirement.name());
            }
            boolean pinned = isPin(requirement.specifiers(), range);
            for (Node asked : asked(ask)) {
                priorities.note(asked, requirement.name(), pinned, addressed);
                if (asked instanceof Node.Asked) {
                    Node project = new Node.Project(requirement.name());
                    priorities.note(project, requirement.name(), pinned, addressed);
                }
                all.add(new Dependency<>(asked, new PythonVersions(range)));
            }
        }
        prefetch.needed(asks);
        return new Dependencies.Known<>(all, conflicts(node, version));
    }

    /// What its artifact proves that it cannot stand beside.
    private List<Conflict<Node, PythonVersions>> conflicts(Node node, Version version) {
        if (options.lessons().isEmpty() || !(node instanceof Node.Project(PackageName name))) {
            return List.of();
        }
        List<Conflict<Node, PythonVersions>> conflicts = new ArrayList<>();
        for (Lesson lesson : options.lessons()) {
            if (lesson.name().equals(name) && lesson.versions().contains(version)) {
                conflicts.add(
                        new Conflict<>(
                                new Node.Project(lesson.other()),
                                new PythonVersions(lesson.excluded()),
                                lesson));
            }
        }
        return conflicts;
    }

    /// The nodes that a requirement asks for: the package, or a proxy of it for each extra.
    private static List<Node> asked(Requirements.Ask ask) {
        Requirement requirement = ask.requirement();
        Node.Plain project = new Node.Project(requirement.name());
        if (requirement.extras().isEmpty() || ask.via() instanceof Via.Constraint) {
            return List.of(
                    ask.condition().isEmpty() ? project : new Node.Asked(project, ask.condition()));
        }
        List<Node> proxies = new ArrayList<>(requirement.extras().size());
        for (ExtraName extra : requirement.extras()) {
            Node.Plain plain = new Node.Extra(requirement.name(), extra);
            proxies.add(new Node.Asked(plain, ask.condition()));
        }
        return proxies;
    }

    /// Whether the specifiers leave one version, its local versions aside.
    private static boolean isPin(SpecifierSet specifiers, VersionRange range) {
        for (Specifier specifier : specifiers.specifiers()) {
            if (specifier.operator() == Operator.EQUAL && !specifier.isWildcard()) {
                return specifiers.specifiers().size() == 1 || specifier.toRange().equals(range);
            }
        }
        return range.asSingleton().isPresent();
    }

    private PythonVersions around(Node node, Version version) {
        return versions.around(node, version);
    }
}

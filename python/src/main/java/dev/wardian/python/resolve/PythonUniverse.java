package dev.wardian.python.resolve;

import dev.wardian.solver.Choice;
import dev.wardian.solver.Conflict;
import dev.wardian.solver.Decisions;
import dev.wardian.solver.Dependencies;
import dev.wardian.solver.Dependency;
import dev.wardian.solver.Universe;
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
import java.util.Objects;
import java.util.Optional;

/// The packages of an index as the solver sees them, in one scope and for one set of options.
///
/// Each choice and each order is the one that uv 0.13 would make, so that the same requirements
/// give the same versions.
final class PythonUniverse implements Universe<Node, Version, PythonVersions> {
    static final Version ROOT_VERSION = Version.parse("0");

    private final Scope scope;
    private final ResolveOptions options;
    private final Sources sources;
    private final Selection selection;
    private final Requirements requirements;
    private final FileChoice files;
    private final Prefetch prefetch;
    private final ResolveListener listener;
    private final Horizons horizons;
    private final Optional<Coverage> coverage;
    private final Optional<Relevance> relevance;
    private final Priorities priorities = new Priorities();

    PythonUniverse(
            Scope scope,
            ResolveOptions options,
            Sources sources,
            Selection selection,
            Requirements requirements,
            FileChoice files,
            Horizons horizons,
            Prefetch prefetch,
            ResolveListener listener) {
        this.scope = scope;
        this.coverage = scope.coverage();
        this.relevance = scope.relevance();
        this.options = options;
        this.sources = sources;
        this.selection = selection;
        this.requirements = requirements;
        this.files = files;
        this.horizons = horizons;
        this.prefetch = prefetch;
        this.listener = listener;
    }

    @Override
    public PythonVersions only(Version version) {
        return PythonVersions.only(version);
    }

    @Override
    public PythonVersions around(Node node, Version version) {
        return switch (node) {
            case Node.Start _ -> only(version);
            case Node.Plain plain -> around(plain.name(), version);
            case Node.Asked(Node.Plain plain, var _) -> around(plain.name(), version);
            case Node.Copy(Node.Plain plain, var _) -> around(plain.name(), version);
        };
    }

    private PythonVersions around(PackageName name, Version version) {
        if (sources.address(name).isPresent()) {
            return only(version);
        }
        Optional<Candidates> page = sources.pageAtHand(name);
        return page.isPresent() && !options.present().containsKey(name)
                ? new PythonVersions(page.get().around(version))
                : only(version);
    }

    @Override
    public Choice<Version, PythonVersions> choose(
            Node node, PythonVersions allowed, Decisions<Node, Version> decisions) {
        return switch (node) {
            case Node.Start _ -> new Choice.Pick<>(ROOT_VERSION);
            case Node.Plain plain -> choose(plain.name(), allowed, decisions);
            case Node.Asked(Node.Plain plain, var _) -> choose(plain.name(), allowed, decisions);
            case Node.Copy(Node.Plain plain, var _) -> choose(plain.name(), allowed, decisions);
        };
    }

    /// The version that is decided already, or the only one allowed if it was chosen before.
    private Choice<Version, PythonVersions> choose(
            PackageName name, PythonVersions allowed, Decisions<Node, Version> decisions) {
        Optional<Version> settled =
                decisions
                        .version(new Node.Project(name))
                        .filter(allowed::contains)
                        .or(() -> allowed.range().asSingleton())
                        .flatMap(version -> sources.spelled(name, version));
        return settled.isPresent() ? new Choice.Pick<>(settled.get()) : choose(name, allowed);
    }

    private Choice<Version, PythonVersions> choose(PackageName name, PythonVersions allowed) {
        Optional<String> address = sources.address(name);
        if (address.isPresent()) {
            Version version = sources.atAddress(name, address.get()).version();
            Candidate candidate = new Candidate.Direct(address.get());
            sources.choose(name, version, new Sources.Chosen(candidate, null));
            return allowed.contains(version) ? new Choice.Pick<>(version) : new Choice.Nothing<>();
        }
        Optional<PresentPackage> present =
                Optional.ofNullable(options.present().get(name))
                        .filter(there -> allowed.contains(there.version()));
        if (present.isPresent() && !present.get().yields()) {
            return stay(name, present.get());
        }
        prefetch.reading(name);
        Optional<Candidates> page = sources.page(name);
        if (present.isPresent() && !isOutdated(present.get(), name, page, allowed)) {
            return stay(name, present.get());
        }
        if (page.isEmpty()) {
            return new Choice.Refuse<>(allowed, sources.missing(name));
        }
        return choose(name, page.get(), allowed);
    }

    private Choice<Version, PythonVersions> stay(PackageName name, PresentPackage present) {
        Candidate candidate = new Candidate.Present(present);
        sources.choose(name, present.version(), new Sources.Chosen(candidate, null));
        return new Choice.Pick<>(present.version());
    }

    /// Whether an index offers something better than what is there: an upgrade never goes back.
    private boolean isOutdated(
            PresentPackage present,
            PackageName name,
            Optional<Candidates> page,
            PythonVersions allowed) {
        if (page.isEmpty()) {
            return false;
        }
        int best = selection.pick(name, page.get(), allowed.range(), horizons.of(name));
        return best >= 0
                && switch (options.order()) {
                    case HIGHEST, CONTEMPORARY ->
                            page.get().version(best).compareTo(present.version()) > 0;
                    case LOWEST, LOWEST_DIRECT -> true;
                };
    }

    private Choice<Version, PythonVersions> choose(
            PackageName name, Candidates page, PythonVersions allowed) {
        int index = selection.pick(name, page, allowed.range(), horizons.of(name));
        if (index < 0) {
            return new Choice.Nothing<>();
        }
        Version version = page.version(index);
        Assessment assessment = page.assessment(index);
        if (assessment.file() == null) {
            Refusal refusal = assessment.refusal();
            return new Choice.Refuse<>(
                    around(name, version), refusal == null ? new Refusal.NoFiles() : refusal);
        }
        String otherPython = assessment.pythonAsked();
        if (otherPython != null) {
            Optional<Division> division = scope.divideBy(otherPython);
            return division.isPresent()
                    ? new Choice.Stop<>(division.get())
                    : new Choice.Refuse<>(
                            around(name, version),
                            new Refusal.OtherPython(otherPython, scope.python()));
        }
        return coverage.isPresent() && relevance.isPresent()
                ? covering(name, page, index, allowed, coverage.get(), relevance.get())
                : take(name, page, index, allowed);
    }

    private Choice<Version, PythonVersions> covering(
            PackageName name,
            Candidates page,
            int index,
            PythonVersions allowed,
            Coverage asked,
            Relevance needed) {
        Version version = page.version(index);
        int publicIndex =
                version.isLocal()
                        ? usable(name, page, allowed.range(), Coverage.publicOf(version))
                        : -1;
        return switch (asked.of(name, page, index, publicIndex, files, needed)) {
            case Coverage.Verdict.Enough() -> take(name, page, index, allowed);
            case Coverage.Verdict.Instead(int other) -> take(name, page, other, allowed);
            case Coverage.Verdict.Apart(Division division) -> new Choice.Stop<>(division);
            case Coverage.Verdict.Lacking(var environments) ->
                    new Choice.Refuse<>(
                            around(name, version), new Refusal.NotForRequired(environments));
        };
    }

    /// The place of a release that is allowed, within the range, and can be installed; or -1.
    private int usable(
            PackageName name, Candidates page, VersionRange allowed, VersionRange range) {
        int index = selection.pick(name, page, allowed.intersection(range), horizons.of(name));
        boolean usable =
                index >= 0
                        && page.assessment(index).file() != null
                        && page.assessment(index).pythonAsked() == null;
        return usable ? index : -1;
    }

    private Choice<Version, PythonVersions> take(
            PackageName name, Candidates page, int index, PythonVersions allowed) {
        Version version = page.version(index);
        Assessment assessment = page.assessment(index);
        Candidate candidate =
                new Candidate.Indexed(
                        Objects.requireNonNull(assessment.file()), page.release(index).files());
        if (sources.choose(name, version, new Sources.Chosen(candidate, assessment))) {
            prefetch.tried(name, page, index, allowed.range());
        }
        return new Choice.Pick<>(version);
    }

    @Override
    public Dependencies<Node, PythonVersions> dependencies(Node node, Version version) {
        return switch (node) {
            case Node.Start _ -> dependencies(node, version, requirements.ofRoot());
            case Node.Plain plain -> dependencies(node, plain, version);
            case Node.Copy(Node.Plain plain, var _) -> dependencies(node, plain, version);
            case Node.Asked(Node.Plain plain, String condition) ->
                    dependencies(plain, condition, only(version));
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
        relevance.ifPresent(account -> account.note(name(node), asks));
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

    @Override
    public long priority(Node node, PythonVersions allowed) {
        return priorities.of(node);
    }

    @Override
    public Optional<Node> base(Node node) {
        return node instanceof Node.Asked(Node.Plain plain, var _)
                ? Optional.of(new Node.Project(plain.name()))
                : Optional.empty();
    }

    @Override
    public Node family(Node node) {
        Optional<PackageName> name = name(node);
        return name.isPresent() ? new Node.Project(name.get()) : node;
    }

    @Override
    public void expect(Node node, PythonVersions allowed) {
        if (node instanceof Node.Project(PackageName name)) {
            prefetch.expect(name, allowed.range());
        }
    }

    @Override
    public void prefer(Node node) {
        Optional<PackageName> name = name(node);
        if (name.isPresent()) {
            priorities.raise(name.get());
        }
    }

    @Override
    public boolean defer(Node node) {
        Optional<PackageName> name = name(node);
        return name.isPresent() && priorities.raiseCulprit(name.get());
    }

    @Override
    public void decided(Node node, Version version) {
        if (node instanceof Node.Project(PackageName name)) {
            prefetch.decided(name);
            listener.chosen(name, version);
        }
    }

    @Override
    public void collided(Node node, Node culprit) {
        prefetch.collided();
        Optional<PackageName> name = name(node);
        Optional<PackageName> other = name(culprit);
        if (name.isPresent() && other.isPresent()) {
            listener.collided(name.get(), other.get());
        }
    }

    private static Optional<PackageName> name(Node node) {
        return switch (node) {
            case Node.Start _ -> Optional.empty();
            case Node.Plain plain -> Optional.of(plain.name());
            case Node.Asked(Node.Plain plain, var _) -> Optional.of(plain.name());
            case Node.Copy(Node.Plain plain, var _) -> Optional.of(plain.name());
        };
    }
}

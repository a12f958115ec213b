package dev.wardian.python.resolve;

import dev.wardian.python.environment.Target;
import dev.wardian.python.index.DistributionFile;
import dev.wardian.solver.Choice;
import dev.wardian.solver.Decisions;
import dev.wardian.solver.Dependencies;
import dev.wardian.solver.Dependency;
import dev.wardian.solver.Universe;
import dev.wardian.standards.marker.Comparison;
import dev.wardian.standards.marker.Marker;
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

/// The packages of an index as the solver sees them, for one target and one set of options.
///
/// Each choice and each order is the one that uv 0.13 would make, so that the same requirements
/// give the same versions.
final class PythonUniverse implements Universe<Node, Version, PythonVersions> {
    static final Version ROOT_VERSION = Version.parse("0");

    private final Target target;
    private final ResolveOptions options;
    private final Sources sources;
    private final Selection selection;
    private final Requirements requirements;
    private final FileChoice files;
    private final Prefetch prefetch;
    private final ResolveListener listener;
    private final Horizons horizons;
    private final Priorities priorities = new Priorities();

    PythonUniverse(
            Target target,
            ResolveOptions options,
            Sources sources,
            Selection selection,
            Requirements requirements,
            FileChoice files,
            Horizons horizons,
            Prefetch prefetch,
            ResolveListener listener) {
        this.target = target;
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
            case Node.Project(PackageName name) -> around(name, version);
            case Node.Extra(PackageName name, var _) -> around(name, version);
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
            case Node.Project(PackageName name) -> choose(name, allowed);
            case Node.Extra(PackageName name, var _) -> {
                Optional<Version> base = decisions.version(new Node.Project(name));
                yield base.isPresent() && allowed.contains(base.get())
                        ? new Choice.Pick<>(base.get())
                        : choose(name, allowed);
            }
        };
    }

    private Choice<Version, PythonVersions> choose(PackageName name, PythonVersions allowed) {
        Optional<String> address = sources.address(name);
        if (address.isPresent()) {
            Version version = sources.atAddress(name, address.get()).version();
            Candidate candidate = new Candidate.Direct(address.get());
            sources.choose(name, version, new Sources.Chosen(candidate, null));
            return allowed.contains(version) ? new Choice.Pick<>(version) : new Choice.Nothing<>();
        }
        PresentPackage present = options.present().get(name);
        if (present != null && allowed.contains(present.version())) {
            Candidate candidate = new Candidate.Present(present);
            sources.choose(name, present.version(), new Sources.Chosen(candidate, null));
            return new Choice.Pick<>(present.version());
        }
        Optional<Candidates> page = sources.page(name);
        if (page.isEmpty()) {
            return new Choice.Refuse<>(allowed, sources.missing(name));
        }
        return choose(name, page.get(), allowed);
    }

    private Choice<Version, PythonVersions> choose(
            PackageName name, Candidates page, PythonVersions allowed) {
        int index = selection.pick(name, page, allowed.range(), horizons.of(name));
        if (index < 0) {
            return new Choice.Nothing<>();
        }
        Version version = page.version(index);
        Assessment assessment = page.assessment(index);
        DistributionFile file = assessment.file();
        if (file == null) {
            Refusal refusal = assessment.refusal();
            return new Choice.Refuse<>(
                    around(name, version), refusal == null ? new Refusal.NoFiles() : refusal);
        }
        String otherPython = assessment.pythonAsked();
        if (otherPython != null) {
            return new Choice.Refuse<>(
                    around(name, version), new Refusal.OtherPython(otherPython, target.python()));
        }
        Candidate candidate = new Candidate.Indexed(file, page.release(index).files());
        if (sources.choose(name, version, new Sources.Chosen(candidate, assessment))) {
            prefetch.tried(name, page, index, allowed.range());
        }
        return new Choice.Pick<>(version);
    }

    @Override
    public Dependencies<Node, PythonVersions> dependencies(Node node, Version version) {
        return switch (node) {
            case Node.Start _ -> dependencies(node, version, requirements.ofRoot());
            case Node.Project(PackageName name) -> dependencies(node, name, version);
            case Node.Extra(PackageName name, ExtraName extra) ->
                    dependencies(node, name, extra, version);
        };
    }

    private Dependencies<Node, PythonVersions> dependencies(
            Node node, PackageName name, Version version) {
        priorities.chosen(name);
        return switch (sources.known(name, version)) {
            case Sources.Known.Nothing(Refusal refusal) ->
                    new Dependencies.Refuse<>(around(node, version), refusal);
            case Sources.Known.Metadata(CoreMetadata metadata) ->
                    dependencies(node, version, metadata);
        };
    }

    private Dependencies<Node, PythonVersions> dependencies(
            Node node, Version version, CoreMetadata metadata) {
        Optional<SpecifierSet> asked = metadata.requiresPython();
        if (asked.isPresent() && !files.fitsPython(asked.get().toString())) {
            return new Dependencies.Refuse<>(
                    around(node, version),
                    new Refusal.OtherPython(asked.get().toString(), target.python()));
        }
        if (!options.dependencies()) {
            return new Dependencies.Known<>(List.of());
        }
        List<Requirements.Ask> asks = requirements.of(metadata);
        horizons.chosen(metadata.name(), version, asks);
        return dependencies(node, version, asks);
    }

    private Dependencies<Node, PythonVersions> dependencies(
            Node node, PackageName name, ExtraName extra, Version version) {
        List<Requirements.Ask> asks = List.of();
        if (options.dependencies()) {
            switch (sources.known(name, version)) {
                case Sources.Known.Nothing(Refusal refusal) -> {
                    return new Dependencies.Refuse<>(around(node, version), refusal);
                }
                case Sources.Known.Metadata(CoreMetadata metadata) -> {
                    asks = requirements.of(metadata, extra);
                    horizons.chosen(name, version, asks);
                }
            }
        }
        return switch (dependencies(node, version, asks)) {
            case Dependencies.Refuse<Node, PythonVersions> refuse -> refuse;
            case Dependencies.Known<Node, PythonVersions>(var others) -> {
                List<Dependency<Node, PythonVersions>> all = new ArrayList<>(others.size() + 1);
                all.add(new Dependency<>(new Node.Project(name), only(version)));
                priorities.fix(name);
                all.addAll(others);
                yield new Dependencies.Known<>(all);
            }
        };
    }

    private Dependencies<Node, PythonVersions> dependencies(
            Node node, Version version, List<Requirements.Ask> asks) {
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
                        new Refusal.DependsOnAddress(requirement.toString()));
            }
            boolean pinned = isPin(requirement.specifiers(), range);
            add(all, requirement, ask.via(), new PythonVersions(range), pinned, addressed);
        }
        prefetch.needed(asks);
        return new Dependencies.Known<>(all);
    }

    private void add(
            List<Dependency<Node, PythonVersions>> all,
            Requirement requirement,
            Via via,
            PythonVersions accepted,
            boolean pinned,
            boolean addressed) {
        PackageName name = requirement.name();
        Node project = new Node.Project(name);
        priorities.note(project, name, pinned, addressed);
        if (requirement.marker().isPresent() && asksForPlace(requirement.marker().get())) {
            priorities.fixWhenChosen(name);
        }
        if (requirement.extras().isEmpty() || via instanceof Via.Constraint) {
            all.add(new Dependency<>(project, accepted));
            return;
        }
        for (ExtraName extra : requirement.extras()) {
            Node virtual = new Node.Extra(name, extra);
            priorities.note(virtual, name, pinned, addressed);
            all.add(new Dependency<>(virtual, accepted));
        }
    }

    /// Whether the marker asks for more than an extra.
    private static boolean asksForPlace(Marker marker) {
        return switch (marker) {
            case Marker.Constant _ -> false;
            case Marker.And(var operands, var _) -> anyAsksForPlace(operands);
            case Marker.Or(var operands) -> anyAsksForPlace(operands);
            case Comparison comparison -> !comparison.mentionsExtra();
        };
    }

    private static boolean anyAsksForPlace(List<Marker> operands) {
        for (Marker operand : operands) {
            if (asksForPlace(operand)) {
                return true;
            }
        }
        return false;
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
        return node instanceof Node.Extra(PackageName name, var _)
                ? Optional.of(new Node.Project(name))
                : Optional.empty();
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
            listener.chosen(name, version);
        }
    }

    @Override
    public void collided(Node node, Node culprit) {
        Optional<PackageName> name = name(node);
        Optional<PackageName> other = name(culprit);
        if (name.isPresent() && other.isPresent()) {
            listener.collided(name.get(), other.get());
        }
    }

    private static Optional<PackageName> name(Node node) {
        return switch (node) {
            case Node.Start _ -> Optional.empty();
            case Node.Project(PackageName name) -> Optional.of(name);
            case Node.Extra(PackageName name, var _) -> Optional.of(name);
        };
    }
}

package dev.wardian.stack;

import dev.wardian.python.environment.Target;
import dev.wardian.python.install.InstallOptions;
import dev.wardian.stack.choice.ConfiguredOptions;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.choice.LockedPart;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.choice.TargetChoice;
import dev.wardian.stack.environment.Difference;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.inspect.Arriving;
import dev.wardian.stack.inspect.Inspection;
import dev.wardian.stack.inspect.InstalledPackage;
import dev.wardian.stack.inspect.PackageDetails;
import dev.wardian.stack.internal.environment.Environments;
import dev.wardian.stack.internal.lock.LockedMetadata;
import dev.wardian.stack.internal.origin.InstalledOrigins;
import dev.wardian.stack.internal.requirement.ProjectSettings;
import dev.wardian.stack.lock.Chosen;
import dev.wardian.stack.offer.OfferedVersion;
import dev.wardian.stack.offer.Overlap;
import dev.wardian.stack.page.PackagePage;
import dev.wardian.stack.project.WantedTogether;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.stack.size.Footprint;
import dev.wardian.stack.tree.PackageGraph;
import dev.wardian.stack.tree.ProjectRoot;
import dev.wardian.standards.lock.LockedPackage;
import dev.wardian.standards.lock.Pylock;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tells what environments and locks hold: packages, what depends on what, sizes, versions that
/// are offered. Changes nothing. Reached by [Wardian#inspector].
public final class Inspector {

    private final Wardian wardian;
    private final Environments environments;
    private final Workshop workshop;

    Inspector(Wardian wardian, Environments environments, Workshop workshop) {
        this.wardian = wardian;
        this.environments = environments;
        this.workshop = workshop;
    }

    /// What tells two sets of packages apart.
    ///
    /// @param left the folder of an environment, a `pylock.toml` or a requirements file
    /// @param right another one
    public Difference difference(String left, String right) {
        return new Differing(wardian, environments, wardian.settings().workingFolder())
                .between(left, right);
    }

    /// What is installed, sorted by name.
    public List<InstalledPackage> list(Environment environment) {
        return inventory(environment).list();
    }

    /// Everything about one installed package.
    public PackageDetails show(Environment environment, PackageName name) {
        return inventory(environment).show(name);
    }

    /// Everything that is recorded of all installed packages, in the order of their names.
    public List<PackageDetails> showAll(Environment environment) {
        return inventory(environment).showAll();
    }

    /// What is installed as lines of a requirements file, as `pip freeze` writes them.
    public List<String> freeze(Environment environment) {
        return freeze(environment, false);
    }

    /// What is installed as lines of a requirements file, perhaps with installers themselves.
    ///
    /// @param all true to list pip and its companions too
    public List<String> freeze(Environment environment, boolean all) {
        return inventory(environment).freeze(all, wardian.settings().environment());
    }

    /// Everything that is recorded in the environment, as `pip inspect` tells it.
    public Inspection inspect(Environment environment) {
        return inventory(environment).inspect();
    }

    /// The addresses of the indexes that are asked, without secrets.
    public List<String> indexUrls(Environment environment) {
        return workshop
                .session(environment, TargetChoice.ofInterpreter())
                .index()
                .indexUrls()
                .stream()
                .map(InstalledOrigins::withoutSecrets)
                .toList();
    }

    /// What the environment takes on disk: bytes per package, shared and own, and what pulled each
    /// package in. Looks at every file of it.
    public Footprint size(Environment environment) {
        return size(environment, Set.of());
    }

    /// The same.
    ///
    /// @param asked what a project asks for itself, whoever installed it
    public Footprint size(Environment environment, Set<PackageName> asked) {
        return Footprint.of(environments.open(environment), asked);
    }

    /// What is installed in an environment as a page: a graph, what it takes on disk, and why.
    ///
    /// @param asked what a project asks for itself, whoever installed it
    public PackagePage page(Environment environment, Set<PackageName> asked) {
        return new Graphs(wardian.settings())
                .page(
                        environment.root(),
                        size(environment, asked),
                        PackageGraph.of(environments.open(environment), asked),
                        showAll(environment));
    }

    /// The same of a `pylock.toml`, for the environment's interpreter or the target chosen.
    public PackagePage page(Environment environment, Path lock, TargetChoice target) {
        return new Graphs(wardian.settings())
                .page(lock, LockedPart.usual(), workshop.session(environment, target));
    }

    /// What depends on what in an environment.
    public PackageGraph graph(Environment environment) {
        return PackageGraph.of(environments.open(environment));
    }

    /// What depends on what in a `pylock.toml`, for the environment's interpreter or the target
    /// chosen. Locks need not say it: the metadata of the locked files is read, from the cache
    /// where it can be.
    public PackageGraph graph(Environment environment, Path lock, TargetChoice target) {
        return graph(environment, lock, LockedPart.usual(), target);
    }

    /// The same with other extras and groups than the default ones.
    public PackageGraph graph(
            Environment environment, Path lock, LockedPart part, TargetChoice target) {
        return new Graphs(wardian.settings())
                .ofLock(lock, part, workshop.session(environment, target), List.of());
    }

    /// The same of a lock that is for these projects.
    public PackageGraph graph(
            Environment environment,
            Path lock,
            LockedPart part,
            TargetChoice target,
            List<ProjectRoot> projects) {
        return new Graphs(wardian.settings())
                .ofLock(lock, part, workshop.session(environment, target), projects);
    }

    /// Why a `pylock.toml` has versions of a package that are not the newest, where that is no
    /// matter of requirements; the versions with the reasons.
    public Map<Version, Chosen> chosen(Path lock, PackageName name) {
        var file = wardian.settings().workingFolder().resolve(lock).normalize();
        var found = new LinkedHashMap<Version, Chosen>();
        for (var one : new LockedFiles(file, lock.toString()).read().packages()) {
            if (one.name().equals(name)) {
                one.version()
                        .ifPresent(
                                version ->
                                        Chosen.of(one.tool())
                                                .ifPresent(it -> found.put(version, it)));
            }
        }
        return found;
    }

    /// Why the installed version of a package was not the newest when it was installed, where that
    /// was no matter of requirements.
    public Optional<Chosen> chosen(Environment environment, PackageName name) {
        return environments
                .open(environment)
                .find(name)
                .flatMap(it -> it.text(InstallOptions.REMARK))
                .flatMap(Chosen::parse);
    }

    /// Every version of a package that is offered, newest first, and whether it fits the
    /// interpreter or target and what is installed in the environment.
    public List<OfferedVersion> versions(
            Environment environment, PackageName name, TargetChoice target) {
        return versions(environment, name, target, graph(environment));
    }

    /// The same beside other packages than those of the environment.
    ///
    /// @param graph what is there and may object
    public List<OfferedVersion> versions(
            Environment environment, PackageName name, TargetChoice target, PackageGraph graph) {
        return offering(workshop.session(environment, target)).versions(name, graph);
    }

    /// Which versions of a package all who are installed leave.
    public Overlap overlap(Environment environment, PackageName name) {
        return offering(workshop.session(environment, TargetChoice.ofInterpreter()))
                .overlap(name, graph(environment));
    }

    /// Which versions of a package a set of requirements leaves, with all that it leads to.
    public Overlap overlap(
            Environment environment, PackageName name, RequirementSet set, InstallChoices choices) {
        var session = workshop.session(environments.interpreter(environment), set, choices);
        var roots =
                Roots.of(
                        set,
                        wardian.settings().workingFolder(),
                        session.target().markers(),
                        session.materials());
        return offering(session).overlap(name, set, roots);
    }

    /// The metadata of the packages of a lock that come from an index.
    public Map<LockedPackage, CoreMetadata> metadata(Environment environment, Pylock lock) {
        var indexes =
                ProjectSettings.of(wardian.settings())
                        .indexes(PackageSelection.none(), Set.of(), WantedTogether.anything());
        var session =
                workshop.session(
                        environments.interpreter(environment),
                        RequirementSet.of().withIndexes(indexes),
                        InstallChoices.usual());
        return new LockedMetadata(session.index().source()).of(lock);
    }

    /// What variables (`PIP_…`) and configuration files of pip say to one of its verbs.
    ///
    /// @param environmentFolder the environment that may hold a `pip.conf`
    public ConfiguredOptions pipOptions(Optional<Path> environmentFolder, String verb) {
        var options = workshop.indexes().pipOptions(environmentFolder, verb);
        return new ConfiguredOptions() {
            @Override
            public Optional<String> value(String option) {
                return options.value(option);
            }

            @Override
            public String origin(String option) {
                return options.origin(option);
            }

            @Override
            public boolean isOfVerb(String option, String other) {
                return options.isOfVerb(option, other);
            }
        };
    }

    /// The packages that a plan brings, each with where it comes from and what it says of itself,
    /// in the order of their names.
    public List<Arriving> arriving(Plan plan) {
        return new ArrivingPackages(plan).all();
    }

    /// What the Python of an environment takes: markers, tags, version.
    public Target target(Environment environment) {
        return Target.of(environments.interpreter(environment));
    }

    private Offering offering(Session session) {
        return new Offering(new Resolving(session, wardian.settings().progress()), session);
    }

    private Inventory inventory(Environment environment) {
        return new Inventory(environment, environments.open(environment));
    }
}

package dev.wardian.stack;

import dev.wardian.host.Accelerators;
import dev.wardian.host.HostProfile;
import dev.wardian.python.environment.Bytecode;
import dev.wardian.python.environment.CodeSet;
import dev.wardian.python.environment.ProgramPath;
import dev.wardian.python.environment.VirtualEnvironment;
import dev.wardian.python.link.ImportReader;
import dev.wardian.stack.cache.DamagedArchive;
import dev.wardian.stack.cache.PruneChoices;
import dev.wardian.stack.cache.Pruned;
import dev.wardian.stack.check.CheckFinding;
import dev.wardian.stack.check.Checked;
import dev.wardian.stack.choice.CheckChoices;
import dev.wardian.stack.choice.CompileChoices;
import dev.wardian.stack.choice.Correction;
import dev.wardian.stack.choice.EnvironmentRequest;
import dev.wardian.stack.choice.HostChoice;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.choice.LockedPart;
import dev.wardian.stack.choice.RequirementSources;
import dev.wardian.stack.choice.ResolveChoices;
import dev.wardian.stack.choice.TargetChoice;
import dev.wardian.stack.choice.VirtualChoices;
import dev.wardian.stack.doctor.Diagnosis;
import dev.wardian.stack.environment.Cloned;
import dev.wardian.stack.environment.Difference;
import dev.wardian.stack.environment.KnownEnvironment;
import dev.wardian.stack.exchange.WrittenRequirement;
import dev.wardian.stack.history.Change;
import dev.wardian.stack.history.Reason;
import dev.wardian.stack.inspect.Inspection;
import dev.wardian.stack.internal.check.EnvironmentChecks;
import dev.wardian.stack.internal.environment.EnvironmentSearch;
import dev.wardian.stack.internal.library.KnownNeeds;
import dev.wardian.stack.internal.library.LibraryInspection;
import dev.wardian.stack.internal.smoke.Smoke;
import dev.wardian.stack.internal.system.Layer;
import dev.wardian.stack.interpreter.KnownPython;
import dev.wardian.stack.interpreter.PythonSurvey;
import dev.wardian.stack.library.LibraryReport;
import dev.wardian.stack.lock.Chosen;
import dev.wardian.stack.offer.OfferedVersion;
import dev.wardian.stack.offer.Overlap;
import dev.wardian.stack.page.PackagePage;
import dev.wardian.stack.size.Footprint;
import dev.wardian.stack.smoke.SmokeChoices;
import dev.wardian.stack.smoke.SmokeReport;
import dev.wardian.stack.system.BuildLack;
import dev.wardian.stack.system.LayerFault;
import dev.wardian.stack.system.LayerPackage;
import dev.wardian.stack.system.LayerPlan;
import dev.wardian.stack.system.LayerPlanning;
import dev.wardian.stack.system.RpmPackages;
import dev.wardian.stack.system.SystemManager;
import dev.wardian.stack.system.SystemManager.Family;
import dev.wardian.stack.system.SystemPackages;
import dev.wardian.stack.tree.PackageGraph;
import dev.wardian.stack.verify.FileFinding;
import dev.wardian.stack.verify.Repaired;
import dev.wardian.stack.wheelhouse.Wheelhouse;
import dev.wardian.stack.wheelhouse.WheelhouseChoices;
import dev.wardian.standards.lock.LockedPackage;
import dev.wardian.standards.lock.Pylock;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import dev.wardian.store.StorePart;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The engine: resolves, plans, installs, locks and looks into environments. Open it once and use
/// it for many operations; pages, metadata and connections stay warm in between. Safe for use by
/// several threads.
///
/// It is long because it is the list of all that can be done; each method hands over to the class
/// that does it.
///
/// Outcomes that requirements cause are values ([Unsolvable]); broken promises are thrown as
/// [StackException], `PythonException` and `StoreException`.
public final class Wardian implements AutoCloseable {

    private final Settings settings;
    private final Environments environments;
    private final Workshop workshop;

    private Wardian(Settings settings, Optional<Warmth> warmth) {
        this.settings = settings;
        this.environments = new Environments(settings);
        this.workshop = new Workshop(settings, environments, warmth);
    }

    /// Opens the engine. Nothing is read or written until an operation needs it.
    public static Wardian open(Settings settings) {
        return new Wardian(settings, Optional.empty());
    }

    /// Opens an engine that goes on where others of this process stopped; closing it leaves them
    /// what it learned.
    public static Wardian open(Settings settings, Warmth warmth) {
        return new Wardian(settings, Optional.of(warmth));
    }

    public Settings settings() {
        return settings;
    }

    /// Begins, in another thread, to connect to the index that the next operation is likely to ask;
    /// does nothing when what is kept may answer. Never fails and changes no answer.
    ///
    /// @param asksForSure true if pages that are not fresh will be asked for again
    public void connectEarly(boolean asksForSure) {
        workshop.connectEarly(asksForSure);
    }

    /// Finds the environment asked for, or makes it where the request says so.
    public Environment environment(EnvironmentRequest request) {
        return environments.find(request);
    }

    /// Every Python of this machine: along the search path, of pyenv, uv and conda, of the system,
    /// and the environments that are active or near. Those not met before are run once.
    public PythonSurvey pythons() {
        return environments.pythons();
    }

    /// The Python that a request leads to.
    ///
    /// @param request `3.12`, `>=3.10`, `pypy`, a command or a path; empty for what would be used
    /// @param installed true to pass over virtual environments
    public KnownPython python(Optional<String> request, boolean installed) {
        return environments.python(request, installed);
    }

    /// The program that a name stands for while an environment is active: its own, else the first
    /// on the `PATH` of the settings.
    public Optional<Path> program(Environment environment, String name) {
        var own = Optional.ofNullable(environment.python().getParent()).orElseThrow();
        var path = settings.environment().getOrDefault("PATH", "");
        return new ProgramPath(own + File.pathSeparator + path, settings.workingFolder())
                .find(name);
    }

    /// Makes a virtual environment.
    public Environment createVirtual(Path folder, VirtualChoices choices) {
        return environments.create(folder, choices);
    }

    /// The virtual environments that were linked out of this cache, those in a tree of folders, and
    /// the active one, sorted by path. No Python is run.
    public List<KnownEnvironment> environments(Path below) {
        var active = settings.environment().getOrDefault("VIRTUAL_ENV", "");
        return new EnvironmentSearch(
                        settings.cacheFolder(),
                        active.isEmpty()
                                ? Optional.empty()
                                : Optional.of(settings.workingFolder().resolve(active)))
                .below(below);
    }

    /// Copies a virtual environment to another folder, where it works by itself: what lies in the
    /// store gets one more name, what names the folder is written for the new one.
    ///
    /// @param prompt what its shell shows; empty: as in the source, or the folder's name
    public Cloned cloneEnvironment(Environment source, Path folder, Optional<String> prompt) {
        return new Cloning(environments, settings.cacheFolder()).copy(source, folder, prompt);
    }

    /// Refuses what [#removeEnvironment] would not remove.
    public void requireRemovable(Path folder, boolean withForeign) {
        new Cloning(environments, settings.cacheFolder()).requireRemovable(folder, withForeign);
    }

    /// Removes the virtual environment in a folder with all it holds; a folder that is none is left
    /// alone.
    ///
    /// @param withForeign whether one that holds more than environments do is removed too
    public void removeEnvironment(Path folder, boolean withForeign) {
        new Cloning(environments, settings.cacheFolder()).remove(folder, withForeign);
    }

    /// What tells two sets of packages apart.
    ///
    /// @param left the folder of an environment, a `pylock.toml` or a requirements file
    /// @param right another one
    public Difference difference(String left, String right) {
        return new Differing(this, environments, settings.workingFolder()).between(left, right);
    }

    /// Takes back an environment that this engine has just made and nothing was put into; one that
    /// was there before is left alone.
    public void discard(Environment environment) {
        if (environment.created() && environment.kind() == Environment.Kind.VIRTUAL) {
            VirtualEnvironment.remove(environment.root());
        }
    }

    /// Reads requirement files and texts.
    public RequirementSet requirements(RequirementSources sources) {
        return new RequirementReader(settings, workshop::remoteFile).read(sources);
    }

    /// The packages that dependency groups (`name` or `path:name`) ask for themselves.
    public Set<PackageName> groupMembers(List<String> groups) {
        var names = new LinkedHashSet<PackageName>();
        var set = requirements(RequirementSources.none().withGroups(groups));
        for (var declared : set.requirements()) {
            switch (DeclaredRequirement.of(declared, settings.workingFolder())) {
                case WrittenRequirement.Named(var named) -> names.add(named.name());
                case WrittenRequirement.Located located -> located.name().ifPresent(names::add);
            }
        }
        return names;
    }

    /// What the project that the working folder belongs to chooses in `[tool.wardian]` or
    /// `[tool.uv]`, on top of what is usual: upload limits, and what builds need.
    public ResolveChoices projectChoices() {
        return ProjectSettings.of(settings.workingFolder()).choices(Instant.now());
    }

    /// What a file knows against metadata, a line each: `flask>=2,<2.2.4 | werkzeug<3 | reason |
    /// evidence`.
    public List<Correction> corrections(String file) {
        return Corrections.ofFile(settings.workingFolder().resolve(file), file);
    }

    /// The packages of the distribution that the project of the working folder says it needs
    /// (`[tool.wardian.system]`).
    public List<String> projectSystemPackages() {
        return ProjectSettings.of(settings.workingFolder()).systemPackages();
    }

    /// Finds versions that fit together for the environment's interpreter or the target chosen,
    /// without regard to what is installed.
    public Resolution resolve(RequirementSet set, Environment environment, InstallChoices choices) {
        return new Installing(settings, environments, workshop, environment, choices).resolve(set);
    }

    /// Plans how the environment comes to what was resolved.
    public Plan plan(Environment environment, Solved solved, InstallChoices choices) {
        return new Installing(settings, environments, workshop, environment, choices).plan(solved);
    }

    /// Resolves against what is installed and plans, in one step; touches no network when
    /// everything asked for is there already. Sets that name a `pylock.toml` are planned from it.
    public Planning planInstall(
            Environment environment, RequirementSet set, InstallChoices choices) {
        return new Installing(settings, environments, workshop, environment, choices)
                .planInstall(set);
    }

    /// Plans to install what a `pylock.toml` says for this environment (PEP 751, section
    /// "Installation"), exactly when the choices say so.
    ///
    /// @param part which of the lock's extras and groups
    public Plan planLock(
            Environment environment, Path lock, LockedPart part, InstallChoices choices) {
        return new Installing(settings, environments, workshop, environment, choices)
                .planLock(lock, part);
    }

    /// Plans to remove packages; unknown ones are reported as warnings of the plan.
    public Plan planUninstall(Environment environment, Collection<PackageName> names) {
        return planUninstall(environment, names, false);
    }

    /// The same, with or without what is orphaned by it.
    ///
    /// @param names what to remove; none, to remove only what is orphaned already
    /// @param withOrphans whether packages that nothing needs then and nobody asked for go too,
    ///     instead of being told by [Plan#orphans]
    public Plan planUninstall(
            Environment environment, Collection<PackageName> names, boolean withOrphans) {
        Environments.requireChangeable(environment);
        return inventory(environment).uninstall(names, withOrphans);
    }

    /// Carries a plan out: fetches, builds, links, removes. Either the whole plan or an exception;
    /// the environment is changed only after everything was fetched, built and checked.
    public Applied apply(Plan plan) {
        return apply(plan, new Reason("", Instant.now()));
    }

    /// The same, with what the environment's history shall tell of it.
    public Applied apply(Plan plan, Reason reason) {
        if (plan.system().isEmpty()) {
            return workshop.apply(plan, reason);
        }
        var environment = plan.environment();
        var undoes = plan.work().undoes();
        layers(environment).restore(plan.system(), reason, undoes);
        return plan.changesPython() ? workshop.apply(plan, reason) : Applied.nothing();
    }

    /// Finds out which files a folder must hold so that these requirements can be installed from it
    /// without a network, for each of the targets chosen. A set that names a `pylock.toml` is taken
    /// from it. Fetches no more than resolving needs.
    public DownloadPlanning planDownload(
            Environment environment,
            RequirementSet set,
            InstallChoices choices,
            WheelhouseChoices where) {
        return new Downloading(
                        settings,
                        workshop,
                        environments.interpreter(environment),
                        set,
                        choices,
                        where)
                .plan();
    }

    /// Fetches and builds what was planned, and writes digests, pins and an index beside it. Files
    /// that are there and right are not fetched again.
    public Wheelhouse download(DownloadPlan plan) {
        return new Filling(settings, workshop, plan).fill();
    }

    /// Resolves requirements into the text of a lock or requirements file, and writes it when the
    /// choices name an output.
    public Compilation compile(
            RequirementSources sources, Environment environment, CompileChoices choices) {
        return compile(requirements(sources), environment, choices);
    }

    /// The same with requirements that were read before.
    public Compilation compile(
            RequirementSet set, Environment environment, CompileChoices choices) {
        return new Compiling(settings, environments, workshop, environment, choices).compile(set);
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
        return inventory(environment).freeze(all, settings.environment());
    }

    /// Everything that is recorded in the environment, as `pip inspect` tells it.
    public Inspection inspect(Environment environment) {
        return inventory(environment).inspect();
    }

    /// What is wrong with the environment, by the metadata of its packages, by what their files say
    /// and by the shared libraries and GPUs of the machine; runs nothing of it.
    public Checked check(Environment environment, CheckChoices choices) {
        if (!choices.facts()) {
            return checkPackages(environment, choices);
        }
        var machine = new CheckedMachine(machines(), choices.host());
        return checks(environment)
                .run(choices, machine.accelerators(), machine.libraryPath())
                .with(
                        machine.inspection(
                                        () -> CodeSet.of(environments.open(environment)),
                                        new Layer(environment.root()).libraryFolders())
                                .all(),
                        machine.called());
    }

    /// The same without a look at the machine.
    Checked checkPackages(Environment environment, CheckChoices choices) {
        return checks(environment).run(choices, Accelerators.none(), List.of());
    }

    /// What is wrong with what a `pylock.toml` would install, by the same means: the files of its
    /// wheels are read where they lie, or in the store. Nothing is installed.
    ///
    /// @param environment names the interpreter that would import it
    /// @param target for which Python and platform; that of the machine of the choices, where one
    ///     is named and this names none
    public Checked check(
            Environment environment,
            Path lock,
            LockedPart part,
            TargetChoice target,
            CheckChoices choices) {
        var machine = new CheckedMachine(machines(), choices.host());
        var session = session(environment, machine.target(target));
        return new CheckingLock(settings, session, workshop::store, machine)
                .run(lock, part, choices);
    }

    /// The facts of a machine: of this one all that decides what runs here, its interpreters and
    /// the file systems of cache and working folder among it; of one that is named what the name
    /// tells.
    public HostProfile host(HostChoice choice) {
        var folders = List.of(settings.cacheFolder(), settings.workingFolder());
        var host = machines().chosen(choice, folders);
        return choice.host().isPresent()
                ? host
                : host.withPythons(Machines.installations(environments.pythons().pythons()));
    }

    /// The GPUs of a machine and their driver.
    public Accelerators accelerators(HostChoice choice) {
        return machines().accelerators(choice);
    }

    /// What the extension modules of an environment lack of shared libraries on this machine.
    public LibraryReport libraries(Environment environment) {
        return inspection(environment).all();
    }

    /// What the packages that a plan has brought lack of shared libraries on this machine. Pure
    /// ones lack nothing, and are not looked at.
    public LibraryReport libraries(Plan carriedOut) {
        var wheels = carriedOut.wheels();
        for (var one : carriedOut.install()) {
            if (one.file().endsWith("-any.whl")) {
                wheels.remove(one.name());
            }
        }
        var environment = carriedOut.environment();
        return wheels.isEmpty()
                ? LibraryReport.nothing()
                : inspection(environment)
                        .of(
                                wheels,
                                new KnownNeeds(
                                        facts(),
                                        environment.implementation()
                                                + "-"
                                                + environment.pythonVersion()));
    }

    /// What old pins that a plan has brought import and nobody declares: modules that are not
    /// there. Nothing of it is executed; where nothing is pinned to an old version nothing is
    /// looked at.
    public List<CheckFinding> undeclared(Plan carriedOut) {
        var aged = carriedOut.aged();
        if (aged.isEmpty()) {
            return List.of();
        }
        settings.progress().on(new ProgressEvent.FollowingStarted(aged.size()));
        return checks(carriedOut.environment()).undeclared(aged);
    }

    /// What it takes to compare imports with what packages have; nothing is asked for yet.
    ///
    /// @param environment parses the sources
    /// @param installed whether what is installed there counts
    public ImportTools importTools(Environment environment, boolean installed) {
        var opened = environments.open(environment);
        return new ImportTools(
                settings.workingFolder(),
                opened.interpreter(),
                installed ? Optional.of(opened) : Optional.empty(),
                new ImportReader(facts(), settings.builds()),
                new OfferedModules(
                        () -> session(environment, TargetChoice.ofInterpreter()),
                        opened.interpreter().extensionSuffix(),
                        facts(),
                        settings.progress()));
    }

    private EnvironmentChecks checks(Environment environment) {
        return new EnvironmentChecks(environments.open(environment), facts(), settings.builds());
    }

    private LibraryInspection inspection(Environment environment) {
        return new CheckedMachine(machines(), HostChoice.here())
                .inspection(
                        () -> CodeSet.of(environments.open(environment)),
                        new Layer(environment.root()).libraryFolders());
    }

    /// Where facts of artifacts are kept.
    Path facts() {
        return settings.cacheFolder().resolve(StorePart.FACTS.folder());
    }

    /// Imports the packages of an environment, each in a process of its own that can do little
    /// harm.
    public SmokeReport smoke(Environment environment, SmokeChoices choices) {
        return new Smoke(environments.open(environment), settings.environment()).run(choices);
    }

    /// Looks at this machine, its interpreters, an environment, the index and the cache, and says
    /// what is wrong and what to do.
    ///
    /// @param choice this machine, perhaps as if it had other GPUs
    public Diagnosis examine(EnvironmentRequest request, HostChoice choice) {
        return new Examining(this, environments, machines()).run(request, choice);
    }

    /// Asks the index for a page, and answers with the address of the index.
    ///
    /// @throws dev.wardian.python.PythonException if it does not answer
    String askIndex(Environment environment) {
        var index = session(environment, TargetChoice.ofInterpreter()).index();
        index.source().page(PackageName.of("pip"));
        return String.join(", ", index.indexUrls());
    }

    /// The addresses of the indexes that are asked, without secrets.
    public List<String> indexUrls(Environment environment) {
        return session(environment, TargetChoice.ofInterpreter()).index().indexUrls().stream()
                .map(InstalledOrigins::withoutSecrets)
                .toList();
    }

    /// The system's own packages on this machine, of Debian and what comes from it; on another
    /// there are none.
    public SystemPackages systemPackages() {
        return workshop.systemPackages(machines().detection());
    }

    /// The RPM packages of this machine, where it has such.
    public Optional<RpmPackages> rpmPackages() {
        var detection = machines().detection();
        return RpmPackages.areOf(detection)
                ? Optional.of(workshop.rpmPackages(detection))
                : Optional.empty();
    }

    /// The package manager that changes this system: `apt-get`, else `dnf` or `yum`, by the `PATH`.
    public Optional<SystemManager> systemManager() {
        var path =
                new ProgramPath(
                        settings.environment().getOrDefault("PATH", ""), settings.workingFolder());
        return path.find("apt-get")
                .map(file -> new SystemManager(Family.APT, file, settings.environment()))
                .or(
                        () ->
                                path.find("dnf")
                                        .or(() -> path.find("yum"))
                                        .map(
                                                file ->
                                                        new SystemManager(
                                                                Family.DNF,
                                                                file,
                                                                settings.environment())));
    }

    /// Whether packages of the distribution can be brought to builds and environments without root.
    public boolean bringsWithoutRoot() {
        return workshop.grounds().isRootless();
    }

    /// The package of the distribution that brought a library to a build here.
    public Optional<String> broughtToBuild(String library) {
        return workshop.grounds().broughtBy(library);
    }

    /// What the machine lacks to build what a plan brings, read out of the sources without running
    /// them; sources that the store lacks are fetched. What was told before is not told again.
    public List<BuildLack> buildLacks(Plan plan) {
        return new PlannedBuilds(plan).lacks();
    }

    /// The command that brings what several builds lack, as root.
    public Optional<String> bringing(List<BuildLack> lacks) {
        return workshop.grounds().command(lacks);
    }

    /// Whether this process may change the system.
    public boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    /// The distribution's packages that lie in an environment, by name.
    public List<LayerPackage> systemLayer(Environment environment) {
        return layers(environment).packages();
    }

    /// Plans to put packages of the distribution into a virtual environment, beside the system and
    /// without root, with all that they need and neither machine nor environment has.
    ///
    /// @param requests `libgl1`, `libgl1=1.6.0-1` or `libgl1 (>= 1.6)`
    public LayerPlanning planSystem(Environment environment, List<String> requests) {
        return layers(environment).planInstall(requests);
    }

    /// Plans to take packages of the distribution out of an environment, and those that nothing
    /// needs any longer then.
    public LayerPlan planSystemRemoval(Environment environment, Collection<String> names) {
        return layers(environment).planUninstall(names);
    }

    /// Carries such a plan out: either all of it or an exception.
    ///
    /// @return what a person should know
    public List<String> apply(Environment environment, LayerPlan plan, Reason reason) {
        return layers(environment).apply(plan, reason);
    }

    /// Compares the files of the distribution's packages in an environment with the digests that
    /// came with them.
    public List<LayerFault> verifySystem(Environment environment) {
        return layers(environment).faults();
    }

    /// Puts packages of the distribution in an environment anew, in the versions that are there.
    ///
    /// @param names which
    public void repairSystem(Environment environment, Collection<String> names, Reason reason) {
        layers(environment).repair(names, reason);
    }

    private SystemLayers layers(Environment environment) {
        return new SystemLayers(
                settings,
                environments,
                environment,
                systemPackages(),
                workshop::store,
                () -> Applying.linker(settings, workshop.store()));
    }

    private Machines machines() {
        return Machines.of(settings.environment(), settings.workingFolder());
    }

    /// What the environment takes on disk: bytes per package, shared and own, and what pulled each
    /// package in. Looks at every file of it.
    public Footprint size(Environment environment) {
        return Footprint.of(environments.open(environment));
    }

    /// What depends on what in an environment.
    public PackageGraph graph(Environment environment) {
        return PackageGraph.of(environments.open(environment));
    }

    /// What is installed in an environment as a page: a graph, what it takes on disk, and why.
    public PackagePage page(Environment environment) {
        return new Graphs(settings)
                .page(
                        environment.root(),
                        size(environment),
                        graph(environment),
                        showAll(environment));
    }

    /// The same of a `pylock.toml`, for the environment's interpreter or the target chosen.
    public PackagePage page(Environment environment, Path lock, TargetChoice target) {
        return new Graphs(settings).page(lock, LockedPart.usual(), session(environment, target));
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
        return new Graphs(settings).ofLock(lock, part, session(environment, target));
    }

    /// Why a `pylock.toml` has versions of a package that are not the newest, where that is no
    /// matter of requirements; the versions with the reasons.
    public Map<Version, Chosen> chosen(Path lock, PackageName name) {
        var file = settings.workingFolder().resolve(lock).normalize();
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
        return offering(session(environment, target)).versions(name, graph);
    }

    /// Which versions of a package all who are installed leave.
    public Overlap overlap(Environment environment, PackageName name) {
        return offering(session(environment, TargetChoice.ofInterpreter()))
                .overlap(name, graph(environment));
    }

    /// Which versions of a package a set of requirements leaves, with all that it leads to.
    public Overlap overlap(
            Environment environment, PackageName name, RequirementSet set, InstallChoices choices) {
        var session = workshop.session(environments.interpreter(environment), set, choices);
        var roots =
                Roots.of(
                        set,
                        settings.workingFolder(),
                        session.target().markers(),
                        session.materials());
        return offering(session).overlap(name, set, roots);
    }

    /// The metadata of the packages of a lock that come from an index.
    public Map<LockedPackage, CoreMetadata> metadata(Environment environment, Pylock lock) {
        var session = session(environment, TargetChoice.ofInterpreter());
        return new LockedMetadata(session.index().source()).of(lock);
    }

    private Session session(Environment environment, TargetChoice target) {
        return workshop.session(
                environments.interpreter(environment),
                RequirementSet.of(),
                InstallChoices.usual().withTarget(target));
    }

    private Offering offering(Session session) {
        return new Offering(new Resolving(session, settings.progress()), session);
    }

    /// What was done to an environment by this and other processes of ours, the newest first.
    public List<Change> history(Environment environment) {
        return Histories.of(environments.state(environment));
    }

    /// Plans to bring the environment back to where it was before the latest change; that of an
    /// undo is what was undone.
    public Plan planUndo(Environment environment) {
        return planUndo(environment, Optional.empty());
    }

    /// Plans to bring the environment back to where it was before that change and all after it.
    public Plan planUndo(Environment environment, int change) {
        return planUndo(environment, Optional.of(change));
    }

    private Plan planUndo(Environment environment, Optional<Integer> change) {
        Environments.requireChangeable(environment);
        var state = environments.state(environment);
        return new UndoPlanner(environment, environments.open(environment), state.journal())
                .plan(change);
    }

    /// Drops what the changes of an environment removed, so that only the newest of them can still
    /// be undone.
    ///
    /// @param undoable how many
    public void forget(Environment environment, int undoable) {
        environments.state(environment).forget(undoable);
    }

    /// Compares the files of an environment with what was recorded of them; reads all of them.
    ///
    /// @param names the packages to look at; none for all
    public List<FileFinding> verify(Environment environment, Collection<PackageName> names) {
        return new Verifying(environment, environments.open(environment), workshop.store().root())
                .findings(names);
    }

    /// Verifies, and installs again what was edited or is missing: out of the store where that is
    /// sound, else fetched anew in exactly the versions that are there.
    public Repaired repair(Environment environment, Collection<PackageName> names, Reason reason) {
        Environments.requireChangeable(environment);
        return new Mending(this, workshop, environments, environment, reason).mend(names);
    }

    /// Compiles the modules of an environment that are not compiled yet, with several interpreters
    /// at once. Nothing needs it: Python compiles each module when it is first imported.
    public CompiledModules compileBytecode(Environment environment) {
        var started = System.nanoTime();
        var opened = environments.open(environment);
        var done = Bytecode.compile(opened.interpreter(), opened.scheme(), settings.builds());
        return new CompiledModules(
                done.files(), done.failed(), (System.nanoTime() - started) / 1_000_000);
    }

    /// What lies in the cache.
    public CacheSummary cache() {
        return workshop.cache();
    }

    /// Takes out of the cache what the choices let go; others may use it meanwhile.
    public Pruned prune(PruneChoices choices) {
        return workshop.prune(choices);
    }

    /// Finds the archives of the cache whose files are not what their wheels recorded; reads all of
    /// the cache.
    ///
    /// @param remove whether they are taken out of it, unless somebody is using them
    public List<DamagedArchive> verifyCache(boolean remove) {
        return workshop.verifyCache(remove);
    }

    /// Removes the whole cache, or what belongs to these packages when some are named.
    public Purged purge(Collection<PackageName> names) {
        return workshop.purge(names);
    }

    @Override
    public void close() {
        workshop.close();
    }

    private Inventory inventory(Environment environment) {
        return new Inventory(environment, environments.open(environment));
    }
}

package dev.wardian.stack;

import dev.wardian.stack.choice.CompileChoices;
import dev.wardian.stack.choice.Correction;
import dev.wardian.stack.choice.EnvironmentRequest;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.choice.LockedPart;
import dev.wardian.stack.choice.RequirementSources;
import dev.wardian.stack.choice.ResolveChoices;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.exchange.WrittenRequirement;
import dev.wardian.stack.history.Reason;
import dev.wardian.stack.internal.environment.Environments;
import dev.wardian.stack.internal.requirement.Corrections;
import dev.wardian.stack.internal.requirement.DeclaredRequirement;
import dev.wardian.stack.internal.requirement.ProjectSettings;
import dev.wardian.stack.internal.requirement.RequirementReader;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.stack.settings.ConfiguredOptions;
import dev.wardian.stack.settings.Settings;
import dev.wardian.stack.wheelhouse.Wheelhouse;
import dev.wardian.stack.wheelhouse.WheelhouseChoices;
import dev.wardian.standards.lock.Pylock;
import dev.wardian.standards.name.PackageName;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The engine: resolves, plans, installs, locks and looks into environments. Open it once and use
/// it for many operations; pages, metadata and connections stay warm in between. Safe for use by
/// several threads.
///
/// Here is what changes environments: requirements become a [Resolution], a [Plan], a lock. What
/// looks after environments, looks into them, checks them, serves the packages of the distribution
/// and the cache has a class of its own each.
///
/// Outcomes that requirements cause are values ([Unsolvable]); broken promises are thrown as
/// `StackException`, `PythonException` and `StoreException`.
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
        workshop.indexes().connectEarly(asksForSure);
    }

    /// Environments, their past and their files.
    public EnvironmentCare environments() {
        return new EnvironmentCare(this, environments, workshop);
    }

    /// What environments and locks hold.
    public Inspector inspector() {
        return new Inspector(this, environments, workshop);
    }

    /// What runs and what does not.
    public Checker checker() {
        return new Checker(this, environments, workshop);
    }

    /// The packages of the distribution.
    public SystemCare system() {
        return new SystemCare(settings, environments, workshop);
    }

    /// What is kept between operations.
    public Cache cache() {
        return new Cache(settings, workshop);
    }

    /// Finds the environment asked for, or makes it where the request says so.
    public Environment environment(EnvironmentRequest request) {
        return environments.find(request);
    }

    /// Reads requirement files and texts.
    public RequirementSet requirements(RequirementSources sources) {
        return new RequirementReader(settings, workshop.indexes()::remoteFile).read(sources);
    }

    /// The lock that a text is, read once however often it is asked for.
    ///
    /// @param shown the name of its file as the person gave it
    public Pylock lock(String text, String shown) {
        return workshop.locks().parse(text, shown);
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
        return ProjectSettings.of(settings).choices(Instant.now());
    }

    /// What files of configuration say to commands.
    public static ConfiguredOptions configuredOptions(Settings settings) {
        return ProjectSettings.of(settings).options();
    }

    /// What a file knows against metadata, a line each: `flask>=2,<2.2.4 | werkzeug<3 | reason |
    /// evidence`.
    public List<Correction> corrections(String file) {
        return Corrections.ofFile(settings.workingFolder().resolve(file), file);
    }

    /// The packages of the distribution that the project of the working folder says it needs
    /// (`[tool.wardian.system]`).
    public List<String> projectSystemPackages() {
        return ProjectSettings.of(settings).systemPackages();
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
        return new Inventory(environment, environments.open(environment))
                .uninstall(names, withOrphans);
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
        system().layers(environment).restore(plan.system(), reason, undoes);
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

    @Override
    public void close() {
        workshop.close();
    }
}

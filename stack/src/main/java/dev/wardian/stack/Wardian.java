package dev.wardian.stack;

import dev.wardian.standards.name.PackageName;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/// The engine: resolves, plans, installs, locks and looks into environments. Open it once and use
/// it for many operations; pages, metadata and connections stay warm in between. Safe for use by
/// several threads, also on one environment, whose changes are serialised by a lock file.
///
/// Outcomes that requirements cause are values ([Unsolvable]); broken promises are thrown as
/// [StackException], `PythonException` and `StoreException`.
@SuppressWarnings("DoNotCallSuggester") // bodies follow their modules
public final class Wardian implements AutoCloseable {

    private final Settings settings;

    private Wardian(Settings settings) {
        this.settings = settings;
    }

    /// Opens the engine. Nothing is read or written until an operation needs it.
    public static Wardian open(Settings settings) {
        return new Wardian(settings);
    }

    public Settings settings() {
        return settings;
    }

    /// Finds the environment asked for, or makes it where the request says so.
    public Environment environment(EnvironmentRequest request) {
        throw new UnsupportedOperationException(request.toString());
    }

    /// Makes a virtual environment.
    public Environment createVirtual(Path folder, VirtualChoices choices) {
        throw new UnsupportedOperationException(folder + " " + choices);
    }

    /// Reads requirement files and texts.
    public RequirementSet requirements(RequirementSources sources) {
        throw new UnsupportedOperationException(sources.toString());
    }

    /// Finds versions that fit together for the environment's interpreter or the target chosen.
    public Resolution resolve(RequirementSet set, Environment environment, InstallChoices choices) {
        throw new UnsupportedOperationException(set + " " + environment + choices);
    }

    /// Plans how the environment comes to what was resolved.
    public Plan plan(Environment environment, Solved solved, InstallChoices choices) {
        throw new UnsupportedOperationException(environment + " " + solved + choices);
    }

    /// Resolves against what is installed and plans, in one step; touches no network when
    /// everything asked for is there already.
    public Planning planInstall(
            Environment environment, RequirementSet set, InstallChoices choices) {
        throw new UnsupportedOperationException(environment + " " + set + choices);
    }

    /// Plans to make the environment hold exactly what a `pylock.toml` says.
    public Plan planLock(
            Environment environment,
            Path lock,
            List<String> extras,
            List<String> groups,
            InstallChoices choices) {
        throw new UnsupportedOperationException(
                environment + " " + lock + extras + groups + choices);
    }

    /// Plans to remove packages; unknown ones are reported as warnings of the plan.
    public Plan planUninstall(Environment environment, Collection<PackageName> names) {
        throw new UnsupportedOperationException(environment + " " + names);
    }

    /// Carries a plan out: fetches, builds, links, removes. Either the whole plan or an exception;
    /// packages are replaced only after everything was fetched, built and checked.
    public Applied apply(Plan plan) {
        throw new UnsupportedOperationException(plan.toString());
    }

    /// Resolves requirements into the text of a lock or requirements file, and writes it when the
    /// choices name an output.
    public Compilation compile(
            RequirementSources sources, Environment environment, CompileChoices choices) {
        throw new UnsupportedOperationException(sources + " " + environment + choices);
    }

    /// What is installed, sorted by name.
    public List<InstalledPackage> list(Environment environment) {
        throw new UnsupportedOperationException(environment.toString());
    }

    /// Everything about one installed package.
    public PackageDetails show(Environment environment, PackageName name) {
        throw new UnsupportedOperationException(environment + " " + name);
    }

    /// What is installed as lines of a requirements file.
    public List<String> freeze(Environment environment) {
        throw new UnsupportedOperationException(environment.toString());
    }

    /// What is wrong with the environment; empty when all is well.
    public List<CheckFinding> check(Environment environment) {
        throw new UnsupportedOperationException(environment.toString());
    }

    /// What lies in the cache.
    public CacheSummary cache() {
        throw new UnsupportedOperationException();
    }

    /// Removes the whole cache, or what belongs to these packages when some are named.
    public Purged purge(Collection<PackageName> names) {
        throw new UnsupportedOperationException(names.toString());
    }

    @Override
    public void close() {}
}

package dev.wardian.stack;

import dev.wardian.host.HostDetection;
import dev.wardian.host.repository.RepositoryFiles;
import dev.wardian.python.build.BuildRequirements;
import dev.wardian.python.environment.Interpreter;
import dev.wardian.python.environment.VirtualEnvironment;
import dev.wardian.python.index.DistributionFile;
import dev.wardian.stack.choice.IndexOptions;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.choice.TargetChoice;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.history.Reason;
import dev.wardian.stack.internal.environment.Environments;
import dev.wardian.stack.internal.index.ArtifactShelf;
import dev.wardian.stack.internal.index.IndexAccess;
import dev.wardian.stack.internal.index.MarkedIndexes;
import dev.wardian.stack.internal.kit.Once;
import dev.wardian.stack.internal.learn.Learning;
import dev.wardian.stack.internal.progress.PassedOver;
import dev.wardian.stack.internal.progress.RetryReport;
import dev.wardian.stack.internal.requirement.LocalTags;
import dev.wardian.stack.internal.requirement.UnpackingLimits;
import dev.wardian.stack.internal.rpm.RpmProgram;
import dev.wardian.stack.lock.LockMemory;
import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.progress.ProgressListener;
import dev.wardian.stack.requirement.Declared;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.stack.settings.Settings;
import dev.wardian.stack.system.RpmPackages;
import dev.wardian.stack.system.SystemPackages;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.store.Digest;
import dev.wardian.store.Store;
import dev.wardian.store.StorePart;
import dev.wardian.store.UnpackLimits;
import dev.wardian.store.http.HttpClient;
import dev.wardian.store.http.HttpSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

/// What all operations of one [Wardian] share: the store, the index clients and what they know, the
/// limits on builds. Each part is made when it is first needed.
final class Workshop implements AutoCloseable {

    private final Settings settings;
    private final Environments environments;
    private final Once<Store> store;
    private final IndexClients indexes;
    private final LockMemory locks;
    private final Semaphore buildSlots;
    private final OpenBuilds openBuilds = new OpenBuilds();
    private final BuildGrounds grounds;
    private final Once<HttpClient> systemClient;

    /// @param warmth what other engines of this process leave and find
    Workshop(Settings settings, Environments environments, Optional<Warmth> warmth) {
        this.settings = settings;
        this.indexes = new IndexClients(settings, warmth);
        this.locks = warmth.map(Warmth::locks).orElseGet(LockMemory::new);
        this.environments = environments;
        this.store = new Once<>(() -> Store.open(settings.cacheFolder(), this::unpacking));
        this.buildSlots = new Semaphore(settings.builds());
        this.systemClient = new Once<>(this::newSystemClient);
        this.grounds =
                new BuildGrounds(
                        settings, this::store, machine -> systemPackages(machine.detection()));
    }

    /// The index clients.
    IndexClients indexes() {
        return indexes;
    }

    LockMemory locks() {
        return locks;
    }

    BuildGrounds grounds() {
        return grounds;
    }

    Store store() {
        return store.get();
    }

    private UnpackLimits unpacking() {
        return UnpackingLimits.of(settings);
    }

    /// A session that asks for nothing itself.
    Session session(Environment environment, TargetChoice target) {
        return session(
                environments.interpreter(environment),
                RequirementSet.of(),
                InstallChoices.usual().withTarget(target));
    }

    /// Where facts of artifacts are kept.
    Path facts() {
        return settings.cacheFolder().resolve(StorePart.FACTS.folder());
    }

    /// What an operation works with.
    ///
    /// @param set whose files may name indexes, and constraints of what builds need
    Session session(Interpreter interpreter, RequirementSet set, InstallChoices choices) {
        return session(
                interpreter,
                new BuildRules(
                        set.indexes(),
                        LocalTags.of(set, settings.workingFolder()),
                        set.buildConstraints()),
                choices);
    }

    private Session session(Interpreter interpreter, BuildRules rules, InstallChoices choices) {
        return session(interpreter, rules, choices, Set.of());
    }

    /// What holds for an operation and for the builds below it.
    private record BuildRules(
            IndexOptions indexes, LocalTags localTags, List<Declared> constraints) {
        /// What of it makes other wheels.
        String key() {
            var texts = new StringBuilder();
            for (var constraint : constraints) {
                texts.append('\n').append(constraint.text());
            }
            return texts.toString();
        }
    }

    private Session session(
            Interpreter interpreter,
            BuildRules rules,
            InstallChoices choices,
            Set<String> underway) {
        var target = Environments.target(interpreter, choices.target());
        var runtime = new RuntimeVersions();
        var builds =
                new Once<>(
                        () ->
                                new Builds(
                                        settings,
                                        store(),
                                        interpreter,
                                        choices.resolve().builds(),
                                        environments(interpreter, rules, choices),
                                        runtime,
                                        underway,
                                        buildSlots,
                                        openBuilds,
                                        grounds));
        var options = settings.indexes().over(rules.indexes());
        var index =
                new Once<IndexAccess>(
                        () ->
                                indexes.gate(
                                        interpreter,
                                        options.settled(
                                                target.markers(),
                                                rules.localTags().in(target.markers())),
                                        () -> MarkedIndexes.of(options, rules.localTags()),
                                        builds));
        return new Session(
                interpreter,
                target,
                index,
                new Materials(settings, store, indexes.addresses(), index, builds),
                builds,
                runtime,
                choices,
                new PassedOver(settings.progress()),
                present ->
                        new Learning(
                                interpreter,
                                settings.cacheFolder().resolve(StorePart.FACTS.folder()),
                                settings.builds(),
                                new ArtifactShelf(
                                        store(), index.get(), present, settings.progress()),
                                index.get().source()));
    }

    private HttpClient newSystemClient() {
        var http = HttpSettings.from(settings.environment());
        return new HttpClient(
                http.withRetries(http.retries().telling(new RetryReport(settings.progress()))));
    }

    private Builds.BuildEnvironments environments(
            Interpreter interpreter, BuildRules rules, InstallChoices choices) {
        return new Builds.BuildEnvironments() {
            @Override
            public String key() {
                return rules.key();
            }

            @Override
            public BuildRequirements of(String source, Set<String> underway) {
                return requirements(interpreter, rules, choices, source, underway);
            }
        };
    }

    /// Installs what a build needs into the environment that was made for it.
    private BuildRequirements requirements(
            Interpreter interpreter,
            BuildRules rules,
            InstallChoices choices,
            String source,
            Set<String> underway) {
        var below =
                InstallChoices.usual()
                        .withResolve(choices.resolve().forBuilds())
                        .withRequireHashes(choices.resolve().builds().requireHashes())
                        .withAllowOverwrite(choices.allowOverwrite());
        return (required, made) -> {
            var session = session(interpreter, rules, below, underway);
            installForBuild(source, required, rules.constraints(), made, session);
        };
    }

    private void installForBuild(
            String source,
            List<Requirement> required,
            List<Declared> constraints,
            VirtualEnvironment made,
            Session session) {
        var declared = new ArrayList<Declared>(required.size());
        for (var one : required) {
            declared.add(Declared.of(one.toString(), "build requirement of " + source));
        }
        var environment =
                new Environment(
                        Environment.Kind.VIRTUAL,
                        made.folder(),
                        made.python(),
                        made.interpreter().version(),
                        made.interpreter().implementation(),
                        Environment.Presence.MADE,
                        Optional.empty());
        var quiet = settings.withProgress(ProgressListener.silent());
        var set = RequirementSet.of(declared).withConstraints(constraints);
        var installing =
                new BuildInstallation(quiet, environment, made.interpreter(), session, store());
        installing.install(set);
    }

    boolean isCached(DistributionFile file) {
        var sha256 = file.hashes().get("sha256");
        return sha256 != null && store().holds(Digest.sha256(sha256));
    }

    Applied apply(Plan plan, Reason reason) {
        return new Applying(
                        settings,
                        environments::openLocked,
                        environments.state(plan.environment()),
                        store(),
                        plan,
                        reason)
                .apply();
    }

    /// The distribution's packages on a machine.
    SystemPackages systemPackages(HostDetection machine) {
        return new SystemPackages(
                machine,
                settings.cacheFolder().resolve(StorePart.SYSTEM.folder()),
                new RepositoryFiles(systemClient.get(), settings.offline()),
                Clock.systemUTC(),
                message -> settings.progress().on(new ProgressEvent.Warning(message)));
    }

    /// The RPM packages of a machine.
    RpmPackages rpmPackages(HostDetection machine) {
        return new RpmPackages(
                machine,
                settings.cacheFolder().resolve(StorePart.SYSTEM.folder()),
                new RepositoryFiles(systemClient.get(), settings.offline()),
                new RpmProgram(settings),
                Clock.systemUTC(),
                message -> settings.progress().on(new ProgressEvent.Warning(message)));
    }

    @Override
    public void close() {
        openBuilds.close();
        store.known().ifPresent(Store::close);
        systemClient.known().ifPresent(HttpClient::close);
        indexes.close();
    }
}

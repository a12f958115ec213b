package dev.wardian.stack;

import dev.wardian.host.HostDetection;
import dev.wardian.host.repository.RepositoryFiles;
import dev.wardian.python.build.BuildRequirements;
import dev.wardian.python.environment.Interpreter;
import dev.wardian.python.environment.VirtualEnvironment;
import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.index.IndexClient;
import dev.wardian.python.index.IndexConfiguration;
import dev.wardian.python.index.IndexFlags;
import dev.wardian.python.index.IndexMemories;
import dev.wardian.python.index.IndexStrategy;
import dev.wardian.python.index.PipOptions;
import dev.wardian.python.resolve.MarkedIndex;
import dev.wardian.stack.choice.IndexOptions;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.choice.TargetChoice;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.history.Reason;
import dev.wardian.stack.internal.environment.Environments;
import dev.wardian.stack.internal.index.AddressCredentials;
import dev.wardian.stack.internal.index.ArtifactShelf;
import dev.wardian.stack.internal.index.EarlyConnection;
import dev.wardian.stack.internal.index.IndexAccess;
import dev.wardian.stack.internal.index.IndexGate;
import dev.wardian.stack.internal.index.MarkedIndexes;
import dev.wardian.stack.internal.kit.Once;
import dev.wardian.stack.internal.learn.Learning;
import dev.wardian.stack.internal.progress.PassedOver;
import dev.wardian.stack.internal.progress.RetryReport;
import dev.wardian.stack.internal.requirement.LocalTags;
import dev.wardian.stack.internal.requirement.UnpackingLimits;
import dev.wardian.stack.internal.rpm.RpmProgram;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.progress.ProgressListener;
import dev.wardian.stack.requirement.Declared;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.stack.settings.Settings;
import dev.wardian.stack.system.RpmPackages;
import dev.wardian.stack.system.SystemPackages;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.store.Digest;
import dev.wardian.store.Store;
import dev.wardian.store.StorePart;
import dev.wardian.store.UnpackLimits;
import dev.wardian.store.http.CacheRules;
import dev.wardian.store.http.HttpClient;
import dev.wardian.store.http.HttpSettings;
import dev.wardian.store.http.Request;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// What all operations of one [Wardian] share: the store, the index clients and what they know, the
/// limits on builds. Each part is made when it is first needed.
final class Workshop implements AutoCloseable {

    private final Settings settings;
    private final Environments environments;
    private final Once<Store> store;
    private final Map<Asker, Once<IndexClient>> clients = new ConcurrentHashMap<>();
    private final AddressCredentials addresses = new AddressCredentials();
    private final Semaphore buildSlots;
    private final OpenBuilds openBuilds = new OpenBuilds();
    private final BuildGrounds grounds;
    private final Optional<Warmth> warmth;
    private final Once<HttpClient> systemClient;
    private volatile Optional<EarlyConnection> early = Optional.empty();

    /// @param warmth what other engines of this process leave and find
    Workshop(Settings settings, Environments environments, Optional<Warmth> warmth) {
        this.settings = settings;
        this.warmth = warmth;
        this.environments = environments;
        this.store = new Once<>(() -> Store.open(settings.cacheFolder(), this::unpacking));
        this.buildSlots = new Semaphore(settings.builds());
        this.systemClient = new Once<>(this::newSystemClient);
        this.grounds =
                new BuildGrounds(
                        settings, this::store, machine -> systemPackages(machine.detection()));
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
                                gate(
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
                new Materials(settings, store, addresses, index, builds),
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

    /// Whom an index client serves: an environment's own configuration belongs to one interpreter.
    private record Asker(Path interpreter, IndexOptions options) {}

    /// The indexes, where the session's own builds answer for sources that do not say what they
    /// need.
    private IndexAccess gate(
            Interpreter interpreter,
            IndexOptions options,
            Supplier<Map<PackageName, List<MarkedIndex>>> marked,
            Supplier<Builds> builds) {
        var client =
                clients.computeIfAbsent(
                                new Asker(interpreter.executable(), options),
                                key -> new Once<>(() -> client(interpreter, key.options())))
                        .get();
        var source =
                client.building(
                        (file, archive) ->
                                builds.get()
                                        .metadata(Materials.buildable(file, archive), Map.of()));
        return new IndexGate(client, source, marked, settings.progress());
    }

    /// Begins to connect to the index that will be asked, if any needs to be.
    void connectEarly(boolean asksForSure) {
        early =
                EarlyConnection.begin(
                        settings,
                        asksForSure,
                        () ->
                                connecting(
                                        configuration(
                                                settings.indexes(),
                                                Optional.empty(),
                                                Optional::empty)),
                        this::newClient);
    }

    /// The same with the limits and credentials that clients here have.
    private IndexConfiguration connecting(IndexConfiguration configured) {
        var http = configured.http();
        return new IndexConfiguration(
                configured.settings(),
                http.withConnections(Math.min(settings.downloads(), http.connections()))
                        .withRetries(http.retries().telling(new RetryReport(settings.progress())))
                        .withCredentials(addresses.over(http.credentials())));
    }

    private HttpClient begun(HttpSettings http) {
        var begun = early;
        early = Optional.empty();
        return begun.isPresent() ? begun.get().client(http) : newClient(http);
    }

    private HttpClient newSystemClient() {
        var http = HttpSettings.from(settings.environment());
        return new HttpClient(
                http.withRetries(http.retries().telling(new RetryReport(settings.progress()))));
    }

    private HttpClient newClient(HttpSettings http) {
        return warmth.map(it -> it.client(http)).orElseGet(() -> new HttpClient(http));
    }

    private IndexClient client(Interpreter interpreter, IndexOptions options) {
        var rules =
                settings.offline() ? CacheRules.standard().withoutNetwork() : CacheRules.standard();
        var configuration =
                connecting(
                        configuration(
                                options,
                                interpreter.isVirtual()
                                        ? Optional.of(interpreter.prefix())
                                        : Optional.empty(),
                                interpreter::defaultIndexUrl));
        return new IndexClient(
                configuration.settings(),
                configuration.http(),
                begun(configuration.http()),
                settings.cacheFolder().resolve(StorePart.INDEX.folder()),
                settings.refresh() instanceof PackageSelection.All ? rules.refreshed() : rules,
                settings.refresh() instanceof PackageSelection.Only(var names) ? names : Set.of(),
                warmth.map(Warmth::memories).orElseGet(IndexMemories::new));
    }

    private IndexConfiguration configuration(
            IndexOptions options,
            Optional<Path> environmentFolder,
            Supplier<Optional<String>> interpreterDefault) {
        return IndexConfiguration.read(
                IndexFlags.of(
                                options.indexUrl(),
                                options.extraIndexUrls(),
                                options.findLinks(),
                                options.noIndex(),
                                strategy(options.strategy()),
                                options.trustedHosts())
                        .withNamed(named(options), sources(options), options.localTags()),
                surroundings(environmentFolder),
                interpreterDefault);
    }

    private IndexConfiguration.Surroundings surroundings(Optional<Path> environmentFolder) {
        return new IndexConfiguration.Surroundings(
                settings.environment(),
                settings.home(),
                settings.workingFolder(),
                environmentFolder,
                () -> settings.progress().on(new ProgressEvent.TerminalWanted("keyring")));
    }

    /// What variables and configuration files say to a verb of pip.
    PipOptions pipOptions(Optional<Path> environmentFolder, String verb) {
        return new PipOptions(surroundings(environmentFolder), verb);
    }

    private static List<IndexFlags.Named> named(IndexOptions options) {
        var named = new ArrayList<IndexFlags.Named>(options.declared().size());
        for (var one : options.declared()) {
            named.add(new IndexFlags.Named(one.name(), one.url(), one.explicit(), one.main()));
        }
        return named;
    }

    private static Map<PackageName, String> sources(IndexOptions options) {
        var sources = new HashMap<PackageName, String>();
        options.sources().forEach((name, all) -> sources.put(name, all.getFirst().index()));
        return sources;
    }

    private static Optional<IndexStrategy> strategy(IndexOptions.Strategy strategy) {
        return switch (strategy) {
            case FIRST_INDEX -> Optional.empty();
            case UNSAFE_FIRST_MATCH -> Optional.of(IndexStrategy.UNSAFE_FIRST_MATCH);
            case UNSAFE_BEST_MATCH -> Optional.of(IndexStrategy.UNSAFE_BEST_MATCH);
        };
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
                        true,
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

    /// Fetches a requirements file that lies behind `http`.
    byte[] remoteFile(String url) {
        if (settings.offline()) {
            throw new StackException(
                    new StackProblem.Unreadable(url, "the network is off (`--offline`)"));
        }
        try (var client = new HttpClient(HttpSettings.from(settings.environment()))) {
            var response = client.get(Request.get(URI.create(url)));
            if (!response.isSuccess()) {
                throw new StackException(
                        new StackProblem.Unreadable(
                                url, "the server answers " + response.status()));
            }
            return response.body();
        }
    }

    @Override
    public void close() {
        openBuilds.close();
        store.known().ifPresent(Store::close);
        early.ifPresent(EarlyConnection::close);
        systemClient.known().ifPresent(HttpClient::close);
        for (var client : clients.values()) {
            client.known().ifPresent(IndexClient::close);
        }
    }
}

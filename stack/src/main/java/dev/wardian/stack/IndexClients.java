package dev.wardian.stack;

import dev.wardian.python.environment.Interpreter;
import dev.wardian.python.index.IndexClient;
import dev.wardian.python.index.IndexConfiguration;
import dev.wardian.python.index.IndexFlags;
import dev.wardian.python.index.IndexMemories;
import dev.wardian.python.index.IndexStrategy;
import dev.wardian.python.index.PipOptions;
import dev.wardian.python.resolve.MarkedIndex;
import dev.wardian.stack.choice.IndexOptions;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.internal.index.AddressCredentials;
import dev.wardian.stack.internal.index.EarlyConnection;
import dev.wardian.stack.internal.index.IndexAccess;
import dev.wardian.stack.internal.index.IndexGate;
import dev.wardian.stack.internal.index.ReportedFetch;
import dev.wardian.stack.internal.kit.Once;
import dev.wardian.stack.internal.progress.RetryReport;
import dev.wardian.stack.internal.requirement.ProjectSettings;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.project.WantedTogether;
import dev.wardian.stack.settings.Settings;
import dev.wardian.standards.name.PackageName;
import dev.wardian.store.StorePart;
import dev.wardian.store.http.CacheRules;
import dev.wardian.store.http.HttpClient;
import dev.wardian.store.http.HttpSettings;
import dev.wardian.store.http.Request;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// The index clients of one [Wardian], each made when it is first needed, and the connection that
/// is begun before it is known what to ask. Safe for all threads.
final class IndexClients implements AutoCloseable {

    private final Settings settings;
    private final Optional<Warmth> warmth;
    private final Map<Asker, Once<IndexClient>> clients = new ConcurrentHashMap<>();
    private final AddressCredentials addresses = new AddressCredentials();
    private volatile Optional<EarlyConnection> early = Optional.empty();

    /// @param warmth what other engines of this process leave and find
    IndexClients(Settings settings, Optional<Warmth> warmth) {
        this.settings = settings;
        this.warmth = warmth;
    }

    /// The credentials that stood in addresses.
    AddressCredentials addresses() {
        return addresses;
    }

    /// Whom an index client serves: an environment's own configuration belongs to one interpreter.
    private record Asker(Path interpreter, IndexOptions options) {}

    /// The indexes, where the session's own builds answer for sources that do not say what they
    /// need.
    IndexAccess gate(
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
        return new IndexGate(
                client, source, warmth.map(Warmth::answers), marked, settings.progress());
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
                                                settings.indexes().over(ofProject()),
                                                Optional.empty(),
                                                Optional::empty)),
                        this::newClient);
    }

    /// The indexes that configuration names.
    private IndexOptions ofProject() {
        return ProjectSettings.of(settings)
                .indexes(PackageSelection.none(), Set.of(), WantedTogether.anything());
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
                warmth.map(Warmth::memories).orElseGet(IndexMemories::new),
                new ReportedFetch(settings.progress()));
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
        early.ifPresent(EarlyConnection::close);
        for (var client : clients.values()) {
            client.known().ifPresent(IndexClient::close);
        }
    }
}

package dev.wardian.stack.internal.index;

import dev.wardian.python.index.IndexClient;
import dev.wardian.python.index.IndexConfiguration;
import dev.wardian.stack.settings.Settings;
import dev.wardian.store.StorePart;
import dev.wardian.store.http.HttpClient;
import dev.wardian.store.http.HttpSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/// A connection to the index that a command is likely to ask, begun while the interpreter is still
/// being looked for: TLS costs a fresh process a quarter of a second.
///
/// What it guesses from is what is configured without any interpreter. A wrong guess costs that
/// connection and nothing else.
public final class EarlyConnection {
    /// After this time the pages of a server that says nothing else are asked for again.
    private static final Duration USUAL_FRESHNESS = Duration.ofMinutes(10);

    private final CompletableFuture<Optional<HttpClient>> begun = new CompletableFuture<>();

    private final Function<HttpSettings, HttpClient> clients;

    private EarlyConnection(Function<HttpSettings, HttpClient> clients) {
        this.clients = clients;
    }

    /// Begins, unless what is kept may answer everything.
    ///
    /// @param asksForSure true if pages that are not fresh will be asked for again
    /// @param clients makes the client that connects
    public static Optional<EarlyConnection> begin(
            Settings settings,
            boolean asksForSure,
            Supplier<IndexConfiguration> configuration,
            Function<HttpSettings, HttpClient> clients) {
        var folder = settings.cacheFolder().resolve(StorePart.INDEX.folder());
        var now = Clock.systemUTC().millis();
        var since = asksForSure ? now - USUAL_FRESHNESS.toMillis() : Long.MIN_VALUE;
        if (settings.offline() || IndexClient.keepsPages(folder, since)) {
            return Optional.empty();
        }
        var connection = new EarlyConnection(clients);
        Thread.ofVirtual().name("connect").start(() -> connection.connect(configuration));
        return Optional.of(connection);
    }

    private void connect(Supplier<IndexConfiguration> configured) {
        try {
            var configuration = configured.get();
            var indexes = configuration.settings().indexes();
            if (configuration.settings().noIndex()
                    || indexes.isEmpty()
                    || !"https".equalsIgnoreCase(indexes.getFirst().url().getScheme())) {
                begun.complete(Optional.empty());
                return;
            }
            var client = clients.apply(configuration.http());
            begun.complete(Optional.of(client));
            client.prepare(indexes.getFirst().url());
        } catch (RuntimeException unreadable) {
            // what is wrong with the configuration is told when it counts
            begun.complete(Optional.empty());
        }
    }

    /// Gives up what nobody took over.
    public void close() {
        var _ = begun.thenAccept(client -> client.ifPresent(HttpClient::close));
    }

    /// What was begun, or a new client where nothing was.
    public HttpClient client(HttpSettings otherwise) {
        return begun.join().orElseGet(() -> clients.apply(otherwise));
    }
}

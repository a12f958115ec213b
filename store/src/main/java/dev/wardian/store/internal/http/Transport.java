package dev.wardian.store.internal.http;

import dev.wardian.store.http.HttpSettings;
import dev.wardian.store.http.Origins;
import dev.wardian.store.http.Request;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// All connections of one client, by origin. Safe for all threads.
public final class Transport implements Closeable {
    private final HttpSettings settings;
    private final TlsContext tls;
    private final Dialer dialer;
    private final Map<String, OriginPool> pools = new ConcurrentHashMap<>();

    /// No connections yet.
    public Transport(HttpSettings settings) {
        this.settings = settings;
        this.tls = new TlsContext(settings.trust());
        this.dialer = new Dialer(settings, tls);
    }

    /// Sends a request and waits for the head of its answer.
    public Exchange exchange(Request request) throws IOException {
        Optional<String> authorization = dialer.proxyAuthorization(request.url());
        Request sent =
                authorization.isEmpty()
                        ? request
                        : request.with("Proxy-Authorization", authorization.get());
        return pool(request.url()).exchange(sent);
    }

    /// Brings up the first connection to an origin in another thread.
    public void prepare(URI url) {
        if (Origins.isSecure(url)) {
            var _ = tls.prepare();
        }
        Thread.ofVirtual().name("prepare").start(() -> prepareQuietly(url));
    }

    private void prepareQuietly(URI url) {
        try {
            pool(url).prepare();
        } catch (IOException | RuntimeException _) {
            return;
        }
    }

    private OriginPool pool(URI url) throws IOException {
        String scheme = url.getScheme();
        if (scheme == null
                || !(scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))) {
            throw new FinalAnswerException("only http and https addresses can be fetched");
        }
        if (Origins.host(url).isEmpty()) {
            throw new FinalAnswerException("the address names no host");
        }
        int port = Origins.port(url);
        if (port < 1 || port > 65_535) {
            throw new FinalAnswerException("there is no port " + port);
        }
        String origin = Origins.of(url);
        OriginPool pool = pools.get(origin);
        if (pool == null) {
            pool =
                    pools.computeIfAbsent(
                            origin,
                            key -> new OriginPool(URI.create(key), dialer, settings.connections()));
        }
        return pool;
    }

    @Override
    public void close() {
        pools.values().forEach(OriginPool::close);
    }
}

package dev.wardian.store.internal.http;

import dev.wardian.store.http.Origins;
import dev.wardian.store.http.Request;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// The connections to one origin, a bounded number of them. Safe for all threads.
final class OriginPool {
    private static final long LONGEST_IDLE_NANOS = 55_000_000_000L;

    private final URI origin;
    private final String host;
    private final Dialer dialer;
    private final Semaphore permits;
    private final Deque<Http1Connection> idle = new ArrayDeque<>();

    OriginPool(URI origin, Dialer dialer, int connections) {
        this.origin = origin;
        this.host = hostField(origin);
        this.dialer = dialer;
        this.permits = new Semaphore(connections, true);
    }

    private static String hostField(URI origin) {
        int port = Origins.port(origin);
        boolean usual = port == (Origins.isSecure(origin) ? 443 : 80);
        return usual ? Origins.host(origin) : Origins.host(origin) + ":" + port;
    }

    /// Brings the first connection up if there is none.
    void prepare() throws IOException {
        Dialer.Dialed dialed = dialer.dial(origin);
        giveBack(new Http1Connection(dialed.socket(), dialed.absolute()));
    }

    /// Sends a request and waits for the head of its answer.
    Exchange exchange(Request request) throws IOException {
        Exchange exchange = null;
        while (exchange == null) {
            exchange = tryExchange(request);
        }
        return exchange;
    }

    /// Nothing when a kept connection was closed meanwhile.
    private @Nullable Exchange tryExchange(Request request) throws IOException {
        try {
            return exclusive(request);
        } catch (StaleConnectionException _) {
            return null;
        }
    }

    private Exchange exclusive(Request request) throws IOException {
        try {
            permits.acquire();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
        Http1Connection connection = null;
        try {
            connection = take();
            if (connection == null) {
                Dialer.Dialed dialed = dialer.dial(origin);
                connection = new Http1Connection(dialed.socket(), dialed.absolute());
            }
            Http1Connection taken = connection;
            return taken.exchange(request, host, () -> release(taken));
        } catch (IOException | RuntimeException broken) {
            if (connection != null) {
                connection.close();
            }
            permits.release();
            throw broken;
        }
    }

    private void release(Http1Connection connection) {
        if (connection.isReusable()) {
            giveBack(connection);
        } else {
            connection.close();
        }
        permits.release();
    }

    private void giveBack(Http1Connection connection) {
        connection.markIdle(System.nanoTime());
        synchronized (idle) {
            idle.push(connection);
        }
    }

    private @Nullable Http1Connection take() {
        synchronized (idle) {
            Http1Connection connection = idle.poll();
            while (connection != null
                    && System.nanoTime() - connection.idleSince() > LONGEST_IDLE_NANOS) {
                connection.close();
                connection = idle.poll();
            }
            return connection;
        }
    }

    void close() {
        synchronized (idle) {
            idle.forEach(Http1Connection::close);
            idle.clear();
        }
    }
}

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

/// The connections to one origin: one shared if the server speaks HTTP/2, else a bounded number.
///
/// The first connection over TLS goes ahead alone, for only its handshake tells which of the two it
/// is. Safe for all threads.
final class OriginPool {
    private static final long LONGEST_IDLE_NANOS = 55_000_000_000L;
    private static final int MOST_STALE = 20;

    private final URI origin;
    private final String host;
    private final Dialer dialer;
    private final Semaphore permits;
    private final Deque<Http1Connection> idle = new ArrayDeque<>();
    private final LeadingDial leading = new LeadingDial();
    private volatile Protocol protocol;
    private volatile @Nullable Http2Connection shared;

    private enum Protocol {
        UNKNOWN,
        HTTP_1,
        HTTP_2
    }

    OriginPool(URI origin, Dialer dialer, int connections) {
        this.origin = origin;
        this.host = hostField(origin);
        this.dialer = dialer;
        this.permits = new Semaphore(connections, true);
        this.protocol = Origins.isSecure(origin) ? Protocol.UNKNOWN : Protocol.HTTP_1;
    }

    private static String hostField(URI origin) {
        int port = Origins.port(origin);
        boolean usual = port == (Origins.isSecure(origin) ? 443 : 80);
        return usual ? Origins.host(origin) : Origins.host(origin) + ":" + port;
    }

    /// Brings the first connection up if there is none.
    void prepare() throws IOException {
        if (protocol == Protocol.UNKNOWN) {
            lead();
        }
    }

    /// Sends a request and waits for the head of its answer.
    Exchange exchange(Request request) throws IOException {
        for (int stale = 0; stale < MOST_STALE; stale++) {
            Exchange exchange = tryExchange(request);
            if (exchange != null) {
                return exchange;
            }
        }
        throw new IOException("the server keeps closing its connections");
    }

    /// Nothing when a kept connection was closed meanwhile.
    private @Nullable Exchange tryExchange(Request request) throws IOException {
        try {
            if (protocol == Protocol.UNKNOWN) {
                lead();
            }
            return protocol == Protocol.HTTP_2 ? multiplexed(request) : exclusive(request);
        } catch (StaleConnectionException _) {
            return null;
        }
    }

    private void lead() throws IOException {
        leading.connect(this::connectFirst);
    }

    private void connectFirst() throws IOException {
        if (protocol == Protocol.UNKNOWN) {
            connect();
        }
    }

    private void connect() throws IOException {
        Dialer.Dialed dialed = dialer.dial(origin, true);
        if (dialed.http2()) {
            shared = Http2Connection.begin(dialed.socket(), host);
            protocol = Protocol.HTTP_2;
        } else {
            giveBack(new Http1Connection(dialed.socket(), dialed.absolute()));
            protocol = Protocol.HTTP_1;
        }
    }

    private Exchange multiplexed(Request request) throws IOException {
        Http2Connection connection = shared;
        if (connection == null || !connection.isOpen(LONGEST_IDLE_NANOS)) {
            leading.connect(this::renew);
            connection = shared;
        }
        if (connection == null || protocol != Protocol.HTTP_2) {
            throw new StaleConnectionException(new IOException("no HTTP/2 any more"));
        }
        return connection.exchange(request);
    }

    private void renew() throws IOException {
        Http2Connection current = shared;
        if (current == null || !current.isOpen(LONGEST_IDLE_NANOS)) {
            connect();
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
                Dialer.Dialed dialed = dialer.dial(origin, false);
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
        Http2Connection connection = shared;
        if (connection != null) {
            connection.close();
        }
        synchronized (idle) {
            idle.forEach(Http1Connection::close);
            idle.clear();
        }
    }
}

package dev.wardian.store.internal.http;

import dev.wardian.store.http.BasicCredentials;
import dev.wardian.store.http.HttpSettings;
import dev.wardian.store.http.Origins;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Brings connections up: directly, through a proxy, with or without TLS. Safe for all threads.
final class Dialer {
    private static final int IMPATIENT_MILLIS = 2_000;

    private final HttpSettings settings;
    private final TlsContext tls;

    Dialer(HttpSettings settings, TlsContext tls) {
        this.settings = settings;
        this.tls = tls;
    }

    /// A connection over which requests for the origin of an address can be sent. It is made on a
    /// platform thread: a virtual one that waits for a socket starts the poller of the virtual
    /// machine, which then waits in native code for good and holds up its end by 0.3 s.
    Dialed dial(URI origin, boolean offerHttp2) throws IOException {
        FutureTask<Dialed> task = new FutureTask<>(() -> dialHere(origin, offerHttp2));
        Thread.ofPlatform().daemon().name("dial").start(task);
        try {
            return task.get(longestMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            // a name server, or a handshake that drips
            task.cancel(true);
            throw new SocketTimeoutException(
                    "no connection within " + longestMillis() / 1000.0 + " s");
        } catch (InterruptedException _) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case IOException broken -> throw broken;
                case RuntimeException broken -> throw broken;
                case Error broken -> throw broken;
                case null, default -> throw new IllegalStateException(failed);
            }
        }
    }

    private long longestMillis() {
        return settings.connectTimeout().plus(settings.readTimeout()).toMillis();
    }

    private Dialed dialHere(URI origin, boolean offerHttp2) throws IOException {
        String host = Origins.host(origin);
        int port = Origins.port(origin);
        Optional<URI> proxy = settings.proxies().toward(origin);
        boolean secure = Origins.isSecure(origin);
        Socket socket = proxy.isPresent() ? toProxy(proxy.get(), origin) : connect(host, port);
        try {
            boolean tunnelled = proxy.isPresent() && secure && !isSocks(proxy.get());
            if (tunnelled) {
                tunnel(socket, proxy.get(), host + ":" + port);
            }
            if (!secure) {
                boolean absolute = proxy.isPresent() && !isSocks(proxy.get());
                return new Dialed(socket, absolute, false);
            }
            TlsContext.Secured secured = tls.secure(socket, host, port, offerHttp2);
            return new Dialed(secured.socket(), false, secured.speaksHttp2());
        } catch (IOException | RuntimeException broken) {
            Sockets.close(socket);
            throw broken;
        }
    }

    /// A connection that is up.
    ///
    /// @param absolute whether a plain proxy reads the requests
    /// @param http2 whether the server chose HTTP/2
    record Dialed(Socket socket, boolean absolute, boolean http2) {}

    private Socket toProxy(URI proxy, URI origin) throws IOException {
        int port =
                proxy.getPort() >= 0
                        ? proxy.getPort()
                        : isSocks(proxy) ? 1080 : Origins.port(proxy);
        if (isSocks(proxy)) {
            Socket socket =
                    new Socket(
                            new Proxy(
                                    Proxy.Type.SOCKS,
                                    new InetSocketAddress(Origins.host(proxy), port)));
            return open(
                    socket,
                    InetSocketAddress.createUnresolved(Origins.host(origin), Origins.port(origin)),
                    millis());
        }
        Socket socket = connect(Origins.host(proxy), port);
        return Origins.isSecure(proxy)
                ? tls.secure(socket, Origins.host(proxy), port, false).socket()
                : socket;
    }

    private static boolean isSocks(URI proxy) {
        return proxy.getScheme().startsWith("socks");
    }

    /// The field that tells a plain proxy who we are, empty if it need not know.
    Optional<String> proxyAuthorization(URI origin) {
        Optional<URI> proxy = settings.proxies().toward(origin);
        if (proxy.isEmpty() || isSocks(proxy.get()) || Origins.isSecure(origin)) {
            return Optional.empty();
        }
        return BasicCredentials.in(proxy.get()).map(BasicCredentials::header);
    }

    private Socket connect(String host, int port) throws IOException {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        InetAddress[] addresses = InetAddress.getAllByName(bare);
        if (addresses.length == 0) {
            throw new UnknownHostException(host);
        }
        IOException failure = null;
        for (int i = 0; i < addresses.length; i++) {
            boolean last = i == addresses.length - 1;
            int patience = last ? millis() : Math.min(millis(), IMPATIENT_MILLIS);
            try {
                return open(new Socket(), new InetSocketAddress(addresses[i], port), patience);
            } catch (IOException broken) {
                failure = broken;
            }
        }
        throw failure == null ? new UnknownHostException(host) : failure;
    }

    private Socket open(Socket socket, InetSocketAddress address, int patience) throws IOException {
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, patience);
            socket.setSoTimeout((int) Math.min(settings.readTimeout().toMillis(), 1 << 30));
            return socket;
        } catch (SocketTimeoutException _) {
            Sockets.close(socket);
            throw new SocketTimeoutException("no connection within " + patience / 1000.0 + " s");
        } catch (IOException broken) {
            Sockets.close(socket);
            throw broken;
        }
    }

    private int millis() {
        return (int) Math.min(settings.connectTimeout().toMillis(), 1 << 30);
    }

    private static void tunnel(Socket socket, URI proxy, String target) throws IOException {
        StringBuilder head = new StringBuilder(256);
        head.append("CONNECT ").append(target).append(" HTTP/1.1\r\nHost: ").append(target);
        Optional<BasicCredentials> credentials = BasicCredentials.in(proxy);
        if (credentials.isPresent()) {
            head.append("\r\nProxy-Authorization: ").append(credentials.get().header());
        }
        head.append("\r\n\r\n");
        socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        byte[] answer = tunnelAnswer(socket);
        int status = answer.length < 12 ? -1 : (answer[9] - '0') * 100 + (answer[10] - '0') * 10;
        if (status < 200 || status >= 300) {
            String line = new String(answer, StandardCharsets.ISO_8859_1);
            int end = line.indexOf('\r');
            throw new IOException("the proxy answers " + (end < 0 ? line : line.substring(0, end)));
        }
    }

    /// Byte by byte, for whatever follows the empty line belongs to TLS.
    private static byte[] tunnelAnswer(Socket socket) throws IOException {
        java.io.ByteArrayOutputStream head = new java.io.ByteArrayOutputStream(256);
        int ending = 0;
        while (ending < 2) {
            int b = socket.getInputStream().read();
            if (b < 0 || head.size() > 16 * 1024) {
                throw new IOException("the proxy closed the connection");
            }
            head.write(b);
            ending = b == '\n' ? ending + 1 : b == '\r' ? ending : 0;
        }
        return head.toByteArray();
    }
}

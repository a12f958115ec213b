package dev.wardian.store.internal.http;

import dev.wardian.store.http.Trust;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/// TLS for all connections of one client, set up once and only when first needed, and so that
/// sessions are resumed. Safe for all threads.
final class TlsContext {
    private final Trust trust;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable CompletableFuture<SSLSocketFactory> checking;
    private @Nullable SSLSocketFactory unchecked;

    TlsContext(Trust trust) {
        this.trust = trust;
    }

    /// A connection over TLS.
    ///
    /// @param speaksHttp2 whether both sides chose HTTP/2
    record Secured(SSLSocket socket, boolean speaksHttp2) {}

    /// Begins to set up in another thread, which costs a tenth of a second in a fresh process.
    CompletableFuture<SSLSocketFactory> prepare() {
        lock.lock();
        try {
            CompletableFuture<SSLSocketFactory> begun = checking;
            if (begun == null) {
                CompletableFuture<SSLSocketFactory> mine = new CompletableFuture<>();
                Thread.ofVirtual().name("tls").start(() -> complete(mine));
                checking = mine;
                begun = mine;
            }
            return begun;
        } finally {
            lock.unlock();
        }
    }

    /// Shakes hands over a socket that is connected; closing the answer closes the socket.
    Secured secure(Socket socket, String host, int port, boolean offerHttp2) throws IOException {
        boolean insecure = trust.isInsecure(host, port);
        SSLSocketFactory factory = insecure ? unchecking() : checking();
        SSLSocket secured = (SSLSocket) factory.createSocket(socket, bare(host), port, true);
        SSLParameters parameters = secured.getSSLParameters();
        if (!insecure) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        parameters.setApplicationProtocols(
                offerHttp2 ? new String[] {"h2", "http/1.1"} : new String[] {"http/1.1"});
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return new Secured(secured, "h2".equals(secured.getApplicationProtocol()));
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private SSLSocketFactory checking() throws IOException {
        try {
            return prepare().join();
        } catch (CompletionException failed) {
            throw new IOException("TLS cannot be set up: " + failed.getCause(), failed);
        }
    }

    private SSLSocketFactory unchecking() throws IOException {
        lock.lock();
        try {
            SSLSocketFactory factory = unchecked;
            if (factory == null) {
                factory = factory(new TrustManager[] {new UncheckedTrust()});
                unchecked = factory;
            }
            return factory;
        } catch (GeneralSecurityException failed) {
            throw new IOException("TLS cannot be set up: " + failed.getMessage(), failed);
        } finally {
            lock.unlock();
        }
    }

    private void complete(CompletableFuture<SSLSocketFactory> future) {
        try {
            future.complete(factory(new TrustManager[] {new BundleTrust(trust)}));
        } catch (GeneralSecurityException | RuntimeException failed) {
            future.completeExceptionally(failed);
        }
    }

    private static SSLSocketFactory factory(TrustManager[] managers)
            throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers, null);
        return context.getSocketFactory();
    }
}

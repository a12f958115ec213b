package dev.wardian.store.internal.http;

import dev.wardian.store.http.Headers;
import dev.wardian.store.http.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// One kept HTTP/1.1 connection (RFC 9112). Used by one thread at a time.
final class Http1Connection {
    private final Socket socket;
    private final WireInput input;
    private final OutputStream output;
    private final boolean absolute;
    private boolean used;
    private boolean reusable = true;
    private long idleSince;

    /// @param absolute whether request lines hold whole addresses, as a plain proxy wants them
    Http1Connection(Socket socket, boolean absolute) throws IOException {
        this.socket = socket;
        this.input = new WireInput(socket.getInputStream());
        this.output = socket.getOutputStream();
        this.absolute = absolute;
    }

    /// Sends a request and reads the head of its answer; `done` is called when the exchange ends.
    Exchange exchange(Request request, String host, Runnable done) throws IOException {
        boolean fresh = !used;
        used = true;
        try {
            output.write(head(request, host).getBytes(StandardCharsets.ISO_8859_1));
            output.flush();
            if (!input.fill()) {
                throw new IOException("the server closed the connection without an answer");
            }
        } catch (IOException broken) {
            if (fresh || broken instanceof java.net.SocketTimeoutException) {
                throw broken;
            }
            throw new StaleConnectionException(broken);
        }
        int status = status();
        Headers headers = Headers.of(input.fields());
        while (status >= 100 && status < 200) {
            status = status();
            headers = Headers.of(input.fields());
        }
        return new Answer(status, headers, body(request, status, headers), done);
    }

    private String head(Request request, String host) {
        StringBuilder head = new StringBuilder(512);
        head.append(request.method()).append(' ');
        if (absolute) {
            head.append(request.url().getScheme()).append("://").append(host);
        }
        head.append(target(request)).append(" HTTP/1.1\r\nHost: ").append(host).append("\r\n");
        Headers headers = request.headers();
        for (int i = 0; i < headers.size(); i++) {
            head.append(headers.name(i)).append(": ").append(headers.value(i)).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    /// Path and query, in ASCII.
    static String target(Request request) {
        String path = request.url().getRawPath();
        String query = request.url().getRawQuery();
        String target = path == null || path.isEmpty() ? "/" : path;
        return ascii(query == null ? target : target + "?" + query);
    }

    private static String ascii(String target) {
        for (int i = 0; i < target.length(); i++) {
            if (target.charAt(i) >= 0x80) {
                return java.net.URI.create(target).toASCIIString();
            }
        }
        return target;
    }

    private int status() throws IOException {
        String line = input.line();
        if (line.startsWith("HTTP/1.0")) {
            reusable = false;
        }
        if (line.startsWith("HTTP/1.") && line.length() >= 12) {
            int status = 0;
            for (int i = 9; i < 12; i++) {
                status = status * 10 + Character.digit(line.charAt(i), 10);
            }
            if (status >= 100) {
                return status;
            }
        }
        throw new IOException("the answer is not HTTP");
    }

    private InputStream body(Request request, int status, Headers headers) throws IOException {
        if (headers.mentions("connection", "close")) {
            reusable = false;
        } else if (headers.mentions("connection", "keep-alive")) {
            reusable = true;
        }
        if (request.method().equals("HEAD") || status == 204 || status == 304) {
            return InputStream.nullInputStream();
        }
        if (headers.mentions("transfer-encoding", "chunked")) {
            return new ChunkedBody(input);
        }
        if (headers.first("content-length").isPresent()) {
            long length = Bodies.length(headers);
            if (length < 0 || !headers.agreeOn("content-length")) {
                throw new IOException("the answer has no valid length");
            }
            return new SizedBody(input, length);
        }
        reusable = false;
        return new OpenBody(input);
    }

    /// Whether another request may follow once the last body is read to its end.
    boolean isReusable() {
        return reusable && input.isDrained();
    }

    void markIdle(long nanos) {
        idleSince = nanos;
    }

    long idleSince() {
        return idleSince;
    }

    void close() {
        Sockets.close(socket);
    }

    private final class Answer implements Exchange {
        private final int status;
        private final Headers headers;
        private final InputStream body;
        private final Runnable done;
        private boolean closed;

        Answer(int status, Headers headers, InputStream body, Runnable done) {
            this.status = status;
            this.headers = headers;
            this.body = body;
            this.done = done;
        }

        @Override
        public int status() {
            return status;
        }

        @Override
        public Headers headers() {
            return headers;
        }

        @Override
        public InputStream body() {
            return body;
        }

        @Override
        public void close() {
            if (closed) {
                return;
            }
            closed = true;
            if (!isSpent()) {
                reusable = false;
            }
            done.run();
        }

        /// A short rest is read, a long one is not worth the wait.
        private boolean isSpent() {
            if (!reusable) {
                return false;
            }
            try {
                byte[] rest = new byte[4096];
                for (int i = 0; i < 4; i++) {
                    if (body.read(rest) < 0) {
                        return true;
                    }
                }
            } catch (IOException _) {
                return false;
            }
            return false;
        }
    }
}

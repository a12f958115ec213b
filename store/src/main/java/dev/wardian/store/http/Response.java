package dev.wardian.store.http;

import java.net.URI;

/// A complete answer, its body decoded and in memory.
public final class Response {
    private final int status;
    private final Headers headers;
    private final byte[] body;
    private final URI url;

    /// An answer; the body is not copied and must not change.
    public Response(int status, Headers headers, byte[] body, URI url) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.url = url;
    }

    /// The status code of the last answer, after redirects.
    public int status() {
        return status;
    }

    /// The header fields of the last answer.
    public Headers headers() {
        return headers;
    }

    /// The content, free of transfer and content coding; not a copy.
    public byte[] body() {
        return body;
    }

    /// Where the answer came from in the end, free of credentials.
    public URI url() {
        return url;
    }

    /// Whether the status is one of success.
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    @Override
    public String toString() {
        return status + " " + SafeUrl.show(url);
    }
}

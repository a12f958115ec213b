package dev.wardian.store.http;

import java.net.URI;

/// A complete answer, its body decoded and in memory.
///
/// @param status the status code of the last answer, after redirects
/// @param headers its header fields
/// @param body its content, free of transfer and content coding
/// @param url where it came from in the end, free of credentials
public record Response(int status, Headers headers, byte[] body, URI url) {
    /// Whether the status is one of success.
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    @Override
    public String toString() {
        return status + " " + SafeUrl.show(url);
    }
}

package dev.wardian.store.http;

import java.net.URI;

/// One question to a server.
///
/// The address may hold credentials; they are sent as a header and never shown.
///
/// @param method `GET` or `HEAD`
/// @param url an absolute `http` or `https` address
/// @param headers further fields; `Host`, `User-Agent` and authorisation are added by the client
public record Request(String method, URI url, Headers headers) {
    /// Asks for the content of an address.
    public static Request get(URI url) {
        return new Request("GET", url, Headers.NONE);
    }

    /// Asks for the header fields only.
    public static Request head(URI url) {
        return new Request("HEAD", url, Headers.NONE);
    }

    /// The same question with one more field.
    public Request with(String name, String value) {
        return new Request(method, url, headers.with(name, value));
    }

    /// The same question at another address.
    public Request at(URI elsewhere) {
        return new Request(method, elsewhere, headers);
    }

    @Override
    public String toString() {
        return method + " " + SafeUrl.show(url);
    }
}

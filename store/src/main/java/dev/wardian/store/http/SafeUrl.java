package dev.wardian.store.http;

import java.net.URI;

/// Addresses as they may be shown to people and written to logs: without secrets.
public final class SafeUrl {
    private SafeUrl() {}

    /// The address with its password, or its only credential, replaced by `****`.
    public static String show(URI url) {
        return show(url.toString());
    }

    /// The address with its password, or its only credential, replaced by `****`.
    public static String show(String url) {
        int authority = url.indexOf("://");
        if (authority < 0) {
            return url;
        }
        int start = authority + 3;
        int end = endOfAuthority(url, start);
        int at = url.lastIndexOf('@', end - 1);
        if (at < start) {
            return url;
        }
        int colon = url.indexOf(':', start);
        String shown = colon < 0 || colon > at ? "****" : url.substring(start, colon) + ":****";
        return url.substring(0, start) + shown + url.substring(at);
    }

    private static int endOfAuthority(String url, int start) {
        for (int i = start; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c == '/' || c == '?' || c == '#') {
                return i;
            }
        }
        return url.length();
    }
}

package dev.wardian.store.http;

import java.net.URI;
import java.util.Locale;

/// The origin of an address: scheme, host and port (RFC 6454).
///
/// Unlike the platform's own reading this one also finds hosts such as `my_host`, which inner
/// networks use though no standard allows them.
public final class Origins {
    private Origins() {}

    /// The host of an address in lower case, empty if it has none; IPv6 addresses in brackets.
    public static String host(URI url) {
        String authority = authority(url);
        int colon = portColon(authority);
        return (colon < 0 ? authority : authority.substring(0, colon)).toLowerCase(Locale.ROOT);
    }

    /// The port of an address, also where it is not written.
    public static int port(URI url) {
        String authority = authority(url);
        int colon = portColon(authority);
        if (colon >= 0 && colon + 1 < authority.length()) {
            try {
                return Integer.parseInt(authority.substring(colon + 1));
            } catch (NumberFormatException _) {
                return isSecure(url) ? 443 : 80;
            }
        }
        return isSecure(url) ? 443 : 80;
    }

    /// Whether an address is reached over TLS.
    public static boolean isSecure(URI url) {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    /// Scheme, host and port in one text, the same for all addresses of one origin.
    public static String of(URI url) {
        return (isSecure(url) ? "https://" : "http://") + host(url) + ":" + port(url);
    }

    /// The address without the credentials that it may hold.
    public static URI withoutCredentials(URI url) {
        String authority = url.getRawAuthority();
        int at = authority == null ? -1 : authority.lastIndexOf('@');
        if (authority == null || at < 0) {
            return url;
        }
        String text = url.toString();
        int start = text.indexOf(authority);
        return URI.create(text.substring(0, start) + text.substring(start + at + 1));
    }

    private static String authority(URI url) {
        String authority = url.getRawAuthority();
        if (authority == null) {
            return "";
        }
        return authority.substring(authority.lastIndexOf('@') + 1);
    }

    private static int portColon(String authority) {
        int colon = authority.lastIndexOf(':');
        return colon > authority.lastIndexOf(']') ? colon : -1;
    }
}

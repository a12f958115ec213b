package dev.wardian.store.http;

import java.util.Optional;
import java.util.OptionalInt;

/// The part of an address between `//` and the path, as people write it (RFC 3986, section 3.2).
///
/// @param username decoded, if one is given
/// @param password decoded, if one is given
/// @param location host and port as written
public record Authority(Optional<String> username, Optional<String> password, String location) {
    /// Reads `user:password@host:port`, of which only the host must be there.
    public static Authority parse(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0) {
            return new Authority(Optional.empty(), Optional.empty(), text);
        }
        int colon = text.indexOf(':');
        boolean withPassword = colon >= 0 && colon < at;
        String username = text.substring(0, withPassword ? colon : at);
        Optional<String> password =
                withPassword
                        ? Optional.of(PercentCoding.decode(text.substring(colon + 1, at)))
                        : Optional.empty();
        return new Authority(
                Optional.of(PercentCoding.decode(username)), password, text.substring(at + 1));
    }

    /// Host and port out of its parts; an IPv6 address gets brackets where a port follows.
    public static String location(String host, OptionalInt port) {
        if (port.isEmpty()) {
            return host;
        }
        String bare = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return bare + ":" + port.getAsInt();
    }

    /// The host without brackets.
    public String host() {
        if (isBareIpv6()) {
            return location;
        }
        int colon = portColon();
        String host = colon < 0 ? location : location.substring(0, colon);
        return host.startsWith("[") && host.endsWith("]")
                ? host.substring(1, host.length() - 1)
                : host;
    }

    /// The port, if a valid one is written.
    public OptionalInt port() {
        int colon = isBareIpv6() ? -1 : portColon();
        if (colon < 0) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(location.substring(colon + 1)));
        } catch (NumberFormatException _) {
            return OptionalInt.empty();
        }
    }

    /// An address that begins with this location; IPv6 addresses get their brackets.
    public String address(String scheme) {
        return scheme + "://" + (isBareIpv6() ? "[" + location + "]" : location);
    }

    private boolean isBareIpv6() {
        return location.indexOf(':') != location.lastIndexOf(':') && !location.startsWith("[");
    }

    private int portColon() {
        int colon = location.lastIndexOf(':');
        return colon > location.lastIndexOf(']') ? colon : -1;
    }

    /// As it may be shown: without secrets.
    @Override
    public String toString() {
        if (username.isEmpty()) {
            return location;
        }
        return password.isPresent()
                ? PercentCoding.encode(username.get(), "") + ":****@" + location
                : "****@" + location;
    }
}

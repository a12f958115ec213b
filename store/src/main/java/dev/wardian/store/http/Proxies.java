package dev.wardian.store.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which proxy leads to which server, by the variables that every tool reads.
///
/// `https_proxy`, `http_proxy` and `all_proxy` count in lower and upper case, the lower one first.
/// `no_proxy` lists host names that also stand for their subdomains, `host:port`, addresses,
/// networks such as `10.0.0.0/8`, and `*`. A proxy may hold credentials, which are never shown.
public final class Proxies {
    /// No proxy at all.
    public static final Proxies NONE = new Proxies(null, null, List.of());

    private final @Nullable URI plain;
    private final @Nullable URI secure;
    private final List<String> exceptions;

    private Proxies(@Nullable URI plain, @Nullable URI secure, List<String> exceptions) {
        this.plain = plain;
        this.secure = secure;
        this.exceptions = exceptions;
    }

    /// What the variables say.
    public static Proxies from(Map<String, String> environment) {
        String all = value(environment, "all_proxy");
        String plain = value(environment, "http_proxy");
        String secure = value(environment, "https_proxy");
        return new Proxies(
                address(plain.isEmpty() ? all : plain),
                address(secure.isEmpty() ? all : secure),
                split(value(environment, "no_proxy")));
    }

    /// One proxy for every server, whatever the variables say.
    public static Proxies always(String proxy) {
        URI address = address(proxy);
        return new Proxies(address, address, List.of());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Proxies that
                && Objects.equals(plain, that.plain)
                && Objects.equals(secure, that.secure)
                && exceptions.equals(that.exceptions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(plain, secure, exceptions);
    }

    /// The proxy that leads to a server, empty if it is reached directly.
    public Optional<URI> toward(URI url) {
        URI proxy = "https".equalsIgnoreCase(url.getScheme()) ? secure : plain;
        if (proxy == null || (!exceptions.isEmpty() && isException(url))) {
            return Optional.empty();
        }
        return Optional.of(proxy);
    }

    private boolean isException(URI url) {
        String host = Origins.host(url);
        for (String exception : exceptions) {
            if (matches(exception, host, Origins.port(url))) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String exception, String host, int port) {
        if (exception.equals("*")) {
            return true;
        }
        String name = exception;
        int colon = name.lastIndexOf(':');
        if (colon > 0 && name.indexOf(':') == colon) {
            if (!name.substring(colon + 1).equals(Integer.toString(port))) {
                return false;
            }
            name = name.substring(0, colon);
        }
        if (name.indexOf('/') > 0) {
            return Networks.contains(name, host);
        }
        String suffix = name.startsWith(".") ? name.substring(1) : name;
        return host.equals(suffix) || host.endsWith("." + suffix);
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int comma = text.indexOf(',', start);
            int end = comma < 0 ? text.length() : comma;
            String part = text.substring(start, end).strip().toLowerCase(Locale.ROOT);
            if (!part.isEmpty()) {
                parts.add(part);
            }
            start = end + 1;
        }
        return parts;
    }

    private static String value(Map<String, String> environment, String name) {
        String lower = environment.getOrDefault(name, "");
        return lower.isEmpty()
                ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "")
                : lower;
    }

    private static @Nullable URI address(String text) {
        if (text.isBlank()) {
            return null;
        }
        String stripped = text.strip();
        return URI.create(stripped.contains("://") ? stripped : "http://" + stripped);
    }

    @Override
    public String toString() {
        return "http via " + shown(plain) + ", https via " + shown(secure);
    }

    private static String shown(@Nullable URI proxy) {
        return proxy == null ? "nothing" : SafeUrl.show(proxy);
    }
}

package dev.wardian.store.http;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// How the client reaches servers.
///
/// @param connectTimeout how long a connection may take to come up
/// @param readTimeout how long a server may stay silent
/// @param connections how many connections to one origin are open at most
/// @param proxies which proxy leads where
/// @param trust whose certificates are believed
/// @param credentials who we are
/// @param retries when to try again
/// @param userAgent what we call ourselves
public record HttpSettings(
        Duration connectTimeout,
        Duration readTimeout,
        int connections,
        Proxies proxies,
        Trust trust,
        CredentialSource credentials,
        RetryPolicy retries,
        String userAgent) {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration READ = Duration.ofSeconds(30);

    /// Direct connections, the system's authorities, no credentials.
    public static HttpSettings standard() {
        return from(Map.of());
    }

    /// What the environment says: proxies, authorities, and the read timeout in seconds by
    /// `UV_HTTP_TIMEOUT`, `UV_REQUEST_TIMEOUT`, `HTTP_TIMEOUT` or `PIP_DEFAULT_TIMEOUT`, whichever
    /// is set first.
    public static HttpSettings from(Map<String, String> environment) {
        return new HttpSettings(
                CONNECT,
                timeout(environment),
                16,
                Proxies.from(environment),
                Trust.from(environment),
                CredentialSource.NONE,
                RetryPolicy.standard(),
                "wardian");
    }

    /// A number of seconds, if a text is one.
    public static Optional<Duration> seconds(String text) {
        try {
            double seconds = Double.parseDouble(text.strip());
            return seconds > 0 && seconds < 1e6
                    ? Optional.of(Duration.ofMillis(Math.max(1, (long) (seconds * 1000))))
                    : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// The same with other proxies.
    public HttpSettings withProxies(Proxies other) {
        return new HttpSettings(
                connectTimeout,
                readTimeout,
                connections,
                other,
                trust,
                credentials,
                retries,
                userAgent);
    }

    /// The same with other authorities.
    public HttpSettings withTrust(Trust other) {
        return new HttpSettings(
                connectTimeout,
                readTimeout,
                connections,
                proxies,
                other,
                credentials,
                retries,
                userAgent);
    }

    /// The same with other credentials.
    public HttpSettings withCredentials(CredentialSource other) {
        return new HttpSettings(
                connectTimeout,
                readTimeout,
                connections,
                proxies,
                trust,
                other,
                retries,
                userAgent);
    }

    /// The same with another policy of retries.
    public HttpSettings withRetries(RetryPolicy other) {
        return new HttpSettings(
                connectTimeout,
                readTimeout,
                connections,
                proxies,
                trust,
                credentials,
                other,
                userAgent);
    }

    /// The same with another time that a server may stay silent.
    public HttpSettings withReadTimeout(Duration other) {
        return new HttpSettings(
                connectTimeout,
                other,
                connections,
                proxies,
                trust,
                credentials,
                retries,
                userAgent);
    }

    /// The same with another limit of connections to one origin.
    public HttpSettings withConnections(int other) {
        return new HttpSettings(
                connectTimeout,
                readTimeout,
                other,
                proxies,
                trust,
                credentials,
                retries,
                userAgent);
    }

    /// Whether connections made by other settings are what these would make.
    boolean connectsLike(HttpSettings other) {
        return connections == other.connections
                && connectTimeout.equals(other.connectTimeout)
                && readTimeout.equals(other.readTimeout)
                && proxies.equals(other.proxies)
                && trust.equals(other.trust);
    }

    private static Duration timeout(Map<String, String> environment) {
        for (String variable :
                new String[] {
                    "UV_HTTP_TIMEOUT", "UV_REQUEST_TIMEOUT", "HTTP_TIMEOUT", "PIP_DEFAULT_TIMEOUT"
                }) {
            String value = environment.get(variable);
            if (value != null) {
                Optional<Duration> seconds = seconds(value);
                if (seconds.isPresent()) {
                    return seconds.get();
                }
            }
        }
        return READ;
    }
}

package dev.wardian.store.internal.http;

import dev.wardian.store.http.Response;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

/// How long a server asks us to wait (RFC 9110, section 10.2.3).
public final class RetryAfter {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private RetryAfter() {}

    /// What the server says, at most a minute; nothing if it says nothing that can be understood.
    public static Optional<Duration> of(Response response, InstantSource clock) {
        String text = response.headers().first("retry-after").orElse("").strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (Character.isDigit(text.charAt(0))) {
            try {
                return Optional.of(bounded(Duration.ofSeconds(Long.parseLong(text))));
            } catch (NumberFormatException _) {
                return Optional.empty();
            }
        }
        OptionalLong date = HttpDate.parse(text);
        return date.isEmpty()
                ? Optional.empty()
                : Optional.of(bounded(Duration.ofMillis(date.getAsLong() - clock.millis())));
    }

    private static Duration bounded(Duration asked) {
        return asked.isNegative() ? Duration.ZERO : asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
}

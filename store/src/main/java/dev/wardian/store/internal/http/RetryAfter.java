package dev.wardian.store.internal.http;

import dev.wardian.store.http.Response;
import dev.wardian.store.http.RetryPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// How long a server asks us to wait (RFC 9110, section 10.2.3).
public final class RetryAfter {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private RetryAfter() {}

    /// The pause before the next try: what the server says, at most a minute, else our own.
    public static Duration of(Response response, RetryPolicy policy, int retry) {
        Optional<String> said = response.headers().first("retry-after");
        if (said.isEmpty()) {
            return policy.pauseBefore(retry);
        }
        String text = said.get().strip();
        Duration pause;
        if (!text.isEmpty() && Character.isDigit(text.charAt(0))) {
            try {
                pause = Duration.ofSeconds(Math.min(Long.parseLong(text), LONGEST.toSeconds()));
            } catch (NumberFormatException _) {
                return policy.pauseBefore(retry);
            }
        } else {
            OptionalLong date = HttpDate.parse(text);
            if (date.isEmpty()) {
                return policy.pauseBefore(retry);
            }
            pause = Duration.ofMillis(date.getAsLong() - policy.clock().millis());
        }
        return pause.isNegative() ? Duration.ZERO : pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}

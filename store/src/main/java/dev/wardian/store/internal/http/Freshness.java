package dev.wardian.store.internal.http;

import dev.wardian.store.http.CacheRules;
import dev.wardian.store.http.Headers;
import java.util.Locale;
import java.util.OptionalLong;

/// How long an answer may be used without asking again (RFC 9111, section 4.2).
public final class Freshness {
    /// The lifetime of what its name alone describes.
    public static final long FOREVER = Long.MAX_VALUE;

    /// The answer must not be kept at all.
    public static final long NEVER_KEPT = -1;

    private static final long LONGEST_SECONDS = 10L * 365 * 24 * 3600;

    private Freshness() {}

    /// The lifetime in milliseconds, 0 if the server is to be asked every time.
    public static long lifetime(Headers headers, CacheRules rules) {
        String control = headers.first("cache-control").orElse("").toLowerCase(Locale.ROOT);
        if (hasDirective(control, "no-store")) {
            return NEVER_KEPT;
        }
        if (hasDirective(control, "no-cache")) {
            return 0;
        }
        long seconds = seconds(control);
        if (seconds >= 0) {
            return Math.max(0, seconds - age(headers)) * 1000;
        }
        OptionalLong expires = HttpDate.parse(headers.first("expires").orElse(""));
        if (expires.isPresent()) {
            OptionalLong date = HttpDate.parse(headers.first("date").orElse(""));
            long begin = date.isPresent() ? date.getAsLong() : rules.clock().millis();
            return Math.max(0, expires.getAsLong() - begin);
        }
        return headers.first("expires").isPresent() ? 0 : rules.ownFreshness().toMillis();
    }

    private static boolean hasDirective(String control, String directive) {
        for (int at = control.indexOf(directive);
                at >= 0;
                at = control.indexOf(directive, at + 1)) {
            int end = at + directive.length();
            boolean begins = at == 0 || " ,".indexOf(control.charAt(at - 1)) >= 0;
            boolean ends = end == control.length() || " ,=".indexOf(control.charAt(end)) >= 0;
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    private static long seconds(String control) {
        int at = control.indexOf("max-age=");
        if (at < 0 || (at > 0 && " ,".indexOf(control.charAt(at - 1)) < 0)) {
            return -1;
        }
        return number(control, at + "max-age=".length());
    }

    private static long age(Headers headers) {
        return Math.max(0, number(headers.first("age").orElse(""), 0));
    }

    private static long number(String text, int from) {
        long value = -1;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && i == from) {
                continue;
            }
            if (c < '0' || c > '9') {
                break;
            }
            value = Math.min(Math.max(value, 0) * 10 + (c - '0'), LONGEST_SECONDS);
        }
        return value;
    }
}

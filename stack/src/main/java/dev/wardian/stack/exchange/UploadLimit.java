package dev.wardian.stack.exchange;

import dev.wardian.standards.SyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/// Reads what `--exclude-newer` says: a day (`2026-11-21`, to its end in UTC), a moment (RFC 3339)
/// or how long ago (`7 days`, `24h`, ISO 8601's `P7D`). Months and years are refused, as in uv:
/// they have no fixed length.
public final class UploadLimit {

    private static final String EXPECTED =
            "a day (`2026-11-21`), a moment (`2026-11-21T08:00:00Z`) or how long ago (`7 days`,"
                    + " `P7D`)";

    private UploadLimit() {}

    /// The moment from which on files do not count.
    ///
    /// @param now what durations count back from
    /// @throws SyntaxException for anything else
    public static Instant parse(String text, Instant now) {
        var stripped = text.strip();
        try {
            if (stripped.startsWith("P") || stripped.startsWith("p")) {
                return now.minus(iso(stripped.toUpperCase(Locale.ROOT), text));
            }
            if (stripped.length() > 10 && "Tt ".indexOf(stripped.charAt(10)) >= 0) {
                return moment(stripped);
            }
            if (stripped.length() == 10 && stripped.charAt(4) == '-') {
                return LocalDate.parse(stripped)
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
            }
            return now.minus(friendly(stripped, text));
        } catch (DateTimeParseException | ArithmeticException _) {
            throw new SyntaxException(text, 0, EXPECTED);
        }
    }

    private static Instant moment(String text) {
        var upper = text.toUpperCase(Locale.ROOT);
        return java.time.OffsetDateTime.parse(upper.substring(0, 10) + "T" + upper.substring(11))
                .toInstant();
    }

    private static Duration iso(String upper, String text) {
        if (upper.startsWith("P") && upper.endsWith("W")) {
            return Duration.ofDays(7 * number(upper.substring(1, upper.length() - 1), text));
        }
        return Duration.parse(upper);
    }

    /// `2 weeks`, `1 day 12 hours`, `24h`: numbers and units in turn.
    private static Duration friendly(String stripped, String text) {
        var total = Duration.ZERO;
        var position = 0;
        while (position < stripped.length()) {
            var digits = position;
            while (digits < stripped.length() && Character.isDigit(stripped.charAt(digits))) {
                digits++;
            }
            var letters = digits;
            while (letters < stripped.length() && !Character.isDigit(stripped.charAt(letters))) {
                letters++;
            }
            var unit = unit(stripped.substring(digits, letters).replace(",", "").strip(), text);
            total =
                    total.plus(
                            unit.multipliedBy(number(stripped.substring(position, digits), text)));
            position = letters;
        }
        if (total.isZero()) {
            throw new SyntaxException(text, 0, EXPECTED);
        }
        return total;
    }

    private static long number(String digits, String text) {
        if (digits.isEmpty() || digits.length() > 9) {
            throw new SyntaxException(text, 0, EXPECTED);
        }
        return Long.parseLong(digits);
    }

    private static Duration unit(String word, String text) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "s", "sec", "secs", "second", "seconds" -> Duration.ofSeconds(1);
            case "m", "min", "mins", "minute", "minutes" -> Duration.ofMinutes(1);
            case "h", "hr", "hrs", "hour", "hours" -> Duration.ofHours(1);
            case "d", "day", "days" -> Duration.ofDays(1);
            case "w", "week", "weeks" -> Duration.ofDays(7);
            case "mo", "month", "months", "y", "year", "years" ->
                    throw new SyntaxException(
                            text, 0, "days or weeks: months and years have no fixed length");
            default -> throw new SyntaxException(text, 0, EXPECTED);
        };
    }

    /// A limit for one package, `PACKAGE=LIMIT`; `PACKAGE=false` means none.
    ///
    /// @param name as it was written
    /// @param limit empty where all files count
    public record ForPackage(String name, Optional<Instant> limit) {}

    /// Reads `PACKAGE=LIMIT`.
    public static ForPackage parseForPackage(String text, Instant now) {
        var equals = text.indexOf('=');
        if (equals <= 0) {
            throw new SyntaxException(text, 0, "`PACKAGE=LIMIT`, where the limit is " + EXPECTED);
        }
        var value = text.substring(equals + 1).strip();
        return new ForPackage(
                text.substring(0, equals).strip(),
                value.equals("false") ? Optional.empty() : Optional.of(parse(value, now)));
    }
}

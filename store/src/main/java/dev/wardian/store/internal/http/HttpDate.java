package dev.wardian.store.internal.http;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/// Dates as `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7), the only form still sent.
public final class HttpDate {
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private HttpDate() {}

    /// Milliseconds since 1970, empty for any other form.
    public static OptionalLong parse(String text) {
        if (text.length() != 29 || !text.endsWith(" GMT")) {
            return OptionalLong.empty();
        }
        int month = MONTHS.indexOf(text.substring(8, 11));
        try {
            LocalDateTime time =
                    LocalDateTime.of(
                            Integer.parseInt(text.substring(12, 16)),
                            month < 0 ? 0 : month / 3 + 1,
                            Integer.parseInt(text.substring(5, 7)),
                            Integer.parseInt(text.substring(17, 19)),
                            Integer.parseInt(text.substring(20, 22)),
                            Integer.parseInt(text.substring(23, 25)));
            return OptionalLong.of(time.toEpochSecond(ZoneOffset.UTC) * 1000);
        } catch (NumberFormatException | DateTimeException _) {
            return OptionalLong.empty();
        }
    }
}

package dev.wardian.store.internal.http;

import dev.wardian.store.http.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/// Reading bodies and the fields that describe them.
public final class Bodies {
    private static final long MOST_BELIEVED = 16L * 1024 * 1024;

    private Bodies() {}

    /// The whole body, decoded; throws when it is larger than allowed.
    public static byte[] read(Exchange exchange, long largest) throws IOException {
        byte[] buffer = new byte[(int) Math.min(firstSize(exchange.headers()), largest)];
        int length = 0;
        try (InputStream body = decoded(exchange)) {
            while (true) {
                if (length == buffer.length) {
                    int next = body.read();
                    if (next < 0) {
                        break;
                    }
                    if (length >= largest) {
                        throw new FinalAnswerException(
                                "the answer is larger than " + largest + " bytes");
                    }
                    int size = (int) Math.min(Math.max(buffer.length * 2L, 8192), largest);
                    buffer = Arrays.copyOf(buffer, size);
                    buffer[length++] = (byte) next;
                }
                int count = body.read(buffer, length, buffer.length - length);
                if (count < 0) {
                    break;
                }
                length += count;
            }
        }
        return length == buffer.length ? buffer : Arrays.copyOf(buffer, length);
    }

    /// What a server says of its length is believed as far as it costs little.
    private static long firstSize(Headers headers) {
        long length = Math.max(length(headers), 0);
        boolean coded = headers.first("content-encoding").isPresent();
        return Math.clamp(coded ? length * 8 : length, 64, MOST_BELIEVED);
    }

    /// The length of a body that a server announces, -1 if that is not said.
    static long length(Headers headers) {
        return number(headers.first("content-length").orElse(""));
    }

    /// The body with its content coding undone.
    public static InputStream decoded(Exchange exchange) throws IOException {
        Optional<String> coding = exchange.headers().first("content-encoding");
        if (coding.isEmpty() || coding.get().equalsIgnoreCase("identity")) {
            return exchange.body();
        }
        if (coding.get().equalsIgnoreCase("gzip") || coding.get().equalsIgnoreCase("x-gzip")) {
            return new GZIPInputStream(exchange.body(), 16 * 1024);
        }
        if (coding.get().equalsIgnoreCase("deflate")) {
            return new InflaterInputStream(exchange.body(), new Inflater(), 16 * 1024);
        }
        throw new FinalAnswerException("the answer has the unknown coding " + coding.get());
    }

    /// Where the part that a 206 answer sends begins, -1 if that is not said.
    public static long rangeStart(Headers headers) {
        String range = headers.first("content-range").orElse("");
        int dash = range.indexOf('-');
        return range.startsWith("bytes ") && dash > 6 ? number(range.substring(6, dash)) : -1;
    }

    /// The length of the whole file of which an answer sends all or a part, -1 if that is not said.
    public static long total(Headers headers, long offset) {
        String range = headers.first("content-range").orElse("");
        int slash = range.indexOf('/');
        if (slash >= 0) {
            return number(range.substring(slash + 1));
        }
        if (headers.first("content-encoding").isPresent()) {
            return -1;
        }
        long length = length(headers);
        return length < 0 ? -1 : offset + length;
    }

    /// What tells two versions of a file apart, strong enough to go on after a break.
    public static @Nullable String validator(Headers headers) {
        String tag = headers.first("etag").orElse("");
        if (tag.startsWith("\"")) {
            return tag;
        }
        return headers.first("last-modified").orElse(null);
    }

    private static long number(String text) {
        if (text.isEmpty() || text.length() > 18) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}

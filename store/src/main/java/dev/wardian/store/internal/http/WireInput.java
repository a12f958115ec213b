package dev.wardian.store.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Buffered reading of lines and blocks from a connection.
final class WireInput {
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int MOST_FIELDS = 400;

    private final InputStream source;
    private final byte[] buffer = new byte[16 * 1024];
    private int position;
    private int limit;

    WireInput(InputStream source) {
        this.source = source;
    }

    /// Whether nothing more was received than was read.
    boolean isDrained() {
        return position == limit;
    }

    /// Waits for at least one byte; false at the end.
    boolean fill() throws IOException {
        if (position < limit) {
            return true;
        }
        int count = source.read(buffer, 0, buffer.length);
        position = 0;
        limit = Math.max(count, 0);
        return count > 0;
    }

    /// Reads at most `length` bytes, -1 at the end.
    int read(byte[] target, int offset, int length) throws IOException {
        if (position == limit) {
            if (length >= buffer.length) {
                return source.read(target, offset, length);
            }
            if (!fill()) {
                return -1;
            }
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(buffer, position, target, offset, count);
        position += count;
        return count;
    }

    /// One line without its end, each byte as one character.
    String line() throws IOException {
        StringBuilder earlier = null;
        while (true) {
            if (!fill()) {
                throw new EOFException("the connection was closed inside the answer");
            }
            for (int i = position; i < limit; i++) {
                if (buffer[i] == '\n') {
                    String rest = text(position, i);
                    position = i + 1;
                    return chomp(earlier == null ? rest : earlier.append(rest).toString());
                }
            }
            earlier = earlier == null ? new StringBuilder() : earlier;
            earlier.append(text(position, limit));
            position = limit;
            if (earlier.length() > LONGEST_LINE) {
                throw new IOException("the answer has a line of more than 64 KB");
            }
        }
    }

    /// Header fields up to the empty line, as alternating names and values.
    List<String> fields() throws IOException {
        List<String> fields = new ArrayList<>();
        while (true) {
            String line = line();
            if (line.isEmpty()) {
                return fields;
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.add(line.substring(0, colon).strip());
                fields.add(line.substring(colon + 1).strip());
            }
            if (fields.size() > MOST_FIELDS) {
                throw new IOException("the answer has more than 200 header fields");
            }
        }
    }

    private String text(int from, int to) {
        return new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static String chomp(String line) {
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }
}

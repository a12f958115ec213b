package dev.wardian.python.internal.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The part of a `METADATA` file that resolution needs: a tenth of most files.
public final class MetadataText {
    private static final byte[][] FIELDS = {
        field("metadata-version"),
        field("name"),
        field("version"),
        field("requires-python"),
        field("requires-dist"),
        field("requires"),
        field("provides-extra"),
        field("dynamic")
    };

    private MetadataText() {}

    /// The lines of the fields that matter, with their continuations, up to the description.
    public static byte[] essential(byte[] file) {
        byte[] out = new byte[file.length];
        int length = 0;
        int position = 0;
        boolean keeping = false;
        while (position < file.length) {
            int end = endOfLine(file, position);
            if (isBlank(file, position, end)) {
                break;
            }
            if (file[position] != ' ' && file[position] != '\t') {
                keeping = matters(file, position, end);
            }
            if (keeping) {
                System.arraycopy(file, position, out, length, end - position);
                length += end - position;
            }
            position = end;
        }
        return Arrays.copyOf(out, length);
    }

    /// Whether bytes begin as metadata does, and not as an error page.
    public static boolean looksRight(byte[] file) {
        int position = 0;
        while (position < file.length) {
            int end = endOfLine(file, position);
            if (isBlank(file, position, end)) {
                return false;
            }
            if (startsWith(file, position, end, FIELDS[0])
                    || startsWith(file, position, end, FIELDS[1])) {
                return true;
            }
            if (file[position] == '<') {
                return false;
            }
            position = end;
        }
        return false;
    }

    private static byte[] field(String name) {
        return (name + ":").getBytes(StandardCharsets.US_ASCII);
    }

    private static int endOfLine(byte[] file, int start) {
        int end = start;
        while (end < file.length && file[end] != '\n') {
            end++;
        }
        return Math.min(end + 1, file.length);
    }

    private static boolean isBlank(byte[] file, int start, int end) {
        for (int i = start; i < end; i++) {
            if (file[i] != '\r' && file[i] != '\n') {
                return false;
            }
        }
        return true;
    }

    private static boolean matters(byte[] file, int start, int end) {
        for (byte[] field : FIELDS) {
            if (startsWith(file, start, end, field)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] file, int start, int end, byte[] field) {
        if (end - start < field.length) {
            return false;
        }
        for (int i = 0; i < field.length; i++) {
            byte b = file[start + i];
            if ((b >= 'A' && b <= 'Z' ? b + 32 : b) != field[i]) {
                return false;
            }
        }
        return true;
    }
}

package dev.wardian.python.internal.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes numbers and texts into a growing array. Used by one thread.
final class PackWriter {
    private byte[] bytes = new byte[16 * 1024];
    private int length;

    int position() {
        return length;
    }

    void one(int value) {
        room(1);
        bytes[length++] = (byte) value;
    }

    /// Four bytes, the highest first.
    void four(int value) {
        room(4);
        four(length, value);
        length += 4;
    }

    /// Four bytes at an earlier position.
    void four(int at, int value) {
        bytes[at] = (byte) (value >>> 24);
        bytes[at + 1] = (byte) (value >>> 16);
        bytes[at + 2] = (byte) (value >>> 8);
        bytes[at + 3] = (byte) value;
    }

    /// Eight bytes, the highest first.
    void eight(long value) {
        four((int) (value >>> 32));
        four((int) value);
    }

    /// As many bytes as a number from 0 on needs, seven bits in each.
    void number(long value) {
        long rest = value;
        while (rest >= 0x80) {
            one((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        one((int) rest);
    }

    void text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        room(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
    }

    /// The bytes that hexadecimal digits stand for.
    void hexadecimal(String text, int start, int end) {
        room((end - start) / 2);
        for (int i = start; i < end; i += 2) {
            bytes[length++] =
                    (byte)
                            (Character.digit(text.charAt(i), 16) << 4
                                    | Character.digit(text.charAt(i + 1), 16));
        }
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}

package dev.wardian.python.internal.index;

import java.nio.charset.StandardCharsets;

/// Reads what [PackWriter] wrote. Used by one thread; the array may be shared.
public final class PackReader {
    private static final char[] DIGITS = "0123456789abcdef".toCharArray();

    private final byte[] bytes;
    private int position;

    /// Begins at a position.
    public PackReader(byte[] bytes, int position) {
        this.bytes = bytes;
        this.position = position;
    }

    /// Where the next read begins.
    public int position() {
        return position;
    }

    /// One byte.
    public int one() {
        return bytes[position++] & 0xff;
    }

    /// Four bytes, the highest first.
    public int four() {
        int value = four(bytes, position);
        position += 4;
        return value;
    }

    /// Four bytes at any position.
    public static int four(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | (bytes[at + 3] & 0xff);
    }

    /// Eight bytes, the highest first.
    public long eight() {
        long high = four();
        return high << 32 | (four() & 0xffff_ffffL);
    }

    /// A number of as many bytes as it needs.
    public long number() {
        long value = 0;
        int shift = 0;
        while (true) {
            int b = one();
            value |= (long) (b & 0x7f) << shift;
            if (b < 0x80) {
                return value;
            }
            shift += 7;
        }
    }

    /// A text.
    public String text() {
        int length = (int) number();
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    /// The hexadecimal form of so many bytes.
    public String hexadecimal(int count) {
        byte[] digits = new byte[count * 2];
        for (int i = 0; i < count; i++) {
            int b = one();
            digits[2 * i] = (byte) DIGITS[b >> 4];
            digits[2 * i + 1] = (byte) DIGITS[b & 0xf];
        }
        return new String(digits, StandardCharsets.ISO_8859_1);
    }
}

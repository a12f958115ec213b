package dev.wardian.store.http;

import java.nio.charset.StandardCharsets;

/// Percent-coding of addresses (RFC 3986, section 2.1).
public final class PercentCoding {
    private PercentCoding() {}

    /// Replaces every `%XX` by its byte and reads the bytes as UTF-8; other text stays as it is.
    public static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int value = bytes[i] == '%' ? hexPair(bytes, i + 1) : -1;
            if (value >= 0) {
                i += 2;
            }
            bytes[length++] = value >= 0 ? (byte) value : bytes[i];
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /// Replaces what is neither unreserved nor one of the kept characters by `%XX` of its UTF-8.
    public static String encode(String text, String kept) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (isUnreserved(c) || kept.indexOf(c) >= 0)) {
                out.append(c);
            } else {
                out.append('%').append(digit(c >> 4)).append(digit(c & 0xf));
            }
        }
        return out.toString();
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }

    private static char digit(int value) {
        return (char) (value < 10 ? '0' + value : 'A' + value - 10);
    }

    private static int hexPair(byte[] bytes, int position) {
        if (position + 1 >= bytes.length) {
            return -1;
        }
        int high = Character.digit(bytes[position], 16);
        int low = Character.digit(bytes[position + 1], 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}

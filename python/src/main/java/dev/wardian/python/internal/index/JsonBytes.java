package dev.wardian.python.internal.index;

import java.nio.charset.StandardCharsets;

/// A cursor over JSON text (RFC 8259), for one reader that knows what it looks for. Used by one
/// thread.
final class JsonBytes {
    private static final int DEEPEST = 200;

    private final byte[] text;
    private int position;
    private int keyStart;
    private int keyEnd;

    JsonBytes(byte[] text) {
        this.text = text;
        if (text.length >= 3 && text[0] == (byte) 0xef && text[1] == (byte) 0xbb) {
            position = 3;
        }
    }

    void beginObject() throws PageFormatException {
        expect('{');
    }

    void beginArray() throws PageFormatException {
        expect('[');
    }

    /// Moves to the value behind the next key; false behind the end of the object.
    boolean nextKey() throws PageFormatException {
        int sign = sign();
        if (sign == ',') {
            position++;
            sign = sign();
        }
        if (sign == '}') {
            position++;
            return false;
        }
        expect('"');
        keyStart = position;
        keyEnd = endOfString();
        position = keyEnd + 1;
        expect(':');
        return true;
    }

    /// Moves to the next element; false behind the end of the array.
    boolean nextElement() throws PageFormatException {
        int sign = sign();
        if (sign == ',') {
            position++;
            sign = sign();
        }
        if (sign == ']') {
            position++;
            return false;
        }
        return true;
    }

    boolean keyIs(String key) {
        if (keyEnd - keyStart != key.length()) {
            return false;
        }
        for (int i = 0; i < key.length(); i++) {
            if (text[keyStart + i] != key.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    String key() throws PageFormatException {
        return decode(keyStart, keyEnd);
    }

    boolean isString() throws PageFormatException {
        return sign() == '"';
    }

    boolean isObject() throws PageFormatException {
        return sign() == '{';
    }

    boolean isTrue() throws PageFormatException {
        return sign() == 't';
    }

    boolean isNumber() throws PageFormatException {
        int sign = sign();
        return sign >= '0' && sign <= '9';
    }

    String string() throws PageFormatException {
        expect('"');
        int start = position;
        int end = endOfString();
        position = end + 1;
        return decode(start, end);
    }

    long number() throws PageFormatException {
        sign();
        long value = 0;
        while (position < text.length && text[position] >= '0' && text[position] <= '9') {
            value = value * 10 + (text[position++] - '0');
        }
        while (position < text.length && "+-.eE0123456789".indexOf(text[position]) >= 0) {
            position++;
        }
        return value;
    }

    /// Passes over any value.
    void skip() throws PageFormatException {
        skip(0);
    }

    private void skip(int depth) throws PageFormatException {
        int sign = sign();
        if (depth > DEEPEST) {
            throw new PageFormatException("its JSON is nested too deeply");
        }
        if (sign == '"') {
            position++;
            position = endOfString() + 1;
        } else if (sign == '{') {
            position++;
            while (nextKey()) {
                skip(depth + 1);
            }
        } else if (sign == '[') {
            position++;
            while (nextElement()) {
                skip(depth + 1);
            }
        } else {
            skipWord();
        }
    }

    private void skipWord() throws PageFormatException {
        int start = position;
        while (position < text.length && ",]} \t\r\n".indexOf(text[position]) < 0) {
            position++;
        }
        if (position == start) {
            throw broken();
        }
    }

    private int sign() throws PageFormatException {
        while (position < text.length) {
            byte b = text[position];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b;
            }
            position++;
        }
        throw new PageFormatException("its JSON ends too early");
    }

    private void expect(char sign) throws PageFormatException {
        if (sign() != sign) {
            throw broken();
        }
        position++;
    }

    private PageFormatException broken() {
        return new PageFormatException("its JSON is malformed at byte " + position);
    }

    private int endOfString() throws PageFormatException {
        int i = position;
        while (i < text.length) {
            byte b = text[i];
            if (b == '"') {
                return i;
            }
            i += b == '\\' ? 2 : 1;
        }
        throw new PageFormatException("its JSON ends inside a string");
    }

    private String decode(int start, int end) throws PageFormatException {
        boolean ascii = true;
        for (int i = start; i < end; i++) {
            if (text[i] == '\\') {
                return unescape(new String(text, start, end - start, StandardCharsets.UTF_8));
            }
            ascii &= text[i] >= 0;
        }
        return new String(
                text,
                start,
                end - start,
                ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    private String unescape(String raw) throws PageFormatException {
        StringBuilder out = new StringBuilder(raw.length());
        int i = 0;
        while (i < raw.length()) {
            char c = raw.charAt(i++);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char escaped = i < raw.length() ? raw.charAt(i++) : 0;
            int plain = "\"\\/bfnrt".indexOf(escaped);
            if (plain >= 0) {
                out.append("\"\\/\b\f\n\r\t".charAt(plain));
            } else if (escaped == 'u' && i + 4 <= raw.length()) {
                out.append((char) hexadecimal(raw, i));
                i += 4;
            } else {
                throw broken();
            }
        }
        return out.toString();
    }

    private int hexadecimal(String raw, int start) throws PageFormatException {
        int value = 0;
        for (int i = start; i < start + 4; i++) {
            int digit = Character.digit(raw.charAt(i), 16);
            if (digit < 0) {
                throw broken();
            }
            value = value << 4 | digit;
        }
        return value;
    }
}

package dev.wardian.standards.marker;

import org.jspecify.annotations.Nullable;

/// Short string literals of Python, as markers use them: quoted once, on one line, with escapes.
final class PythonString {
    private PythonString() {}

    static String quote(String value) {
        boolean hasDouble = value.indexOf('"') >= 0;
        boolean hasSingle = value.indexOf('\'') >= 0;
        char mark = hasDouble && !hasSingle ? '\'' : '"';
        StringBuilder quoted = new StringBuilder(value.length() + 2).append(mark);
        for (int index = 0; index < value.length(); index++) {
            char character = value.charAt(index);
            switch (character) {
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\0' -> quoted.append("\\x00");
                case '"' -> quoted.append(mark == '"' ? "\\x22" : "\"");
                default -> quoted.append(character);
            }
        }
        return quoted.append(mark).toString();
    }

    /// What Python reads from the text between two quotes, or null if it would refuse it.
    static @Nullable String unquote(String body) {
        if (body.indexOf('\n') >= 0 || body.indexOf('\r') >= 0 || body.indexOf('\0') >= 0) {
            return null;
        }
        return body.indexOf('\\') < 0 ? body : unescape(body);
    }

    private static @Nullable String unescape(String body) {
        StringBuilder value = new StringBuilder(body.length());
        int index = 0;
        while (index < body.length()) {
            char character = body.charAt(index);
            if (character != '\\') {
                value.append(character);
                index++;
                continue;
            }
            if (index + 1 == body.length()) {
                return null;
            }
            int next = escape(body, index + 1, value);
            if (next < 0) {
                return null;
            }
            index = next;
        }
        return value.toString();
    }

    /// Appends what the escape at `index` (behind its backslash) means; returns where it ends, or
    /// -1 if Python refuses it.
    private static int escape(String body, int index, StringBuilder value) {
        char letter = body.charAt(index);
        if (letter >= '0' && letter <= '7') {
            return octal(body, index, value);
        }
        int simple = "\\'\"abfnrtv".indexOf(letter);
        if (simple >= 0) {
            value.append("\\'\"\u0007\b\f\n\r\t\u000b".charAt(simple));
            return index + 1;
        }
        return switch (letter) {
            case 'x' -> hexadecimal(body, index + 1, 2, value);
            case 'u' -> hexadecimal(body, index + 1, 4, value);
            case 'U' -> hexadecimal(body, index + 1, 8, value);
            case 'N' -> -1;
            default -> {
                value.append('\\').append(letter);
                yield index + 1;
            }
        };
    }

    private static int octal(String body, int start, StringBuilder value) {
        int end = start;
        int code = 0;
        while (end < body.length()
                && end < start + 3
                && body.charAt(end) >= '0'
                && body.charAt(end) <= '7') {
            code = code * 8 + body.charAt(end) - '0';
            end++;
        }
        value.append((char) code);
        return end;
    }

    private static int hexadecimal(String body, int start, int digits, StringBuilder value) {
        if (start + digits > body.length()) {
            return -1;
        }
        long code = 0;
        for (int index = start; index < start + digits; index++) {
            int digit = Character.digit(body.charAt(index), 16);
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        if (code > Character.MAX_CODE_POINT) {
            return -1;
        }
        value.appendCodePoint((int) code);
        return start + digits;
    }
}

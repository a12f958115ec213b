package dev.wardian.standards.toml;

/// The four kinds of strings (TOML, "String"), and quoted keys.
final class TomlStrings {
    private static final String BASIC = "\"\"\"";
    private static final String LITERAL = "'''";

    private final TomlCursor cursor;

    TomlStrings(TomlCursor cursor) {
        this.cursor = cursor;
    }

    /// The string that begins here, of one line or several.
    String read() {
        if (cursor.startsWith(BASIC)) {
            cursor.at += 3;
            return lines('"');
        }
        if (cursor.startsWith(LITERAL)) {
            cursor.at += 3;
            return lines('\'');
        }
        return line();
    }

    /// The string of one line that begins here.
    String line() {
        char quote = cursor.peek();
        cursor.at++;
        char escape = quote == '"' ? '\\' : quote;
        int start = cursor.at;
        cursor.skipTo(quote, escape);
        if (cursor.peek() == quote) {
            return cursor.text.substring(start, cursor.at++);
        }
        StringBuilder value = new StringBuilder();
        while (!cursor.accept(quote)) {
            value.append(cursor.text, start, cursor.at);
            if (cursor.peek() != escape) {
                throw cursor.fault("a closing `" + quote + "`");
            }
            escaped(value);
            start = cursor.at;
            cursor.skipTo(quote, escape);
            if (cursor.peek() == quote) {
                value.append(cursor.text, start, cursor.at);
                start = cursor.at;
            }
        }
        return value.toString();
    }

    private String lines(char quote) {
        boolean basic = quote == '"';
        char escape = basic ? '\\' : quote;
        StringBuilder value = new StringBuilder();
        cursor.acceptLineBreak();
        while (true) {
            int start = cursor.at;
            cursor.skipTo(quote, escape);
            value.append(cursor.text, start, cursor.at);
            if (cursor.acceptLineBreak()) {
                value.append('\n');
            } else if (cursor.peek() == quote) {
                if (closes(quote, value)) {
                    return value.toString();
                }
            } else if (basic && cursor.peek() == '\\') {
                if (!continues()) {
                    escaped(value);
                }
            } else {
                throw cursor.fault("closing `" + (basic ? BASIC : LITERAL) + "`");
            }
        }
    }

    /// Whether the quotes here end the string; up to two may stand before the end.
    private boolean closes(char quote, StringBuilder value) {
        int count = 0;
        while (count < 5 && cursor.accept(quote)) {
            count++;
        }
        boolean closes = count >= 3;
        value.repeat(quote, closes ? count - 3 : count);
        return closes;
    }

    /// Moves past a backslash at the end of a line and all blanks and line breaks behind it.
    private boolean continues() {
        int start = cursor.at++;
        cursor.skipBlanks();
        if (!cursor.acceptLineBreak()) {
            cursor.at = start;
            return false;
        }
        do {
            cursor.skipBlanks();
        } while (cursor.acceptLineBreak());
        return true;
    }

    private void escaped(StringBuilder value) {
        int start = cursor.at++;
        char kind = cursor.peek();
        cursor.at++;
        switch (kind) {
            case 'b' -> value.append('\b');
            case 't' -> value.append('\t');
            case 'n' -> value.append('\n');
            case 'f' -> value.append('\f');
            case 'r' -> value.append('\r');
            case 'e' -> value.append('\u001b');
            case '"' -> value.append('"');
            case '\\' -> value.append('\\');
            case 'x' -> value.appendCodePoint(codePoint(start, 2));
            case 'u' -> value.appendCodePoint(codePoint(start, 4));
            case 'U' -> value.appendCodePoint(codePoint(start, 8));
            default -> throw cursor.fault(start, "an escape such as `\\n` or `\\u00e9`");
        }
    }

    private int codePoint(int start, int digits) {
        long value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(cursor.peek(), 16);
            if (digit < 0 || cursor.peek() > 'f') {
                throw cursor.fault(digits + " hexadecimal digits");
            }
            value = 16 * value + digit;
            cursor.at++;
        }
        boolean surrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
        if (value > Character.MAX_CODE_POINT || surrogate) {
            throw cursor.fault(start, "a Unicode scalar value");
        }
        return (int) value;
    }
}

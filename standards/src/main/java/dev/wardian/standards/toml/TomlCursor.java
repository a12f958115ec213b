package dev.wardian.standards.toml;

import dev.wardian.standards.SyntaxException;

/// A position in a TOML text, and the moves that all its parts need. Locks have half a megabyte, so
/// that it looks at characters in an array.
final class TomlCursor {
    private static final char END = '\0';

    final String text;
    private final char[] chars;
    int at;

    TomlCursor(String text) {
        this.text = text;
        this.chars = text.toCharArray();
    }

    boolean atEnd() {
        return at == chars.length;
    }

    /// The character here, or NUL at the end, which TOML knows nowhere.
    char peek() {
        return at < chars.length ? chars[at] : END;
    }

    char peek(int ahead) {
        return at + ahead < chars.length ? chars[at + ahead] : END;
    }

    boolean accept(char character) {
        if (at < chars.length && chars[at] == character) {
            at++;
            return true;
        }
        return false;
    }

    boolean startsWith(String symbol) {
        return text.startsWith(symbol, at);
    }

    /// Moves past blanks and tabs.
    void skipBlanks() {
        while (at < chars.length && (chars[at] == ' ' || chars[at] == '\t')) {
            at++;
        }
    }

    /// Moves past blanks, comments and ends of lines.
    void skipLines() {
        do {
            skipBlanks();
            skipComment();
        } while (acceptLineBreak());
    }

    /// Moves to the next line, past a comment at most.
    void endLine() {
        skipBlanks();
        skipComment();
        if (!acceptLineBreak() && !atEnd()) {
            throw fault("the end of the line");
        }
    }

    boolean acceptLineBreak() {
        if (peek() == '\r' && peek(1) == '\n') {
            at += 2;
            return true;
        }
        return accept('\n');
    }

    private void skipComment() {
        if (peek() != '#') {
            return;
        }
        while (at < chars.length && chars[at] != '\n' && chars[at] != '\r') {
            refuseControl();
            at++;
        }
    }

    /// Passes everything up to one of two characters or the end of the line.
    void skipTo(char one, char other) {
        while (at < chars.length) {
            char here = chars[at];
            if (here == one || here == other || here == '\n' || here == '\r') {
                return;
            }
            if (here < ' ' || here == '\u007f') {
                refuseControl();
            }
            at++;
        }
    }

    /// A character that stands for itself nowhere: TOML takes no control characters but tabs.
    void refuseControl() {
        char here = peek();
        if ((here < ' ' && here != '\t') || here == '\u007f') {
            throw fault("no control character");
        }
    }

    SyntaxException fault(String expected) {
        return fault(at, expected);
    }

    SyntaxException fault(int position, String expected) {
        return new SyntaxException(text, position, expected);
    }
}

package dev.wardian.standards.internal.text;

import dev.wardian.standards.SyntaxException;

/// A position in a text and the few moves that the parsers of this module need. White space is a
/// blank or a tab, as in PEP 508. Not shared between threads.
public final class Cursor {
    private final String text;
    private int position;

    public Cursor(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public int position() {
        return position;
    }

    public boolean atEnd() {
        return position == text.length();
    }

    /// The character here, or `\0` at the end.
    public char peek() {
        return position < text.length() ? text.charAt(position) : '\0';
    }

    public void moveTo(int target) {
        position = target;
    }

    /// Moves past a character if it is here.
    public boolean accept(char character) {
        if (position < text.length() && text.charAt(position) == character) {
            position++;
            return true;
        }
        return false;
    }

    /// Moves past a symbol if it is here.
    public boolean accept(String symbol) {
        if (text.startsWith(symbol, position)) {
            position += symbol.length();
            return true;
        }
        return false;
    }

    /// Moves past a word if it is here and not the beginning of a longer one.
    public boolean acceptWord(String word) {
        if (!text.startsWith(word, position)) {
            return false;
        }
        int end = position + word.length();
        if (end < text.length() && isWordPart(text.charAt(end))) {
            return false;
        }
        if (position > 0 && isWordPart(text.charAt(position - 1))) {
            return false;
        }
        position = end;
        return true;
    }

    /// Moves past blanks and tabs; tells whether there were any.
    public boolean skipBlanks() {
        int start = position;
        while (position < text.length() && isBlank(text.charAt(position))) {
            position++;
        }
        return position > start;
    }

    /// An exception that points here.
    public SyntaxException expected(String what) {
        return new SyntaxException(text, position, what);
    }

    public static boolean isBlank(char character) {
        return character == ' ' || character == '\t';
    }

    /// Whether Python's regular expressions would call this a part of a word.
    public static boolean isWordPart(char character) {
        if (character < 128) {
            return (character >= 'a' && character <= 'z')
                    || (character >= 'A' && character <= 'Z')
                    || (character >= '0' && character <= '9')
                    || character == '_';
        }
        return Character.isLetterOrDigit(character);
    }
}

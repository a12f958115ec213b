package dev.wardian.standards;

/// A text that does not follow the grammar it was read with.
///
/// It keeps the whole text, the position of the first character that could not be read (counted in
/// `char`s from 0, equal to the length when the text ended too early) and what was expected there
/// in words, so that a caller can underline the place. Thrown by every `parse` and `of` of this
/// module; methods called `tryParse` and `tryOf` answer with an empty `Optional` instead.
public final class SyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 200;

    private final String text;
    private final int position;
    private final String expected;

    public SyntaxException(String text, int position, String expected) {
        super(message(text, position, expected));
        this.text = text;
        this.position = position;
        this.expected = expected;
    }

    public String text() {
        return text;
    }

    public int position() {
        return position;
    }

    public String expected() {
        return expected;
    }

    private static String message(String text, int position, String expected) {
        String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        return "expected " + expected + " at position " + position + " of `" + shown + "`";
    }
}

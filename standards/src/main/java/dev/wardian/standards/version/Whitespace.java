package dev.wardian.standards.version;

/// White space as the reference's regular expressions see it: Unicode's, and the separators of
/// ASCII. Java's own predicates each leave something out.
final class Whitespace {
    private Whitespace() {}

    static boolean isWhitespace(char c) {
        if (c < 0x80) {
            return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f);
        }
        return c == 0x85 || Character.isSpaceChar(c);
    }

    /// The text without white space at both ends.
    static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }
}

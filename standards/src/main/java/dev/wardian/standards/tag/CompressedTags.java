package dev.wardian.standards.tag;

import dev.wardian.standards.SyntaxException;
import java.util.ArrayList;
import java.util.List;

/// The three parts of a compressed tag set, each split at its dots but not multiplied out.
record CompressedTags(List<String> interpreters, List<String> abis, List<String> platforms) {
    private static final String EXPECTED = "an interpreter, an ABI and a platform joined by `-`";

    static CompressedTags parse(String compressed) {
        check(compressed, 0);
        int first = compressed.indexOf('-');
        int second = compressed.indexOf('-', first + 1);
        return new CompressedTags(
                members(compressed, 0, first),
                members(compressed, first + 1, second),
                members(compressed, second + 1, compressed.length()));
    }

    /// Checks the form of the set that takes up the rest of a text, without splitting it.
    static void check(String text, int start) {
        int part = 0;
        boolean empty = true;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '-' || c == '.') {
                if (empty) {
                    throw new SyntaxException(text, i, "a member of the tag set");
                }
                part += c == '-' ? 1 : 0;
                empty = true;
            } else {
                boolean fits = part > 0 || isIdentifier(c, empty);
                if (!fits) {
                    throw new SyntaxException(text, i, "an interpreter, as an identifier");
                }
                empty = false;
            }
        }
        if (part != 2) {
            throw new SyntaxException(text, text.length(), EXPECTED);
        }
        if (empty) {
            throw new SyntaxException(text, text.length(), "a member of the tag set");
        }
    }

    private static boolean isIdentifier(char c, boolean first) {
        if (c < 0x80) {
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            return letter || (!first && c >= '0' && c <= '9');
        }
        return first ? Character.isUnicodeIdentifierStart(c) : Character.isUnicodeIdentifierPart(c);
    }

    private static List<String> members(String text, int start, int end) {
        List<String> members = new ArrayList<>(2);
        int from = start;
        for (int i = start; i <= end; i++) {
            if (i == end || text.charAt(i) == '.') {
                members.add(text.substring(from, i));
                from = i + 1;
            }
        }
        return members;
    }

    long count() {
        return (long) interpreters.size() * abis.size() * platforms.size();
    }
}

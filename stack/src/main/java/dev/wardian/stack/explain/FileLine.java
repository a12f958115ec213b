package dev.wardian.stack.explain;

import java.util.Optional;

/// Where a line lies in a text.
///
/// @param start the offset of its first character
/// @param end the offset behind its last one, before the line break
/// @param next the offset of the next line
record FileLine(int start, int end, int next) {

    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    /// The line of this number, counted from one.
    static Optional<FileLine> of(String text, int number) {
        var start = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
        for (var count = 1; start < text.length(); count++) {
            var line = at(text, start);
            if (count == number) {
                return Optional.of(line);
            }
            start = line.next;
        }
        return Optional.empty();
    }

    /// The line that begins at an offset.
    static FileLine at(String text, int start) {
        var end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        var next = Math.min(text.length(), end + 1);
        if (next < text.length() && text.charAt(end) == '\r' && text.charAt(next) == '\n') {
            next++;
        }
        return new FileLine(start, end, next);
    }
}

package dev.wardian.stack.exchange;

/// Turns offsets of a text into lines and columns, both counted from one.
public final class Places {

    private final String text;
    private int knownOffset;
    private int knownLine = 1;
    private int knownLineStart;

    public Places(String text) {
        this.text = text;
        this.knownLineStart = text.startsWith("\ufeff") ? 1 : 0;
    }

    /// The line that holds this offset.
    public int line(int offset) {
        advance(offset);
        return knownLine;
    }

    /// The column of this offset in its line.
    public int column(int offset) {
        advance(offset);
        return Math.max(0, offset - knownLineStart) + 1;
    }

    private void advance(int offset) {
        if (offset < knownOffset) {
            knownOffset = 0;
            knownLine = 1;
            knownLineStart = text.startsWith("\ufeff") ? 1 : 0;
        }
        var end = Math.min(offset, text.length());
        while (knownOffset < end) {
            var c = text.charAt(knownOffset++);
            var brokenLater =
                    c == '\r' && knownOffset < text.length() && text.charAt(knownOffset) == '\n';
            if (LogicalLines.breaksLine(c) && !brokenLater) {
                knownLine++;
                knownLineStart = knownOffset;
            }
        }
    }
}

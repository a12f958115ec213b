package dev.wardian.stack.exchange;

/// A line of a requirements file after continuations were joined, the comment cut off and variables
/// put in, which still knows where each of its characters came from.
final class LogicalLine {

    private final String text;
    private final int[] starts;
    private final int[] origins;
    private final int pieces;

    /// Piece `i` begins at `starts[i]` of the text and at `origins[i]` of the file.
    LogicalLine(String text, int[] starts, int[] origins, int pieces) {
        this.text = text;
        this.starts = starts;
        this.origins = origins;
        this.pieces = pieces;
    }

    String text() {
        return text;
    }

    /// The offset in the file of the character at this index of the text.
    int offset(int index) {
        var piece = pieces - 1;
        while (piece > 0 && starts[piece] > index) {
            piece--;
        }
        return origins[piece] + Math.max(0, index - starts[piece]);
    }
}

package dev.wardian.store.internal.http;

import java.util.ArrayDeque;
import java.util.Deque;

/// Arrays for the contents of frames, used again and again: what a large file leaves behind would
/// otherwise be moved about by the garbage collector while it waits to be read. Safe for several
/// threads.
final class FrameBuffers {
    /// The largest frame that the other side may send (RFC 9113, section 4.2).
    static final int LARGEST = 16_384;

    /// Small contents get an array of their own size, so that many of them do not take far more
    /// memory than they are.
    private static final int SMALLEST = LARGEST / 2;

    private static final int MOST_KEPT = 512;

    private final Deque<byte[]> free = new ArrayDeque<>();

    /// What a data frame holds, padding left out.
    ///
    /// @param frame the bytes of the frame, which count for flow control
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Piece(byte[] buffer, int start, int length, int frame) {}

    /// An array of this length or more.
    synchronized byte[] take(int length) {
        if (length < SMALLEST) {
            return new byte[length];
        }
        return free.isEmpty() ? new byte[LARGEST] : free.pop();
    }

    /// Takes an array back that nobody reads any more.
    synchronized void give(byte[] buffer) {
        if (buffer.length == LARGEST && free.size() < MOST_KEPT) {
            free.push(buffer);
        }
    }
}

package dev.wardian.store.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// A body in chunks (RFC 9112, section 7.1).
final class ChunkedBody extends InputStream {
    private final WireInput input;
    private long left;
    private boolean begun;
    private boolean ended;

    ChunkedBody(WireInput input) {
        this.input = input;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        if (ended) {
            return -1;
        }
        if (count == 0) {
            return 0;
        }
        if (left == 0 && !nextChunk()) {
            return -1;
        }
        int taken = input.read(target, offset, (int) Math.min(count, left));
        if (taken < 0) {
            throw new EOFException("the answer was cut inside a chunk");
        }
        left -= taken;
        return taken;
    }

    private boolean nextChunk() throws IOException {
        if (begun && !input.line().isEmpty()) {
            throw new IOException("the answer has a chunk without an end");
        }
        begun = true;
        String line = input.line();
        int semicolon = line.indexOf(';');
        String size = (semicolon < 0 ? line : line.substring(0, semicolon)).strip();
        try {
            left = Long.parseLong(size, 16);
        } catch (NumberFormatException _) {
            throw new IOException("the answer has a chunk without a size");
        }
        if (left < 0) {
            throw new IOException("the answer has a chunk of negative size");
        }
        if (left == 0) {
            input.fields();
            ended = true;
            return false;
        }
        return true;
    }
}

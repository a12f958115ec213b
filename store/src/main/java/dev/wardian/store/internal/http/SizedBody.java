package dev.wardian.store.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// A body whose length was said beforehand.
final class SizedBody extends InputStream {
    private final WireInput input;
    private final long length;
    private long left;

    SizedBody(WireInput input, long length) {
        this.input = input;
        this.length = length;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        if (left == 0) {
            return -1;
        }
        if (count == 0) {
            return 0;
        }
        int taken = input.read(target, offset, (int) Math.min(count, left));
        if (taken < 0) {
            throw new EOFException(
                    "the answer was cut after " + (length - left) + " of " + length + " bytes");
        }
        left -= taken;
        return taken;
    }
}

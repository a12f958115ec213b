package dev.wardian.store.internal.http;

import java.io.IOException;
import java.io.InputStream;

/// A body that ends where the connection does.
final class OpenBody extends InputStream {
    private final WireInput input;

    OpenBody(WireInput input) {
        this.input = input;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        return count == 0 ? 0 : input.read(target, offset, count);
    }
}

package dev.wardian.store.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Counts the bytes of a packed archive as they are read. For one thread.
final class MeteredInput extends FilterInputStream {
    private long count;

    MeteredInput(InputStream packed) {
        super(packed);
    }

    /// How many were read.
    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count += read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        count += Math.max(read, 0);
        return read;
    }

    @Override
    public long skip(long distance) throws IOException {
        long skipped = super.skip(distance);
        count += skipped;
        return skipped;
    }
}

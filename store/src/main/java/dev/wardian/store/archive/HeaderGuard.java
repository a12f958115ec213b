package dev.wardian.store.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Counts what a tar archive says between its files: names, extended headers and padding, which
/// its reader holds in memory however long they are. For one thread.
final class HeaderGuard extends FilterInputStream {
    /// What no honest archive needs before one of its files.
    private static final long LONGEST = 4 << 20;

    private long allowed = LONGEST;

    HeaderGuard(InputStream expanded) {
        super(expanded);
    }

    /// The headers of the next entry begin; what is not read yet of the last one counts too.
    void beginHeaders() {
        allowed = LONGEST;
    }

    /// The contents of an entry begin, of which others count the bytes.
    void beginContents() {
        allowed = Long.MAX_VALUE;
    }

    @Override
    public int read() throws IOException {
        spend(1);
        return super.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        spend(read);
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        spend(skipped);
        return skipped;
    }

    private void spend(long bytes) throws Refused {
        allowed -= Math.max(bytes, 0);
        if (allowed < 0) {
            throw new Refused("the headers of an entry are longer than " + LONGEST + " bytes");
        }
    }
}

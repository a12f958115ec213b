package dev.wardian.python.internal.index;

import java.io.IOException;
import java.io.InputStream;

/// A stretch of an archive as a stream: parts are asked for as they are read, each twice as long as
/// the one before.
final class PartStream extends InputStream {
    private static final int FIRST = 1 << 18;
    private static final int LONGEST = 8 << 20;

    private final RemoteZip.Source source;
    private final long end;
    private long next;
    private int length = FIRST;
    private byte[] part = {};
    private int at;

    PartStream(RemoteZip.Source source, long start, long end) {
        this.source = source;
        this.next = start;
        this.end = end;
    }

    @Override
    public int read() throws IOException {
        return fill() ? part[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int had = Math.min(count, part.length - at);
        System.arraycopy(part, at, bytes, offset, had);
        at += had;
        return had;
    }

    private boolean fill() throws IOException {
        if (at == part.length && next < end) {
            part = source.read(next, (int) Math.min(length, end - next));
            next += part.length;
            length = Math.min(LONGEST, length * 2);
            at = 0;
        }
        return at < part.length;
    }
}

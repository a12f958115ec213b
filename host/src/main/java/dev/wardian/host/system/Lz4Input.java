package dev.wardian.host.system;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// Reads LZ4 frames (LZ4 Frame Format 1.6, LZ4 Block Format), in which `apt` keeps its lists on
/// small systems. Checksums are passed over: `apt` has verified what it wrote.
final class Lz4Input extends InputStream {
    private static final int MAGIC = 0x184D2204;
    private static final int WINDOW = 1 << 16;
    private static final int SHORTEST_MATCH = 4;

    private final DataInputStream in;
    private byte[] buffer = new byte[0];
    private int at;
    private int end;
    private boolean blockChecksum;
    private boolean contentChecksum;
    private int largest;
    private boolean inFrame;

    Lz4Input(InputStream in) {
        this.in = new DataInputStream(in);
    }

    @Override
    public int read() throws IOException {
        return at < end || next() ? Byte.toUnsignedInt(buffer[at++]) : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at >= end && !next()) {
            return -1;
        }
        int count = Math.min(length, end - at);
        System.arraycopy(buffer, at, target, offset, count);
        at += count;
        return count;
    }

    /// Makes the next block that holds something ready; false at the end.
    private boolean next() throws IOException {
        while (true) {
            if (!inFrame && !begin()) {
                return false;
            }
            int size = little();
            if (size == 0) {
                in.skipNBytes(contentChecksum ? 4 : 0);
                inFrame = false;
            } else {
                block(size);
                in.skipNBytes(blockChecksum ? 4 : 0);
                if (at < end) {
                    return true;
                }
            }
        }
    }

    private boolean begin() throws IOException {
        int first = in.read();
        if (first < 0) {
            return false;
        }
        int magic = first | (in.readUnsignedByte() << 8);
        magic |= (in.readUnsignedByte() << 16) | (in.readUnsignedByte() << 24);
        if (magic != MAGIC) {
            throw new IOException("this is no LZ4 frame");
        }
        int flags = in.readUnsignedByte();
        if (flags >> 6 != 1) {
            throw new IOException("version " + (flags >> 6) + " of LZ4 frames is unknown");
        }
        int kind = (in.readUnsignedByte() >> 4) & 7;
        if (kind < 4) {
            throw new IOException("an LZ4 frame names no size of its blocks");
        }
        largest = 1 << (8 + 2 * kind);
        blockChecksum = (flags & 0x10) != 0;
        contentChecksum = (flags & 4) != 0;
        in.skipNBytes(((flags & 8) != 0 ? 8 : 0) + ((flags & 1) != 0 ? 4 : 0) + 1);
        buffer = new byte[WINDOW + largest];
        at = 0;
        end = 0;
        inFrame = true;
        return true;
    }

    private int little() throws IOException {
        return Integer.reverseBytes(in.readInt());
    }

    /// Keeps the last 64 KiB before the new block: it may copy from there.
    private void block(int size) throws IOException {
        int length = size & 0x7fff_ffff;
        if (length > largest) {
            throw new IOException("a block of an LZ4 frame is larger than the frame says");
        }
        int kept = Math.min(end, WINDOW);
        System.arraycopy(buffer, end - kept, buffer, 0, kept);
        at = kept;
        byte[] block = in.readNBytes(length);
        if (block.length < length) {
            throw new EOFException("an LZ4 frame is cut off");
        }
        if (size < 0) {
            System.arraycopy(block, 0, buffer, at, length);
            end = at + length;
        } else {
            end = decode(block, at);
        }
    }

    private int decode(byte[] block, int start) throws IOException {
        int from = 0;
        int to = start;
        try {
            while (from < block.length) {
                int token = Byte.toUnsignedInt(block[from++]);
                int literals = token >> 4;
                if (literals == 15) {
                    int more;
                    do {
                        more = Byte.toUnsignedInt(block[from++]);
                        literals += more;
                    } while (more == 255);
                }
                System.arraycopy(block, from, buffer, to, literals);
                from += literals;
                to += literals;
                if (from == block.length) {
                    break;
                }
                int back =
                        Byte.toUnsignedInt(block[from])
                                | (Byte.toUnsignedInt(block[from + 1]) << 8);
                from += 2;
                int match = token & 15;
                if (match == 15) {
                    int more;
                    do {
                        more = Byte.toUnsignedInt(block[from++]);
                        match += more;
                    } while (more == 255);
                }
                if (back == 0 || back > to) {
                    throw new IOException("an LZ4 block copies from before its beginning");
                }
                for (int left = match + SHORTEST_MATCH; left > 0; left--) {
                    buffer[to] = buffer[to - back];
                    to++;
                }
            }
            return to;
        } catch (IndexOutOfBoundsException damaged) {
            throw new IOException("an LZ4 block is damaged", damaged);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

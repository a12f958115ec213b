package dev.wardian.store.archive;

import static dev.wardian.store.archive.LittleEndian.u16;
import static dev.wardian.store.archive.LittleEndian.u32;
import static dev.wardian.store.archive.LittleEndian.u64;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Reads entries one after another and compares each with what the central directory says: the
/// local header, the sizes, the CRC-32, the data descriptor. For one thread; buffers are reused.
final class MemberReader implements AutoCloseable {
    private static final int LARGEST_BUFFER = 256 * 1024;
    private static final long SIGNATURE = 0x04034b50L;
    private static final long DESCRIPTOR_SIGNATURE = 0x08074b50L;
    private static final int HEADER = 30;
    private static final int DESCRIPTOR_FLAG = 0x0008;

    private final ByteSource source;
    private final Inflater inflater = new Inflater(true);
    private final byte[] input;
    private final byte[] output;
    private final CRC32 crc = new CRC32();
    private long position;
    private int start;
    private int limit;

    private MemberReader(ByteSource source, int input, int output) {
        this.source = source;
        this.input = new byte[input];
        this.output = new byte[output];
    }

    /// A reader for entries of any size.
    static MemberReader of(ByteSource source) {
        return new MemberReader(source, LARGEST_BUFFER, LARGEST_BUFFER);
    }

    /// A reader for this one entry, with no larger buffers than it needs.
    static MemberReader of(ByteSource source, ZipMember member) {
        long span = member.stored().end() - member.stored().offset();
        return new MemberReader(
                source,
                Math.clamp(span, 1, LARGEST_BUFFER),
                Math.clamp(member.size(), 1, LARGEST_BUFFER));
    }

    /// Gives the contents of an entry to a sink.
    void read(ZipMember member, ContentSink sink) throws IOException {
        position = member.stored().offset();
        start = 0;
        limit = 0;
        fill(member);
        header(member);
        crc.reset();
        if (member.stored().method() == 0) {
            copy(member, sink);
        } else {
            inflate(member, sink);
        }
        if (crc.getValue() != member.stored().crc()) {
            throw bad(member, "has another CRC-32 than announced");
        }
        descriptor(member);
    }

    /// Makes the rest of the buffer and what follows it in the entry's span one piece.
    private void fill(ZipMember member) throws IOException {
        int kept = limit - start;
        System.arraycopy(input, start, input, 0, kept);
        long left = member.stored().end() - position;
        int more = (int) Math.min(left, (long) input.length - kept);
        if (more > 0) {
            source.read(position, input, kept, more);
            position += more;
        }
        start = 0;
        limit = kept + Math.max(more, 0);
    }

    private void header(ZipMember member) throws IOException {
        if (limit < HEADER || u32(input, 0) != SIGNATURE) {
            throw bad(member, "has no local header");
        }
        int nameEnd = HEADER + u16(input, 26);
        int extraEnd = nameEnd + u16(input, 28);
        if (extraEnd > limit) {
            throw bad(member, "has a local header that is cut short");
        }
        String name = EntryPath.decode(input, HEADER, nameEnd - HEADER);
        if (!name.equals(member.folder() ? member.path() + "/" : member.path())) {
            throw bad(member, "is called `" + EntryPath.printable(name) + "` in its local header");
        }
        ZipMember.Stored stored = member.stored();
        if (u16(input, 6) != stored.flags() || u16(input, 8) != stored.method()) {
            throw bad(member, "is described in two ways");
        }
        ExtraFields sizes =
                new ExtraFields(u32(input, 22), u32(input, 18), 0)
                        .read(input, nameEnd, extraEnd, new int[] {HEADER, nameEnd});
        boolean later = (stored.flags() & DESCRIPTOR_FLAG) != 0;
        boolean agree =
                agrees(sizes.size(), member.size(), later)
                        && agrees(sizes.compressedSize(), stored.compressedSize(), later)
                        && agrees(u32(input, 14), stored.crc(), later);
        if (!agree) {
            throw bad(member, "has other sizes or another CRC-32 in its local header");
        }
        start = extraEnd;
    }

    private static boolean agrees(long local, long central, boolean later) {
        return local == central || (later && local == 0);
    }

    private void copy(ZipMember member, ContentSink sink) throws IOException {
        long left = member.size();
        while (left > 0) {
            if (start == limit) {
                fill(member);
            }
            int piece = (int) Math.min(left, limit - start);
            if (piece == 0) {
                throw bad(member, "is cut short");
            }
            System.arraycopy(input, start, output, 0, piece);
            crc.update(output, 0, piece);
            sink.accept(output, piece);
            start += piece;
            left -= piece;
        }
    }

    private void inflate(ZipMember member, ContentSink sink) throws IOException {
        inflater.reset();
        long compressed = member.stored().compressedSize();
        long written = 0;
        int filled = 0;
        while (!inflater.finished()) {
            if (inflater.needsInput()) {
                compressed -= feed(member, compressed);
            }
            int count = inflate(member, filled);
            filled += count;
            written += count;
            if (written > member.size()) {
                throw bad(member, "unpacks to more than the announced " + member.size() + " bytes");
            }
            if (filled == output.length || inflater.finished()) {
                crc.update(output, 0, filled);
                sink.accept(output, filled);
                filled = 0;
            }
        }
        if (compressed != 0 || inflater.getRemaining() != 0 || written != member.size()) {
            throw bad(member, "has other sizes than announced");
        }
    }

    /// Hands the next piece of compressed bytes to the inflater; the buffer must not be filled
    /// anew before that is used up.
    private int feed(ZipMember member, long compressed) throws IOException {
        if (start == limit) {
            fill(member);
        }
        int piece = (int) Math.min(compressed, limit - start);
        if (piece == 0) {
            throw bad(member, "is cut short");
        }
        inflater.setInput(input, start, piece);
        start += piece;
        return piece;
    }

    private int inflate(ZipMember member, int filled) throws IOException {
        try {
            int count = inflater.inflate(output, filled, output.length - filled);
            if (count == 0 && inflater.needsDictionary()) {
                throw bad(member, "needs a dictionary");
            }
            return count;
        } catch (DataFormatException damaged) {
            throw bad(member, "cannot be inflated: " + damaged.getMessage());
        }
    }

    private void descriptor(ZipMember member) throws IOException {
        if (limit - start < 24) {
            fill(member);
        }
        int length = limit - start;
        if (position != member.stored().end() || length > 24) {
            throw bad(member, "is followed by bytes that belong to no entry");
        }
        if ((member.stored().flags() & DESCRIPTOR_FLAG) == 0) {
            if (length != 0) {
                throw bad(member, "is followed by bytes that belong to no entry");
            }
            return;
        }
        boolean signed = length == 16 || length == 24;
        boolean wide = length == 20 || length == 24;
        if (!(signed || wide || length == 12)
                || (signed && u32(input, start) != DESCRIPTOR_SIGNATURE)) {
            throw bad(member, "has no data descriptor or is followed by other bytes");
        }
        int at = start + (signed ? 4 : 0);
        boolean agree =
                u32(input, at) == member.stored().crc()
                        && number(at + 4, wide) == member.stored().compressedSize()
                        && number(at + (wide ? 12 : 8), wide) == member.size();
        if (!agree) {
            throw bad(member, "has a data descriptor that says otherwise");
        }
    }

    private long number(int at, boolean wide) throws Refused {
        return wide ? u64(input, at) : u32(input, at);
    }

    private static Refused bad(ZipMember member, String fault) {
        return new Refused("entry `" + member.path() + "` " + fault);
    }

    @Override
    public void close() {
        inflater.end();
    }
}

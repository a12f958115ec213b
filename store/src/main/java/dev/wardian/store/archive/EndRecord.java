package dev.wardian.store.archive;

import static dev.wardian.store.archive.LittleEndian.u16;
import static dev.wardian.store.archive.LittleEndian.u32;
import static dev.wardian.store.archive.LittleEndian.u64;

import java.io.IOException;

/// Where the central directory lies, as the end of the archive says (APPNOTE 4.3.14 to 4.3.16).
///
/// @param entries how many there are
/// @param offset where the directory begins
/// @param size its bytes; the end records follow at once
record EndRecord(long entries, long offset, long size) {
    private static final long SIGNATURE = 0x06054b50L;
    private static final long ZIP64_SIGNATURE = 0x06064b50L;
    private static final long LOCATOR_SIGNATURE = 0x07064b50L;
    private static final int LENGTH = 22;
    private static final int ZIP64_LENGTH = 56;
    private static final int LOCATOR_LENGTH = 20;
    private static final int LONGEST_COMMENT = 0xffff;

    /// Finds the one end record that ends where the file ends.
    static EndRecord find(ByteSource source) throws IOException {
        long size = source.size();
        if (size < LENGTH) {
            throw new Refused(size == 0 ? "it is empty" : "it is not a ZIP archive");
        }
        int tailLength =
                (int) Math.min(size, LENGTH + ZIP64_LENGTH + LOCATOR_LENGTH + LONGEST_COMMENT);
        byte[] tail = readTail(source, Math.min(tailLength, 4096));
        int at = search(tail);
        if (at < 0 && tail.length < tailLength) {
            tail = readTail(source, tailLength);
            at = search(tail);
        }
        if (at < 0) {
            throw missing(tail);
        }
        EntryPath.decode(tail, at + LENGTH, tail.length - at - LENGTH);
        return read(tail, at, size - tail.length);
    }

    private static byte[] readTail(ByteSource source, int length) throws IOException {
        int real = (int) Math.min(length, source.size());
        byte[] tail = new byte[real];
        source.read(source.size() - real, tail, 0, real);
        return tail;
    }

    private static int search(byte[] tail) {
        for (int at = tail.length - LENGTH; at >= 0; at--) {
            if (u32(tail, at) == SIGNATURE && u16(tail, at + 20) == tail.length - at - LENGTH) {
                return at;
            }
        }
        return -1;
    }

    private static Refused missing(byte[] tail) {
        for (int at = tail.length - LENGTH; at >= 0; at--) {
            if (u32(tail, at) == SIGNATURE) {
                return new Refused("bytes follow the end of the archive");
            }
        }
        return new Refused("it is cut short or not a ZIP archive: its end record is missing");
    }

    private static EndRecord read(byte[] tail, int at, long base) throws Refused {
        if (u16(tail, at + 4) != 0
                || u16(tail, at + 6) != 0
                || u16(tail, at + 8) != u16(tail, at + 10)) {
            throw new Refused("it is a part of an archive in several volumes");
        }
        EndRecord small = new EndRecord(u16(tail, at + 10), u32(tail, at + 16), u32(tail, at + 12));
        boolean zip64 = at >= LOCATOR_LENGTH && u32(tail, at - LOCATOR_LENGTH) == LOCATOR_SIGNATURE;
        EndRecord record = zip64 ? small.large(tail, at - LOCATOR_LENGTH, base) : small;
        long end = base + at - (zip64 ? LOCATOR_LENGTH + ZIP64_LENGTH : 0);
        if (record.size > end || record.offset != end - record.size) {
            throw new Refused("its central directory does not lie where its end record says");
        }
        return record;
    }

    private EndRecord large(byte[] tail, int locator, long base) throws Refused {
        int at = locator - ZIP64_LENGTH;
        if (at < 0
                || u32(tail, at) != ZIP64_SIGNATURE
                || u64(tail, at + 4) != ZIP64_LENGTH - 12
                || u64(tail, locator + 8) != base + at) {
            throw new Refused("its ZIP64 end record is damaged or has extensions");
        }
        EndRecord large = new EndRecord(u64(tail, at + 32), u64(tail, at + 48), u64(tail, at + 40));
        boolean agree =
                (entries == 0xffff || entries == large.entries)
                        && (offset == 0xffffffffL || offset == large.offset)
                        && (size == 0xffffffffL || size == large.size);
        if (!agree || u64(tail, at + 24) != large.entries || u64(tail, at + 16) != 0) {
            throw new Refused("its two end records contradict each other");
        }
        return large;
    }
}

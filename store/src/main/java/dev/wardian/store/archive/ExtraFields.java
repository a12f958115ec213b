package dev.wardian.store.archive;

import static dev.wardian.store.archive.LittleEndian.u16;
import static dev.wardian.store.archive.LittleEndian.u64;

import java.util.Arrays;

/// The extra fields of a header: only ZIP64 sizes mean anything here, and no field may contradict
/// the header.
///
/// @param size the uncompressed size
/// @param compressedSize the compressed size
/// @param offset of the local header
record ExtraFields(long size, long compressedSize, long offset) {
    private static final int ZIP64 = 0x0001;
    private static final int UNICODE_PATH = 0x7075;
    private static final long UNKNOWN = 0xffffffffL;

    /// Reads the extra fields from `start` to `end` and replaces the numbers that are too large
    /// for the header by those of ZIP64.
    ///
    /// @param name where in the bytes the entry's name begins and ends
    ExtraFields read(byte[] bytes, int start, int end, int[] name) throws Refused {
        ExtraFields result = this;
        boolean zip64 = false;
        int at = start;
        while (at < end) {
            if (end - at < 4 || u16(bytes, at + 2) > end - at - 4) {
                throw new Refused("an extra field is cut short");
            }
            int id = u16(bytes, at);
            int next = at + 4 + u16(bytes, at + 2);
            refuseRepeated(bytes, start, at, id);
            if (id == ZIP64) {
                result = sizes(bytes, at + 4, next);
                zip64 = true;
            } else if (id == UNICODE_PATH) {
                checkUnicodePath(bytes, at + 4, next, name);
            }
            at = next;
        }
        if (!zip64 && (size == UNKNOWN || compressedSize == UNKNOWN || offset == UNKNOWN)) {
            throw new Refused("a size is left to ZIP64, but no ZIP64 field follows");
        }
        return result;
    }

    private static void refuseRepeated(byte[] bytes, int start, int end, int id) throws Refused {
        int at = start;
        while (at < end) {
            if (u16(bytes, at) == id) {
                throw new Refused("an extra field is there twice");
            }
            at += 4 + u16(bytes, at + 2);
        }
    }

    private ExtraFields sizes(byte[] bytes, int start, int end) throws Refused {
        int needed =
                (size == UNKNOWN ? 8 : 0)
                        + (compressedSize == UNKNOWN ? 8 : 0)
                        + (offset == UNKNOWN ? 8 : 0);
        if (needed == 0 && repeats(bytes, start, end)) {
            return this;
        }
        if (end - start != needed) {
            throw new Refused("a ZIP64 field has the wrong length");
        }
        int at = start;
        long realSize = size;
        long realCompressed = compressedSize;
        long realOffset = offset;
        if (size == UNKNOWN) {
            realSize = u64(bytes, at);
            at += 8;
        }
        if (compressedSize == UNKNOWN) {
            realCompressed = u64(bytes, at);
            at += 8;
        }
        if (offset == UNKNOWN) {
            realOffset = u64(bytes, at);
        }
        return new ExtraFields(realSize, realCompressed, realOffset);
    }

    /// Whether a field that is not needed says the same as the header, as Bazel writes it.
    private boolean repeats(byte[] bytes, int start, int end) throws Refused {
        return end - start == 16
                && u64(bytes, start) == size
                && u64(bytes, start + 8) == compressedSize;
    }

    private static void checkUnicodePath(byte[] bytes, int start, int end, int[] name)
            throws Refused {
        if (end - start < 5 || !Arrays.equals(bytes, start + 5, end, bytes, name[0], name[1])) {
            throw new Refused("an entry has a second name in an extra field");
        }
    }
}

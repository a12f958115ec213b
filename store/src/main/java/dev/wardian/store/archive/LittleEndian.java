package dev.wardian.store.archive;

/// Reads the numbers of a ZIP archive, lowest byte first and without sign.
final class LittleEndian {
    private LittleEndian() {}

    static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
    }

    static long u32(byte[] bytes, int at) {
        return u16(bytes, at) | (long) u16(bytes, at + 2) << 16;
    }

    /// Eight bytes; what exceeds the positive numbers of a `long` is refused.
    static long u64(byte[] bytes, int at) throws Refused {
        long value = u32(bytes, at) | u32(bytes, at + 4) << 32;
        if (value < 0) {
            throw new Refused("a ZIP64 number is out of range");
        }
        return value;
    }
}

package dev.wardian.store.archive;

import dev.wardian.store.ByteSize;

/// How much an archive may unpack to, so that a small one made for it does not fill the disk.
///
/// @param entries the greatest number of files and folders
/// @param bytes the greatest size of all files together
/// @param ratio how many times its own size an archive may unpack to; counts only for what unpacks
///     to more than [#HARMLESS] bytes
public record Limits(int entries, long bytes, int ratio) {
    /// What may unpack to that much from however few bytes: 1 GiB.
    public static final long HARMLESS = 1L << 30;

    /// What holds without asking: 16 GiB, a million entries, two hundred times its size. Of 199
    /// popular wheels none unpacks to more than seven times its size.
    public static final Limits USUAL = new Limits(1 << 20, 16L << 30, 200);

    private static final int BYTES_AN_ENTRY = 1 << 14;

    /// What somebody allows who says how large an archive may become: no ratio counts then, and
    /// more entries are allowed where more bytes are.
    public static Limits upTo(ByteSize size) {
        long entries = Math.max(USUAL.entries, size.bytes() / BYTES_AN_ENTRY);
        return new Limits(
                (int) Math.min(entries, Integer.MAX_VALUE / 2), size.bytes(), Integer.MAX_VALUE);
    }

    void checkEntries(long count) throws Refused {
        if (count > entries) {
            long bounded = Math.min(count, Integer.MAX_VALUE);
            throw new Excess(
                    "it has more than " + entries + " entries",
                    new ByteSize(bounded * BYTES_AN_ENTRY));
        }
    }

    /// Refuses an archive of which so much was unpacked and more may follow.
    ///
    /// @param packed how much of the archive itself was read
    void checkSoFar(long unpacked, long packed) throws Refused {
        ByteSize enough = new ByteSize(Math.max(bytes, unpacked) * 4);
        if (unpacked > bytes) {
            throw new Excess("it unpacks to more than " + new ByteSize(bytes), enough);
        }
        if (unpacked > HARMLESS && unpacked / ratio > packed) {
            throw new Excess("it unpacks to more than " + ratio + " times its own size", enough);
        }
    }

    /// Refuses an archive that unpacks to so much.
    ///
    /// @param unpacked in bytes
    /// @param packed the size of the archive itself
    void check(long unpacked, long packed) throws Refused {
        if (unpacked > bytes) {
            throw new Excess(
                    "it unpacks to "
                            + new ByteSize(unpacked)
                            + ", more than the "
                            + new ByteSize(bytes)
                            + " allowed",
                    new ByteSize(unpacked));
        }
        if (unpacked > HARMLESS && unpacked / ratio > packed) {
            throw new Excess(
                    "it unpacks to "
                            + new ByteSize(unpacked)
                            + ", more than "
                            + ratio
                            + " times its own size",
                    new ByteSize(unpacked));
        }
    }
}

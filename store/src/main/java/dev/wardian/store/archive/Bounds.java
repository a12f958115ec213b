package dev.wardian.store.archive;

import dev.wardian.store.ByteSize;
import dev.wardian.store.UnpackLimits;

/// Compares what an archive says or shows of its size with the limits.
record Bounds(UnpackLimits limits) {

    void checkEntries(long count) throws Refused {
        if (count > limits.entries()) {
            long bounded = Math.min(count, Integer.MAX_VALUE);
            throw new Excess(
                    "it has more than " + limits.entries() + " entries",
                    new ByteSize(bounded * UnpackLimits.BYTES_AN_ENTRY));
        }
    }

    /// Refuses an archive of which so much was unpacked and more may follow.
    ///
    /// @param packed how much of the archive itself was read
    void checkSoFar(long unpacked, long packed) throws Refused {
        ByteSize enough = new ByteSize(Math.max(limits.bytes(), unpacked) * 4);
        if (unpacked > limits.bytes()) {
            throw new Excess("it unpacks to more than " + new ByteSize(limits.bytes()), enough);
        }
        if (isBomb(unpacked, packed)) {
            throw new Excess(
                    "it unpacks to more than " + limits.ratio() + " times its own size", enough);
        }
    }

    /// Refuses an archive that unpacks to so much.
    ///
    /// @param unpacked in bytes
    /// @param packed the size of the archive itself
    void check(long unpacked, long packed) throws Refused {
        ByteSize size = new ByteSize(unpacked);
        if (unpacked > limits.bytes()) {
            throw new Excess(
                    "it unpacks to "
                            + size
                            + ", more than the "
                            + new ByteSize(limits.bytes())
                            + " allowed",
                    size);
        }
        if (isBomb(unpacked, packed)) {
            throw new Excess(
                    "it unpacks to "
                            + size
                            + ", more than "
                            + limits.ratio()
                            + " times its own size",
                    size);
        }
    }

    private boolean isBomb(long unpacked, long packed) {
        return unpacked > UnpackLimits.HARMLESS && unpacked / limits.ratio() > packed;
    }
}

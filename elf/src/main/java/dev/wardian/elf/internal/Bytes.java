package dev.wardian.elf.internal;

import dev.wardian.elf.ElfException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The bytes of one file in its own byte order and width. What lies outside of them is an
/// [ElfException], never another.
final class Bytes {
    /// Search paths that a build tool made grow to tens of thousands of bytes (TensorFlow).
    private static final int LONGEST_NAME = 1 << 20;

    private final MemorySegment segment;
    private final ValueLayout.OfShort half;
    private final ValueLayout.OfInt word;
    private final ValueLayout.OfLong extended;

    /// Whether addresses have 64 bits.
    private final boolean wide;

    Bytes(MemorySegment segment, boolean wide, ByteOrder order) {
        this.segment = segment;
        this.wide = wide;
        this.half = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order);
        this.word = ValueLayout.JAVA_INT_UNALIGNED.withOrder(order);
        this.extended = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order);
    }

    long size() {
        return segment.byteSize();
    }

    boolean isWide() {
        return wide;
    }

    int half(long at) {
        check(at, 2);
        return Short.toUnsignedInt(segment.get(half, at));
    }

    long word(long at) {
        check(at, 4);
        return Integer.toUnsignedLong(segment.get(word, at));
    }

    /// Eight bytes; what is negative as a signed number is no place in any file.
    long extended(long at) {
        check(at, 8);
        return segment.get(extended, at);
    }

    /// An address or offset: as wide as the file's.
    long address(long at) {
        return wide ? extended(at) : word(at);
    }

    /// A byte as a number from 0 to 255.
    int octet(long at) {
        check(at, 1);
        return Byte.toUnsignedInt(segment.get(ValueLayout.JAVA_BYTE, at));
    }

    /// The text that begins here and ends before a zero byte.
    String text(long at) {
        long end = at;
        while (octet(end) != 0) {
            end++;
            if (end - at > LONGEST_NAME) {
                throw new ElfException("a name at offset " + at + " does not end");
            }
        }
        byte[] bytes = segment.asSlice(at, end - at).toArray(ValueLayout.JAVA_BYTE);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void check(long at, int length) {
        if (at < 0 || at > size() - length) {
            throw new ElfException(
                    "it ends at " + size() + " bytes, but something is said to be at " + at);
        }
    }
}

package dev.wardian.elf.internal;

import dev.wardian.elf.ElfException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The program headers: what is loaded from where to where (System V ABI, "Program Header").
///
/// @param all in the order of the file
record Segments(List<Segment> all) {
    private static final int LOAD = 1;

    /// One of them.
    ///
    /// @param address where it begins in memory
    /// @param length how much of it is in the file
    record Segment(int type, long offset, long address, long length) {
        boolean holds(long place) {
            return place >= address && place - address < length;
        }
    }

    static Segments of(Bytes bytes) {
        boolean wide = bytes.isWide();
        long start = bytes.address(wide ? 32 : 28);
        int size = bytes.half(wide ? 54 : 42);
        int count = bytes.half(wide ? 56 : 44);
        List<Segment> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long at = start + (long) i * size;
            all.add(
                    new Segment(
                            (int) bytes.word(at),
                            bytes.address(at + (wide ? 8 : 4)),
                            bytes.address(at + (wide ? 16 : 8)),
                            bytes.address(at + (wide ? 32 : 16))));
        }
        return new Segments(List.copyOf(all));
    }

    Optional<Segment> first(int type) {
        for (Segment segment : all) {
            if (segment.type() == type) {
                return Optional.of(segment);
            }
        }
        return Optional.empty();
    }

    /// Where in the file that lies which is at this address in memory.
    long offset(long address) {
        for (Segment segment : all) {
            if (segment.type() == LOAD && segment.holds(address)) {
                return segment.offset() + (address - segment.address());
            }
        }
        throw new ElfException("nothing is loaded to the address 0x" + Long.toHexString(address));
    }

    /// Where in memory that comes to lie which is at this offset in the file.
    long address(long offset) {
        for (Segment segment : all) {
            if (segment.type() == LOAD
                    && offset >= segment.offset()
                    && offset - segment.offset() < segment.length()) {
                return segment.address() + (offset - segment.offset());
            }
        }
        throw new ElfException("the offset " + offset + " is not loaded");
    }
}

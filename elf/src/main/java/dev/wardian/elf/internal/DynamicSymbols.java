package dev.wardian.elf.internal;

import java.lang.foreign.MemorySegment;
import java.util.Set;

/// The table of dynamic symbols (System V ABI, "Symbol Table").
///
/// How many symbols there are no tag tells. The old hash table counts all of them; in the GNU one
/// the last symbol is the end of the chain that begins last.
public final class DynamicSymbols {
    private static final int LOCAL = 0;
    private static final int DYNAMIC = 2;

    private final Bytes bytes;
    private final Dynamic dynamic;

    DynamicSymbols(Bytes bytes, Dynamic dynamic) {
        this.bytes = bytes;
        this.dynamic = dynamic;
    }

    /// Hears of each symbol that has a name.
    interface Visitor {
        /// Hears of one.
        ///
        /// @param name where its name lies in the table of names
        /// @param binding 1 for global, 2 for weak symbols
        /// @param defined whether this file defines it
        void visit(long name, int binding, boolean defined);
    }

    void each(Visitor visitor) {
        if (dynamic.place(Dynamic.SYMBOLS).isEmpty()) {
            return;
        }
        long table = dynamic.place(Dynamic.SYMBOLS).get();
        int size = bytes.isWide() ? 24 : 16;
        long count = count();
        for (long i = 1; i < count; i++) {
            long at = table + i * size;
            int info = bytes.octet(at + (bytes.isWide() ? 4 : 12));
            int section = bytes.half(at + (bytes.isWide() ? 6 : 14));
            long name = bytes.word(at);
            if (name != 0) {
                visitor.visit(name, info >> 4, section != 0);
            }
        }
    }

    /// Takes out of some names those that a file defines for others.
    ///
    /// @param segment a file that begins as an ELF file does
    /// @throws dev.wardian.elf.ElfException if it is damaged
    public static void removeDefined(MemorySegment segment, Set<String> names) {
        Bytes bytes = new ElfReader(segment).bytes();
        Segments segments = Segments.of(bytes);
        segments.first(DYNAMIC)
                .map(one -> Dynamic.read(bytes, segments, one))
                .ifPresent(
                        dynamic ->
                                new DynamicSymbols(bytes, dynamic)
                                        .each(
                                                (name, binding, defined) -> {
                                                    if (defined && binding != LOCAL) {
                                                        names.remove(dynamic.name(name));
                                                    }
                                                }));
    }

    private long count() {
        if (dynamic.place(Dynamic.GNU_HASH).isPresent()) {
            return gnuCount(dynamic.place(Dynamic.GNU_HASH).get());
        }
        return dynamic.place(Dynamic.HASH).isPresent()
                ? bytes.word(dynamic.place(Dynamic.HASH).get() + 4)
                : 0;
    }

    /// The table is a header of four words, a filter, the buckets, the chains.
    private long gnuCount(long table) {
        long buckets = bytes.word(table);
        long first = bytes.word(table + 4);
        long filter = bytes.word(table + 8) * (bytes.isWide() ? 8 : 4);
        long start = table + 16 + filter;
        long last = 0;
        for (long i = 0; i < buckets; i++) {
            last = Math.max(last, bytes.word(start + 4 * i));
        }
        if (last < first) {
            return first;
        }
        long chain = start + 4 * buckets;
        while ((bytes.word(chain + 4 * (last - first)) & 1) == 0) {
            last++;
        }
        return last + 1;
    }
}

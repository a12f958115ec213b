package dev.wardian.elf.internal;

import java.util.ArrayList;
import java.util.List;

/// The dynamic symbols that other files must define (System V ABI, "Symbol Table").
///
/// How many symbols there are no tag tells. The old hash table counts all of them; in the GNU
/// one the last symbol is the end of the chain that begins last.
final class Undefined {
    private static final int GLOBAL = 1;

    private Undefined() {}

    static List<String> read(Bytes bytes, Dynamic dynamic) {
        if (dynamic.place(Dynamic.SYMBOLS).isEmpty()) {
            return List.of();
        }
        long table = dynamic.place(Dynamic.SYMBOLS).get();
        int size = bytes.isWide() ? 24 : 16;
        long count = count(bytes, dynamic);
        List<String> names = new ArrayList<>();
        for (long i = 1; i < count; i++) {
            long at = table + i * size;
            int info = bytes.octet(at + (bytes.isWide() ? 4 : 12));
            int section = bytes.half(at + (bytes.isWide() ? 6 : 14));
            long name = bytes.word(at);
            if (section == 0 && info >> 4 == GLOBAL && name != 0) {
                names.add(dynamic.name(name));
            }
        }
        return names;
    }

    private static long count(Bytes bytes, Dynamic dynamic) {
        if (dynamic.place(Dynamic.GNU_HASH).isPresent()) {
            return gnuCount(bytes, dynamic.place(Dynamic.GNU_HASH).get());
        }
        return dynamic.place(Dynamic.HASH).isPresent()
                ? bytes.word(dynamic.place(Dynamic.HASH).get() + 4)
                : 0;
    }

    /// The table is a header of four words, a filter, the buckets, the chains.
    private static long gnuCount(Bytes bytes, long table) {
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

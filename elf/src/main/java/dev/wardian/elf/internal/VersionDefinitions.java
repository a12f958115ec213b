package dev.wardian.elf.internal;

import dev.wardian.elf.ElfException;
import java.util.ArrayList;
import java.util.List;

/// Reads `.gnu.version_d`, a linked list of the versions that a library defines (LSB, "Symbol
/// Versioning"). The first entry of each has its name; others name what it inherits from.
final class VersionDefinitions {
    private static final int MOST = 65_536;

    /// The entry that is the name of the library itself, `VER_FLG_BASE`.
    private static final int BASE = 1;

    private VersionDefinitions() {}

    static List<String> read(Bytes bytes, Dynamic dynamic) {
        if (dynamic.place(Dynamic.VERSION_DEFINITIONS).isEmpty()) {
            return List.of();
        }
        long at = dynamic.place(Dynamic.VERSION_DEFINITIONS).get();
        long count = dynamic.value(Dynamic.VERSION_DEFINITION_COUNT);
        if (count > MOST) {
            throw new ElfException("it says that it defines " + count + " versions of symbols");
        }
        List<String> versions = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            if ((bytes.half(at + 2) & BASE) == 0) {
                versions.add(dynamic.name(bytes.word(at + bytes.word(at + 12))));
            }
            long next = bytes.word(at + 16);
            if (next == 0) {
                break;
            }
            at += next;
        }
        return versions;
    }
}

package dev.wardian.elf.internal;

import dev.wardian.elf.ElfException;
import dev.wardian.elf.VersionNeed;
import java.util.ArrayList;
import java.util.List;

/// Reads `.gnu.version_r`, two linked lists: libraries, and the versions needed of each.
final class SymbolVersions {
    private static final int MOST = 65_536;

    private SymbolVersions() {}

    static List<VersionNeed> read(Bytes bytes, Dynamic dynamic) {
        if (dynamic.place(Dynamic.VERSION_NEEDS).isEmpty()) {
            return List.of();
        }
        long at = dynamic.place(Dynamic.VERSION_NEEDS).get();
        long count = dynamic.value(Dynamic.VERSION_NEED_COUNT);
        if (count > MOST) {
            throw new ElfException("it says that it needs versions of " + count + " libraries");
        }
        List<VersionNeed> needs = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            String library = dynamic.name(bytes.word(at + 4));
            needs.add(new VersionNeed(library, versions(bytes, dynamic, at)));
            long next = bytes.word(at + 12);
            if (next == 0) {
                break;
            }
            at += next;
        }
        return needs;
    }

    private static List<String> versions(Bytes bytes, Dynamic dynamic, long library) {
        int count = bytes.half(library + 2);
        long at = library + bytes.word(library + 8);
        List<String> versions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            versions.add(dynamic.name(bytes.word(at + 8)));
            long next = bytes.word(at + 12);
            if (next == 0) {
                break;
            }
            at += next;
        }
        return versions;
    }
}

package dev.wardian.elf.internal;

import dev.wardian.elf.ElfException;
import java.util.ArrayList;
import java.util.List;

/// The sections, by name (System V ABI, "Sections"); none where they were stripped.
final class Sections {
    /// One section that lies in the file.
    record Section(String name, long offset, long length) {}

    /// A section that has no bytes in the file.
    private static final int NO_BITS = 8;

    private Sections() {}

    static List<Section> of(Bytes bytes) {
        boolean wide = bytes.isWide();
        long start = bytes.address(wide ? 40 : 32);
        int size = bytes.half(wide ? 58 : 46);
        int count = bytes.half(wide ? 60 : 48);
        int names = bytes.half(wide ? 62 : 50);
        if (start == 0 || count == 0 || names >= count) {
            return List.of();
        }
        try {
            long table = bytes.address(start + (long) names * size + (wide ? 24 : 16));
            List<Section> sections = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                long at = start + (long) i * size;
                long offset = bytes.address(at + (wide ? 24 : 16));
                long length = bytes.address(at + (wide ? 32 : 20));
                if (bytes.word(at + 4) != NO_BITS && offset >= 0 && length >= 0) {
                    sections.add(new Section(bytes.text(table + bytes.word(at)), offset, length));
                }
            }
            return sections;
        } catch (ElfException _) {
            return List.of(); // the loader does without them too
        }
    }
}

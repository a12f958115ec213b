package dev.wardian.fuzz;

import dev.wardian.elf.ElfException;
import dev.wardian.elf.ElfFile;
import dev.wardian.elf.Linkage;

/// Shared objects: what they need and how they are linked is read, or they are refused as damaged.
public final class ElfFuzz {
    private ElfFuzz() {}

    /// Called by Jazzer.
    public static void fuzzerTestOneInput(byte[] bytes) {
        try {
            if (ElfFile.read(bytes).isPresent() && !ElfFile.isElf(bytes)) {
                throw new AssertionError("read what is none");
            }
        } catch (ElfException refused) {
            // its documented refusal
        }
        try {
            Linkage.read(bytes);
        } catch (ElfException refused) {
            // its documented refusal
        }
    }
}

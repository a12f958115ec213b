package dev.wardian.elf;

import dev.wardian.elf.internal.DynamicSymbols;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/// Which symbols a shared object defines for others. Libraries define hundreds of thousands, so
/// only those that are asked about are looked for.
public final class DefinedSymbols {
    private DefinedSymbols() {}

    /// Takes out of some names those that a file defines; none if it is no ELF file.
    ///
    /// @throws ElfException if it is one, but damaged
    public static void remove(Path file, Set<String> names) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                Arena arena = Arena.ofConfined()) {
            MemorySegment bytes =
                    channel.size() == 0
                            ? MemorySegment.NULL
                            : channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            if (ElfFile.isElf(bytes)) {
                DynamicSymbols.removeDefined(bytes, names);
            }
        }
    }
}

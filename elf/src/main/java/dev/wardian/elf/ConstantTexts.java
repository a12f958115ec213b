package dev.wardian.elf;

import dev.wardian.elf.internal.ReadOnlyTexts;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SortedSet;

/// Finds texts among the constants of an ELF file: what compiled code was told to look up, open or
/// say.
public final class ConstantTexts {
    private ConstantTexts() {}

    /// The texts in a file's read-only data that contain one of these words. A text begins where
    /// its printable characters do, which may be before its own first, and ends before a zero
    /// byte.
    ///
    /// @throws ElfException if the file is damaged or none of the kind
    public static SortedSet<String> containing(Path file, List<String> words) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                Arena arena = Arena.ofConfined()) {
            MemorySegment bytes =
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            return ReadOnlyTexts.containing(bytes, words);
        }
    }
}

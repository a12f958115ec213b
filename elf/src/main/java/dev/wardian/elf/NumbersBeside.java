package dev.wardian.elf;

import dev.wardian.elf.internal.CodeNumbers;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SortedSet;

/// Finds the numbers that compiled code passes together with a text.
///
/// A call like `import_type(module, "numpy", "dtype", sizeof(PyArray_Descr))` leaves nothing in the
/// file's tables, but the size stands in the code beside the load of the text's address. Evidence,
/// no proof: nothing is found in optimised or foreign code, and what is found lies near by.
public final class NumbersBeside {
    private NumbersBeside() {}

    /// The 32-bit constants that are put into registers next to where the address of a text is
    /// loaded; none for processors other than x86-64.
    ///
    /// @throws ElfException if the file is damaged or none of the kind
    public static SortedSet<Integer> text(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                Arena arena = Arena.ofConfined()) {
            MemorySegment bytes =
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            return CodeNumbers.beside(bytes, text);
        }
    }
}

package dev.wardian.elf;

import dev.wardian.elf.internal.ElfReader;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// What one executable or shared object says of itself.
///
/// What the dynamic loader would look at is taken from the program headers, as the loader does, and
/// not from the sections, which may be stripped. Immutable.
///
///     ElfFile file = ElfFile.read(path).orElseThrow();
///     file.needed(); // [libm.so.6, libc.so.6]
///
/// @param header for which machines it is
/// @param interpreter the loader that an executable names
/// @param soname the name it has for others (`DT_SONAME`)
/// @param needed the libraries it cannot be loaded without (`DT_NEEDED`), in the order of the file
/// @param searchPath where they are looked for: `DT_RUNPATH`, or `DT_RPATH` where there is none;
///                         parts as written, `$ORIGIN` among them
/// @param versionNeeds which versions of symbols it needs of them
/// @param undefined the names of the dynamic symbols that others must define, weak ones left out
/// @param gpuCode the architectures that it carries CUDA code for
public record ElfFile(
        ElfHeader header,
        Optional<String> interpreter,
        Optional<String> soname,
        List<String> needed,
        List<String> searchPath,
        List<VersionNeed> versionNeeds,
        List<String> undefined,
        List<GpuCode> gpuCode) {
    public ElfFile {
        needed = List.copyOf(needed);
        searchPath = List.copyOf(searchPath);
        versionNeeds = List.copyOf(versionNeeds);
        undefined = List.copyOf(undefined);
        gpuCode = List.copyOf(gpuCode);
    }

    private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};

    /// Whether the first bytes of a file are those of an ELF file.
    public static boolean isElf(byte[] start) {
        for (int i = 0; i < MAGIC.length; i++) {
            if (i >= start.length || start[i] != MAGIC[i]) {
                return false;
            }
        }
        return true;
    }

    /// Reads a file; nothing if it is no ELF file. Large files are mapped, not read.
    ///
    /// @throws ElfException if it is one, but damaged
    public static Optional<ElfFile> read(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
                Arena arena = Arena.ofConfined()) {
            if (channel.size() < MAGIC.length) {
                return Optional.empty();
            }
            MemorySegment bytes =
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            return read(bytes);
        }
    }

    /// Reads bytes at hand; nothing if they are no ELF file.
    ///
    /// @throws ElfException if they are one, but damaged
    public static Optional<ElfFile> read(byte[] bytes) {
        return read(MemorySegment.ofArray(bytes));
    }

    private static Optional<ElfFile> read(MemorySegment bytes) {
        return isElf(bytes) ? Optional.of(new ElfReader(bytes).read()) : Optional.empty();
    }

    static boolean isElf(MemorySegment bytes) {
        return isElf(
                bytes.asSlice(0, Math.min(MAGIC.length, bytes.byteSize()))
                        .toArray(ValueLayout.JAVA_BYTE));
    }
}

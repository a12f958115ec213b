package dev.wardian.elf;

import dev.wardian.elf.internal.LinkageReader;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// What the dynamic loader must find for one file, and what the file offers to others: the part of
/// [ElfFile] that costs the reading of a few pages, however large the file.
///
/// @param header for which machines it is
/// @param soname the name it has for others (`DT_SONAME`)
/// @param needed the libraries it cannot be loaded without (`DT_NEEDED`), in the order of the file
/// @param rpath where they are looked for first, also for the libraries they need in turn
///     (`DT_RPATH`); empty where there is a `runpath`, which the loader prefers
/// @param runpath where they are looked for after `LD_LIBRARY_PATH` (`DT_RUNPATH`)
/// @param versionNeeds which versions of symbols it needs of them
/// @param versions which versions of symbols it defines; none where it defines symbols without
public record Linkage(
        ElfHeader header,
        Optional<String> soname,
        List<String> needed,
        List<String> rpath,
        List<String> runpath,
        List<VersionNeed> versionNeeds,
        List<String> versions) {
    public Linkage {
        needed = List.copyOf(needed);
        rpath = List.copyOf(rpath);
        runpath = List.copyOf(runpath);
        versionNeeds = List.copyOf(versionNeeds);
        versions = List.copyOf(versions);
    }

    /// Reads a file; nothing if it is no ELF file.
    ///
    /// @throws ElfException if it is one, but damaged
    public static Optional<Linkage> read(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
                Arena arena = Arena.ofConfined()) {
            return channel.size() == 0
                    ? Optional.empty()
                    : read(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
        }
    }

    /// Reads bytes at hand; nothing if they are no ELF file.
    ///
    /// @throws ElfException if they are one, but damaged
    public static Optional<Linkage> read(byte[] bytes) {
        return bytes.length == 0 ? Optional.empty() : read(MemorySegment.ofArray(bytes));
    }

    private static Optional<Linkage> read(MemorySegment bytes) {
        return ElfFile.isElf(bytes)
                ? Optional.of(new LinkageReader(bytes).read())
                : Optional.empty();
    }
}

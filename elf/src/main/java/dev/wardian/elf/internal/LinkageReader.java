package dev.wardian.elf.internal;

import dev.wardian.elf.Linkage;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the header, the dynamic section and the tables of symbol versions of one file.
public final class LinkageReader {
    private static final int DYNAMIC = 2;

    private final ElfReader reader;

    /// @param segment a file that begins as an ELF file does
    public LinkageReader(MemorySegment segment) {
        this.reader = new ElfReader(segment);
    }

    /// What the loader must find for the file.
    ///
    /// @throws dev.wardian.elf.ElfException if it is damaged
    public Linkage read() {
        Bytes bytes = reader.bytes();
        Segments segments = Segments.of(bytes);
        Optional<Dynamic> dynamic =
                segments.first(DYNAMIC).map(segment -> Dynamic.read(bytes, segments, segment));
        List<String> runpath = parts(dynamic.flatMap(Dynamic::runpath));
        return new Linkage(
                reader.header(),
                dynamic.flatMap(Dynamic::soname),
                dynamic.map(Dynamic::needed).orElse(List.of()),
                runpath.isEmpty() ? parts(dynamic.flatMap(Dynamic::rpath)) : List.of(),
                runpath,
                dynamic.map(one -> SymbolVersions.read(bytes, one)).orElse(List.of()),
                dynamic.map(one -> VersionDefinitions.read(bytes, one)).orElse(List.of()));
    }

    private static List<String> parts(Optional<String> path) {
        List<String> parts = new ArrayList<>();
        path.ifPresent(text -> parts.addAll(List.of(text.split(":", -1))));
        parts.removeIf(String::isEmpty);
        return parts;
    }
}

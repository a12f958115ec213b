package dev.wardian.elf.internal;

import dev.wardian.elf.ElfException;
import dev.wardian.elf.ElfFile;
import dev.wardian.elf.ElfHeader;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads one file: its header, its segments, what its dynamic section says, its GPU code.
public final class ElfReader {
    private static final int DYNAMIC = 2;
    private static final int INTERPRETER = 3;

    private final Bytes bytes;
    private final ElfHeader header;

    /// @param segment a file that begins as an ELF file does
    public ElfReader(MemorySegment segment) {
        if (segment.byteSize() < 52) {
            throw new ElfException("its header is cut off");
        }
        byte width = segment.get(ValueLayout.JAVA_BYTE, 4);
        byte order = segment.get(ValueLayout.JAVA_BYTE, 5);
        if (width < 1 || width > 2 || order < 1 || order > 2) {
            throw new ElfException("class " + width + " or byte order " + order + " is unknown");
        }
        boolean big = order == 2;
        this.bytes =
                new Bytes(
                        segment, width == 2, big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        this.header =
                new ElfHeader(width == 2 ? 64 : 32, big, bytes.half(18), type(bytes.half(16)));
    }

    Bytes bytes() {
        return bytes;
    }

    ElfHeader header() {
        return header;
    }

    private static ElfHeader.Type type(int number) {
        return switch (number) {
            case 1 -> ElfHeader.Type.RELOCATABLE;
            case 2 -> ElfHeader.Type.EXECUTABLE;
            case 3 -> ElfHeader.Type.SHARED;
            case 4 -> ElfHeader.Type.CORE;
            default -> ElfHeader.Type.OTHER;
        };
    }

    /// What the file says.
    ///
    /// @throws ElfException if it is damaged
    public ElfFile read() {
        Segments segments = Segments.of(bytes);
        Optional<String> interpreter =
                segments.first(INTERPRETER).map(segment -> bytes.text(segment.offset()));
        Optional<Dynamic> dynamic =
                segments.first(DYNAMIC).map(segment -> Dynamic.read(bytes, segments, segment));
        List<String> search = new ArrayList<>();
        dynamic.flatMap(Dynamic::searchPath)
                .ifPresent(path -> search.addAll(List.of(path.split(":"))));
        search.removeIf(String::isEmpty);
        return new ElfFile(
                header,
                interpreter,
                dynamic.flatMap(Dynamic::soname),
                dynamic.map(Dynamic::needed).orElse(List.of()),
                search,
                dynamic.map(one -> SymbolVersions.read(bytes, one)).orElse(List.of()),
                dynamic.map(one -> Undefined.read(bytes, one)).orElse(List.of()),
                FatBinaries.read(bytes));
    }
}

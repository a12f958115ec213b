package dev.wardian.elf.internal;

import dev.wardian.elf.GpuCode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Finds CUDA code: the sections `.nv_fatbin` and `__nv_relfatbin` hold fat binaries one behind the
/// other, each a header and the code for several architectures.
///
/// NVIDIA has not published the format; the fields read here have been the same in all files that
/// CUDA 9 to 13 made. What does not look like it is passed by: that a file has GPU code is never a
/// reason to refuse it.
final class FatBinaries {
    private static final long MAGIC = 0xBA55ED50L;
    private static final int HEADER = 16;
    private static final int ENTRY = 32;

    /// So much padding is passed by in search of the next one.
    private static final int MOST_PADDING = 4096;

    private FatBinaries() {}

    static List<GpuCode> read(Bytes bytes) {
        Set<GpuCode> found = new TreeSet<>();
        for (Sections.Section section : Sections.of(bytes)) {
            if (section.name().equals(".nv_fatbin") || section.name().equals("__nv_relfatbin")) {
                long end =
                        Math.min(bytes.size() - section.offset(), section.length())
                                + section.offset();
                read(bytes, section.offset(), end, found);
            }
        }
        return List.copyOf(found);
    }

    private static void read(Bytes bytes, long start, long end, Set<GpuCode> found) {
        long at = start;
        long padding = 0;
        while (at >= start && at + HEADER <= end && padding < MOST_PADDING) {
            if (bytes.word(at) != MAGIC) {
                at += 8;
                padding += 8;
                continue;
            }
            padding = 0;
            int header = bytes.half(at + 6);
            long length = bytes.extended(at + 8);
            if (header < HEADER || length < 0 || length > end - at - header) {
                return;
            }
            entries(bytes, at + header, at + header + length, found);
            at += header + length;
        }
    }

    private static void entries(Bytes bytes, long start, long end, Set<GpuCode> found) {
        long at = start;
        while (at + ENTRY <= end) {
            int kind = bytes.half(at);
            long header = bytes.word(at + 4);
            long length = bytes.extended(at + 8);
            if (header < ENTRY || length < 0 || length > end - at - header) {
                return;
            }
            int architecture = (int) bytes.word(at + 28);
            if (architecture > 0 && architecture < 1000 && (kind == 1 || kind == 2)) {
                found.add(
                        new GpuCode(
                                kind == 1 ? GpuCode.Form.PTX : GpuCode.Form.MACHINE, architecture));
            }
            at += header + length;
        }
    }
}

package dev.wardian.stack.internal.check;

import dev.wardian.elf.GpuCode;
import dev.wardian.standards.name.PackageName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/// What is known of libraries that are too large to be kept for a look.
///
/// @param gpuCode the code for GPUs that they hold, by package
/// @param torch those of PyTorch that were fetched nevertheless, because others are compared with
///     them
public record LargeCode(Map<PackageName, SortedSet<GpuCode>> gpuCode, List<Path> torch) {
    /// Nothing.
    public static final LargeCode NONE = new LargeCode(Map.of(), List.of());

    public LargeCode {
        gpuCode = Map.copyOf(gpuCode);
        torch = List.copyOf(torch);
    }
}

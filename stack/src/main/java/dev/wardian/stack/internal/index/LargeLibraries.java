package dev.wardian.stack.internal.index;

import dev.wardian.elf.GpuCode;
import dev.wardian.elf.GpuCodeScan;
import dev.wardian.host.Accelerators;
import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.index.WheelParts;
import dev.wardian.python.internal.facts.FactFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What very large libraries in wheels say, read where they lie: packed files can be read from
/// their beginning on, so reading ends as soon as what was sought is found. What is found is kept
/// by the wheel's digest. What is read so is checked against nothing but the archive itself.
public final class LargeLibraries {
    /// Changes with what is read.
    private static final String FORM = "gpu-1";

    /// Where kernels are likely; tools that make kernels hold none.
    private static final Pattern LIKELY = Pattern.compile(".*(cuda|cu[a-z]+|nccl|nv|gpu).*");

    private static final Pattern TOOLS = Pattern.compile(".*(nvrtc|nvJitLink|nvvm|cupti).*");

    private final IndexAccess index;
    private final FactFiles kept;

    /// @param facts the folder in which what files say is kept
    public LargeLibraries(IndexAccess index, Path facts) {
        this.index = index;
        this.kept = new FactFiles(facts, FORM);
    }

    /// The code for GPUs in some libraries of a wheel, until there is some for each GPU: the likely
    /// libraries first, the others only where those have code for none of them.
    ///
    /// @param paths where they lie in the wheel
    /// @throws IOException when the wheel cannot be read in parts
    public SortedSet<GpuCode> gpuCode(
            DistributionFile file, List<String> paths, Accelerators accelerators)
            throws IOException {
        var gpus =
                accelerators.gpus().stream()
                        .flatMap(gpu -> gpu.architecture().stream())
                        .distinct()
                        .sorted()
                        .toList();
        var found = new TreeSet<GpuCode>();
        if (gpus.isEmpty() || paths.isEmpty()) {
            return found;
        }
        var about = new ArrayList<>(List.of(file.hashes().getOrDefault("sha256", "")));
        gpus.forEach(gpu -> about.add(gpu.toString()));
        about.addAll(paths);
        var key = FactFiles.key(about);
        var known = kept.read(key);
        if (known.isPresent()) {
            known.get().lines().map(GpuCode::parse).forEach(found::add);
            return found;
        }
        Predicate<SortedSet<GpuCode>> fits =
                all -> gpus.stream().allMatch(gpu -> all.stream().anyMatch(c -> c.runsOn(gpu)));
        var parts = parts(file);
        for (var path : ordered(paths)) {
            if (found.isEmpty() && !isLikely(path)) {
                break;
            }
            try (var in = new BufferedInputStream(parts.open(path), 1 << 16)) {
                found.addAll(GpuCodeScan.read(in, fits));
            }
            if (fits.test(found)) {
                break;
            }
        }
        kept.write(key, String.join("\n", found.stream().map(GpuCode::toString).toList()));
        return found;
    }

    /// Those that hold kernels for sure first, large libraries of the processor last.
    private static List<String> ordered(List<String> paths) {
        return paths.stream()
                .filter(path -> !TOOLS.matcher(path).matches())
                .sorted(
                        Comparator.comparing((String path) -> !isLikely(path))
                                .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static boolean isLikely(String path) {
        return LIKELY.matcher(path.substring(path.lastIndexOf('/') + 1)).matches();
    }

    private WheelParts parts(DistributionFile file) throws IOException {
        Optional<WheelParts> parts = index.parts(file);
        return parts.orElseThrow(() -> new IOException("its server gives no parts of it"));
    }

    /// Writes a library of a wheel into a file.
    ///
    /// @throws IOException when the wheel cannot be read in parts
    public void write(DistributionFile file, String path, Path target) throws IOException {
        try (var in = parts(file).open(path)) {
            Files.copy(in, target);
        }
    }
}

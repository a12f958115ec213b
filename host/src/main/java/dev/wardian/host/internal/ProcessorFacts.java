package dev.wardian.host.internal;

import dev.wardian.host.Processor;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads `/proc/cpuinfo`. The levels are those of the x86-64 psABI, by the names that the kernel
/// gives the features they consist of (`abm` holds `lzcnt`, `pni` is SSE3).
public final class ProcessorFacts {
    private static final List<List<String>> LEVELS =
            List.of(
                    List.of("lm", "cmov", "cx8", "fpu", "fxsr", "mmx", "syscall", "sse2"),
                    List.of("cx16", "lahf_lm", "popcnt", "sse4_1", "sse4_2", "ssse3"),
                    List.of("avx", "avx2", "bmi1", "bmi2", "f16c", "fma", "abm", "movbe", "xsave"),
                    List.of("avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"));

    private ProcessorFacts() {}

    /// The processor of the machine with this root.
    public static Processor read(Path root, String architecture) {
        Set<String> flags = new HashSet<>();
        String model = "";
        int count = 0;
        for (String line : SmallFile.below(root, "/proc/cpuinfo").lines()) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).strip();
            String value = colon < 0 ? "" : line.substring(colon + 1).strip();
            switch (name) {
                case "processor" -> count++;
                case "model name", "Model" -> model = value;
                case "flags" -> {
                    if (flags.isEmpty()) {
                        flags.addAll(List.of(value.split(" +", -1)));
                    }
                }
                default -> {}
            }
        }
        Optional<Integer> level = architecture.equals("x86_64") ? level(flags) : Optional.empty();
        return new Processor(architecture, level, model, count);
    }

    static Optional<Integer> level(Set<String> flags) {
        int level = 0;
        while (level < LEVELS.size() && flags.containsAll(LEVELS.get(level))) {
            level++;
        }
        return level == 0 ? Optional.empty() : Optional.of(level);
    }
}

package dev.wardian.host.internal;

import dev.wardian.host.Memory;
import java.nio.file.Path;
import java.util.Optional;

/// Reads `/proc/meminfo` and the limits of control groups, versions 2 and 1.
public final class MemoryFacts {
    private MemoryFacts() {}

    /// The memory of the machine with this root.
    public static Memory read(Path root) {
        long total = 0;
        long available = 0;
        for (String line : SmallFile.below(root, "/proc/meminfo").lines()) {
            if (line.startsWith("MemTotal:")) {
                total = bytes(line);
            } else if (line.startsWith("MemAvailable:")) {
                available = bytes(line);
            }
        }
        long all = total;
        Optional<Long> limit =
                SmallFile.below(root, "/sys/fs/cgroup/memory.max")
                        .number()
                        .or(
                                () ->
                                        SmallFile.below(
                                                        root,
                                                        "/sys/fs/cgroup/memory/memory.limit_in_bytes")
                                                .number())
                        .filter(bytes -> all == 0 || bytes < all);
        return new Memory(total, available, limit);
    }

    /// `MemTotal:       24117248 kB`; a kB is 1,024 bytes there.
    private static long bytes(String line) {
        String[] words = line.strip().split(" +", -1);
        return words.length < 2 ? 0 : SmallFile.number(words[1]).orElse(0L) * 1024;
    }
}

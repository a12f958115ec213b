package dev.wardian.stack.cache;

import java.nio.file.Path;
import java.util.List;

/// What lies in the cache.
///
/// @param folder where it is
/// @param buckets its parts with files and bytes each
public record CacheSummary(Path folder, List<Bucket> buckets) {

    /// One part of the cache (`archives`, `index`, `wheels-built` …), or what an older Wardian left
    /// (`older-format-1`), which pruning takes away.
    public record Bucket(String name, long entries, long files, long bytes) {}

    public CacheSummary {
        buckets = List.copyOf(buckets);
    }

    /// The bytes of all parts together.
    public long bytes() {
        var sum = 0L;
        for (var bucket : buckets) {
            sum += bucket.bytes();
        }
        return sum;
    }
}

package dev.wardian.standards.tag;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// The tags that an interpreter on a machine accepts, best first. Immutable.
public final class CompatibleTags {
    private final List<WheelTag> tags;
    private final Map<WheelTag, Integer> ranks;

    private CompatibleTags(List<WheelTag> tags) {
        this.tags = List.copyOf(tags);
        this.ranks = new HashMap<>(2 * tags.size());
        for (int i = 0; i < tags.size(); i++) {
            ranks.putIfAbsent(tags.get(i), i);
        }
    }

    public static CompatibleTags of(List<WheelTag> tags) {
        return new CompatibleTags(tags);
    }

    public List<WheelTag> tags() {
        return tags;
    }

    /// The rank of the best tag of a wheel, 0 for the best of all; empty if none is accepted.
    public OptionalInt rank(WheelFilename wheel) {
        int best = Integer.MAX_VALUE;
        for (WheelTag tag : wheel.tags()) {
            best = Math.min(best, ranks.getOrDefault(tag, Integer.MAX_VALUE));
        }
        return best == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(best);
    }
}

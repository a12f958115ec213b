package dev.wardian.standards.version;

/// All versions between two places, of which the first lies below the second.
public record Interval(Cut lower, Cut upper) {
    public Interval {
        if (lower.compareTo(upper) >= 0) {
            throw new IllegalArgumentException(lower + " is not below " + upper);
        }
    }

    public boolean contains(Version version) {
        return lower.isBelow(version) && !upper.isBelow(version);
    }
}

package dev.wardian.standards.tag;

import java.util.Comparator;

/// The build number in the name of a wheel (PEP 427): digits, then perhaps letters; of two wheels
/// that are alike otherwise the higher is preferred.
public record BuildTag(long number, String rest) implements Comparable<BuildTag> {
    private static final Comparator<BuildTag> ORDER =
            Comparator.comparingLong(BuildTag::number).thenComparing(BuildTag::rest);

    @Override
    public int compareTo(BuildTag other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return number + rest;
    }
}

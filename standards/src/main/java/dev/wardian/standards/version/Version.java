package dev.wardian.standards.version;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A version of a project (PEP 440): epoch, release, pre-, post- and development release, and a
/// local label.
///
/// Versions are equal when the standard calls them equal, however they are spelt: `1.0`, `v1` and
/// `1.0.0` are one version, though [#toString] keeps the zeros at the end that were written. The
/// order is the standard's total order: `1.0.dev1 < 1.0a1 < 1.0 < 1.0+cpu < 1.0.post1`.
/// Numbers of more than 18 digits are refused. Immutable, and safe to share between threads.
public final class Version implements Comparable<Version> {
    private final long high;
    private final long low;
    private final @Nullable String local;

    /// The text, if it was read in its normal form by [PackedKey], or else the parts.
    private final Object origin;

    // The other of text and parts, worked out when first asked for. Threads that race here at
    // worst do the same work twice, since both are immutable.
    private @Nullable String text;
    private @Nullable VersionParts parts;

    /// A version that [PackedKey] has read in full: the text is its own normal form.
    Version(String text, long high, long low) {
        this.origin = text;
        this.high = high;
        this.low = low;
        this.local = null;
    }

    Version(VersionParts parts) {
        this.origin = parts;
        this.local = parts.local;
        long packedHigh = PackedKey.high(parts);
        long packedLow = packedHigh == PackedKey.NONE ? PackedKey.NONE : PackedKey.low(parts);
        this.high = packedLow == PackedKey.NONE ? PackedKey.NONE : packedHigh;
        this.low = packedLow;
    }

    /// The version in any spelling that PEP 440 allows; a `SyntaxException` otherwise.
    public static Version parse(String text) {
        @Nullable Version packed = PackedKey.parse(text);
        if (packed != null) {
            return packed;
        }
        VersionParser parser = new VersionParser(text, 0, text.length());
        @Nullable VersionParts parts = parser.parseAll();
        if (parts == null) {
            throw parser.fault();
        }
        return new Version(parts);
    }

    /// As [#parse], but empty where that throws.
    public static Optional<Version> tryParse(String text) {
        return Optional.ofNullable(parseOrNull(text));
    }

    static @Nullable Version parseOrNull(String text) {
        @Nullable Version packed = PackedKey.parse(text);
        if (packed != null) {
            return packed;
        }
        @Nullable VersionParts parts = new VersionParser(text, 0, text.length()).parseAll();
        return parts == null ? null : new Version(parts);
    }

    /// A final release of these numbers, `of(3, 13)` for `3.13`; none may be negative.
    public static Version of(long... release) {
        for (long number : release) {
            if (number < 0) {
                throw new IllegalArgumentException(
                        "negative number in " + Arrays.toString(release));
            }
        }
        if (release.length == 0) {
            throw new IllegalArgumentException("a version has at least one number");
        }
        return new Version(
                new VersionParts(
                        0,
                        release.clone(),
                        VersionParts.NO_LABEL,
                        VersionParts.NONE,
                        VersionParts.NONE,
                        VersionParts.NONE,
                        null));
    }

    public long epoch() {
        return parts().epoch;
    }

    /// The numbers of the release as they were written, with the zeros at the end.
    public List<Long> release() {
        long[] release = parts().release;
        List<Long> numbers = new ArrayList<>(release.length);
        for (long number : release) {
            numbers.add(number);
        }
        return List.copyOf(numbers);
    }

    /// The first number of the release.
    public long major() {
        return releaseNumber(0);
    }

    /// The second number of the release, 0 where it has none.
    public long minor() {
        return releaseNumber(1);
    }

    /// The third number of the release, 0 where it has none.
    public long micro() {
        return releaseNumber(2);
    }

    /// The normalised label of the pre-release: `a`, `b` or `rc`.
    public Optional<String> prereleaseLabel() {
        return switch (parts().label) {
            case VersionParts.ALPHA -> Optional.of("a");
            case VersionParts.BETA -> Optional.of("b");
            case VersionParts.CANDIDATE -> Optional.of("rc");
            default -> Optional.empty();
        };
    }

    /// The number of the pre-release; 0 where only a label was written.
    public OptionalLong prereleaseNumber() {
        return number(parts().pre);
    }

    public OptionalLong post() {
        return number(parts().post);
    }

    public OptionalLong dev() {
        return number(parts().dev);
    }

    /// The local label in its normal form, `ubuntu.1` for `Ubuntu-01`.
    public Optional<String> local() {
        return Optional.ofNullable(local);
    }

    /// Whether this is a pre-release or a development release.
    public boolean isPrerelease() {
        if (low != PackedKey.NONE) {
            return PackedKey.kind(low) < PackedKey.FINAL;
        }
        return parts().label != VersionParts.NO_LABEL || parts().dev != VersionParts.NONE;
    }

    public boolean isPostrelease() {
        if (low != PackedKey.NONE) {
            return PackedKey.kind(low) == PackedKey.POST;
        }
        return parts().post != VersionParts.NONE;
    }

    public boolean isDevrelease() {
        if (low != PackedKey.NONE) {
            return PackedKey.kind(low) == PackedKey.DEV;
        }
        return parts().dev != VersionParts.NONE;
    }

    public boolean isLocal() {
        return local != null;
    }

    /// This version without its local label.
    public Version withoutLocal() {
        return local == null ? this : new Version(parts().withLocal(null));
    }

    /// Epoch and release alone, `1!2.0` of `1!2.0rc1.post2+cpu`.
    public Version base() {
        boolean alone =
                local == null && low != PackedKey.NONE && PackedKey.kind(low) == PackedKey.FINAL;
        return alone ? this : new Version(parts().base());
    }

    /// This version without zeros at the end of its release, `1.4` of `1.4.0`: one spelling for
    /// all equal versions, which is how file names may spell them (PEP 625).
    public Version trimmed() {
        return parts().significant() == parts().release.length
                ? this
                : new Version(parts().trimmed());
    }

    @Override
    public int compareTo(Version other) {
        int order = comparePublic(other);
        return order != 0 ? order : compareLocal(other);
    }

    /// The order of two versions with their local labels left out.
    int comparePublic(Version other) {
        if (low != PackedKey.NONE && other.low != PackedKey.NONE) {
            return high != other.high
                    ? Long.compare(high, other.high)
                    : Long.compare(low, other.low);
        }
        return parts().comparePublic(other.parts());
    }

    /// The first of the two numbers that order it among most others; [PackedKey#NONE] if it has
    /// none.
    long high() {
        return high;
    }

    /// The second.
    long low() {
        return low;
    }

    /// The order of the local labels of two versions that are the same without them.
    int compareLocal(Version other) {
        return local == null && other.local == null ? 0 : LocalOrder.compare(local, other.local);
    }

    /// The order of epoch and release alone.
    int compareRelease(Version other) {
        if (low != PackedKey.NONE && other.low != PackedKey.NONE) {
            return high != other.high
                    ? Long.compare(high, other.high)
                    : Long.compare(PackedKey.fourth(low), PackedKey.fourth(other.low));
        }
        return parts().compareRelease(other.parts());
    }

    /// Whether this is the first version of all, `0.dev0`.
    boolean isFirst() {
        return epoch() == 0 && isFirstDev() && parts().significant() == 0;
    }

    /// Whether this is the first development release of a release, `1.4.dev0`: the first version
    /// that belongs to it at all.
    boolean isFirstDev() {
        VersionParts known = parts();
        return known.dev == 0
                && known.label == VersionParts.NO_LABEL
                && known.post == VersionParts.NONE
                && known.local == null;
    }

    Version withRelease(long... release) {
        return new Version(parts().withRelease(release));
    }

    Version withPost(long post) {
        return new Version(parts().withPost(post));
    }

    Version withDev(long dev) {
        return new Version(parts().withDev(dev));
    }

    Version withoutDev() {
        return new Version(parts().withDev(VersionParts.NONE));
    }

    VersionParts parts() {
        if (origin instanceof VersionParts given) {
            return given;
        }
        @Nullable VersionParts known = parts;
        if (known == null) {
            String normal = (String) origin;
            known = new VersionParser(normal, 0, normal.length()).parseAll();
            if (known == null) {
                throw new IllegalStateException("not its own normal form: " + normal);
            }
            parts = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object object) {
        if (this == object) {
            return true;
        }
        if (!(object instanceof Version other)) {
            return false;
        }
        boolean samePublic =
                low != PackedKey.NONE
                        ? high == other.high && low == other.low
                        : other.low == PackedKey.NONE && parts().comparePublic(other.parts()) == 0;
        return samePublic && (local == null ? other.local == null : local.equals(other.local));
    }

    @Override
    public int hashCode() {
        int hash =
                low != PackedKey.NONE
                        ? Long.hashCode(high * 0x9E3779B97F4A7C15L + low)
                        : parts().publicHash();
        return local == null ? hash : 31 * hash + local.hashCode();
    }

    /// The normal form (PEP 440, "Normalization"), with zeros at the end of the release as written.
    @Override
    public String toString() {
        if (origin instanceof String written) {
            return written;
        }
        @Nullable String known = text;
        if (known == null) {
            known = parts().text();
            text = known;
        }
        return known;
    }

    long releaseNumber(int index) {
        long[] release = parts().release;
        return index < release.length ? release[index] : 0;
    }

    private static OptionalLong number(long number) {
        return number == VersionParts.NONE ? OptionalLong.empty() : OptionalLong.of(number);
    }
}

package dev.wardian.standards.version;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A place between two neighbouring versions in the order of all versions: where an interval
/// begins or ends.
///
/// Sets of versions are easier to compute with when they are bounded by places than by versions,
/// because then no bound is open or closed. Between `1.0` and its successors lie three places:
///
///     before(1.0) · 1.0 · after(1.0) · 1.0+cpu … · afterLocals(1.0) · 1.0.post0.dev0 … 1.0.post7
///     · afterRelease(1.0) · 1.0.0.1.dev0
///
/// Two cuts are equal exactly when no version lies between them: each place has one canonical
/// form, so `afterLocals(1.0.dev2)` is `before(1.0.dev3)`. Immutable.
public final class Cut implements Comparable<Cut> {
    private enum Side {
        BOTTOM,
        BEFORE,
        AFTER,
        AFTER_RELEASE,
        TOP
    }

    private static final Version LEAST = Version.parse("0.dev0");

    /// Below all versions.
    public static final Cut BOTTOM = new Cut(Side.BOTTOM, LEAST);

    /// Above all versions.
    public static final Cut TOP = new Cut(Side.TOP, LEAST);

    private final Side side;
    private final Version version;

    /// Two numbers that order most cuts, but for local labels and sides of one version: a solver
    /// compares cuts more often than it does anything else.
    private final long high;

    private final long low;

    private Cut(Side side, Version version) {
        this.side = side;
        this.version = version;
        boolean known = version.low() != PackedKey.NONE;
        this.high =
                switch (side) {
                    case BOTTOM -> Long.MIN_VALUE;
                    case TOP -> Long.MAX_VALUE;
                    case BEFORE, AFTER, AFTER_RELEASE -> version.high();
                };
        this.low =
                known && side == Side.AFTER_RELEASE
                        ? PackedKey.endOfRelease(version.low())
                        : version.low();
    }

    /// Just below a version.
    public static Cut before(Version version) {
        return version.equals(LEAST) ? BOTTOM : new Cut(Side.BEFORE, version);
    }

    /// Just above a version: below all local versions of it.
    public static Cut after(Version version) {
        return new Cut(Side.AFTER, version);
    }

    /// Above a version and all local versions of it.
    public static Cut afterLocals(Version version) {
        VersionParts parts = version.parts();
        if (parts.dev != VersionParts.NONE) {
            return before(new Version(parts.withDev(parts.dev + 1).withLocal(null)));
        }
        long post = parts.post == VersionParts.NONE ? 0 : parts.post + 1;
        return before(new Version(parts.withPost(post).withDev(0).withLocal(null)));
    }

    /// Above a version and all its post-releases, as `>` asks for: `>1.0` leaves out `1.0.post1`.
    public static Cut afterPosts(Version version) {
        VersionParts parts = version.parts();
        if (parts.dev != VersionParts.NONE || parts.post != VersionParts.NONE) {
            return afterLocals(version);
        }
        if (parts.label != VersionParts.NO_LABEL) {
            return before(new Version(parts.withPre(parts.pre + 1).withDev(0).withLocal(null)));
        }
        return new Cut(Side.AFTER_RELEASE, version.base());
    }

    /// Whether this is the place below all versions.
    boolean isBottom() {
        return side == Side.BOTTOM;
    }

    /// Whether this is the place above all versions.
    boolean isTop() {
        return side == Side.TOP;
    }

    /// Whether a version lies above this place.
    public boolean isBelow(Version other) {
        return switch (side) {
            case BOTTOM -> true;
            case BEFORE -> version.compareTo(other) <= 0;
            case AFTER -> version.compareTo(other) < 0;
            case AFTER_RELEASE -> version.compareRelease(other) < 0;
            case TOP -> false;
        };
    }

    /// The least final release of so many numbers that lies above this place, `3.12` above
    /// `after(3.11.4)` for two and `3.11.5` for three; empty where all of them lie below.
    public Optional<Version> nextRelease(int numbers) {
        if (side == Side.TOP || version.epoch() > 0) {
            return Optional.empty();
        }
        long[] release = new long[numbers];
        for (int index = 0; index < numbers; index++) {
            release[index] = version.releaseNumber(index);
        }
        Version same = Version.of(release);
        if (isBelow(same)) {
            return Optional.of(same);
        }
        release[numbers - 1]++;
        return Optional.of(Version.of(release));
    }

    /// The version just above this place; empty where there is no least one.
    Optional<Version> above() {
        return side == Side.BEFORE ? Optional.of(version) : Optional.empty();
    }

    /// The version just below this place; empty where there is no greatest one.
    Optional<Version> below() {
        return side == Side.AFTER ? Optional.of(version) : Optional.empty();
    }

    /// The release that ends at this place with its last post-release, if one does.
    Optional<Version> release() {
        return side == Side.AFTER_RELEASE ? Optional.of(version) : Optional.empty();
    }

    @Override
    public int compareTo(Cut other) {
        if (low == PackedKey.NONE || other.low == PackedKey.NONE) {
            return compareParts(other);
        }
        if (high != other.high) {
            return high < other.high ? -1 : 1;
        }
        if (low != other.low) {
            return low < other.low ? -1 : 1;
        }
        int order = version.compareLocal(other.version);
        return order != 0 ? order : side.compareTo(other.side);
    }

    private int compareParts(Cut other) {
        if (side == Side.BOTTOM
                || side == Side.TOP
                || other.side == Side.BOTTOM
                || other.side == Side.TOP) {
            return Integer.compare(extreme(), other.extreme());
        }
        if (side == Side.AFTER_RELEASE || other.side == Side.AFTER_RELEASE) {
            int order = version.compareRelease(other.version);
            return order != 0
                    ? order
                    : Boolean.compare(side == Side.AFTER_RELEASE, other.side == Side.AFTER_RELEASE);
        }
        int order = version.compareTo(other.version);
        return order != 0 ? order : side.compareTo(other.side);
    }

    private int extreme() {
        return side == Side.BOTTOM ? -1 : side == Side.TOP ? 1 : 0;
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof Cut other && side == other.side && version.equals(other.version);
    }

    @Override
    public int hashCode() {
        return 31 * version.hashCode() + side.name().hashCode();
    }

    @Override
    public String toString() {
        return switch (side) {
            case BOTTOM -> "bottom";
            case BEFORE -> "before " + version;
            case AFTER -> "after " + version;
            case AFTER_RELEASE -> "after release " + version;
            case TOP -> "top";
        };
    }
}

package dev.wardian.standards.version;

import java.util.List;

/// What is left of a range where pre-releases are excluded.
final class FinalReleases {
    private static final Version FIRST = Version.of(0);

    private FinalReleases() {}

    /// Whether a range holds any version that is no pre-release.
    static boolean in(VersionRange range) {
        for (Interval interval : range.intervals()) {
            Version next = nextAbove(Bound.lower(interval.lower()));
            if (!interval.upper().isBelow(next)) {
                return true;
            }
        }
        return false;
    }

    /// A lowest version above a place that is no pre-release; of a place after post-releases, one
    /// that is below every other bound.
    private static Version nextAbove(Bound lower) {
        return switch (lower) {
            case Bound.Open _ -> FIRST;
            case Bound.At(Version version, boolean _) ->
                    version.isPrerelease() ? finalOf(version) : version;
            case Bound.AfterLocals(Version version) -> nextAbove(version);
            case Bound.AfterPosts(Version version) -> nextAbove(version);
        };
    }

    private static Version nextAbove(Version version) {
        if (version.isPrerelease()) {
            return finalOf(version);
        }
        long post = version.parts().post;
        return version.withoutLocal().withPost(post == VersionParts.NONE ? 0 : post + 1);
    }

    private static Version finalOf(Version version) {
        return version.parts().label != VersionParts.NO_LABEL
                ? version.base()
                : version.withoutLocal().withoutDev();
    }

    /// A range that holds the same final releases, but ends as `<2` does where it ended just below
    /// the final release `2`, so that it can be spelt that way.
    static VersionRange tightened(VersionRange range) {
        List<Interval> intervals = range.intervals();
        Interval last = intervals.getLast();
        if (Bound.upper(last.upper()) instanceof Bound.At(Version version, boolean inclusive)
                && !inclusive
                && !version.isPrerelease()
                && !version.isLocal()) {
            Cut upper = Cut.before(version.withDev(0));
            return range.intersection(VersionRange.between(Cut.BOTTOM, upper));
        }
        return range;
    }
}

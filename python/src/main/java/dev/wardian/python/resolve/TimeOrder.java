package dev.wardian.python.resolve;

import dev.wardian.python.index.DistributionFile;
import dev.wardian.standards.version.Version;
import dev.wardian.standards.version.VersionRange;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Prefers what existed at some time: the newest final release of that time with a wheel for the
/// target; if there is none, or only one that the time had left behind (its wheels were for
/// older Pythons by then), the first one after it; if the project has no wheels, its sources.
///
/// Of the series found ([PatchSeries]) the newest release is taken, though it is of a later time:
/// security fixes come that way. It is an order only: all that is allowed stays a candidate.
final class TimeOrder {
    private TimeOrder() {}

    /// The place of the release to try within the range; -1 where time says nothing.
    static int pick(Candidates page, VersionRange allowed, Horizon horizon) {
        int later = -1;
        int sources = -1;
        for (int index = 0; index < page.size(); index++) {
            DistributionFile file = usable(page, allowed, index);
            if (file == null) {
                continue;
            }
            boolean inTime = isOfTheTime(page, index, horizon);
            if (file.isWheel() && inTime) {
                boolean left = sources >= 0 && later >= 0 && !isSameSeries(page, sources, index);
                return newestPatch(page, allowed, left ? later : index);
            }
            if (file.isWheel()) {
                later = index;
            } else if (inTime && sources < 0) {
                sources = index;
            }
        }
        int anchor = later >= 0 ? later : sources;
        return anchor < 0 ? -1 : newestPatch(page, allowed, anchor);
    }

    /// A new major release that came out in the weeks after the pin is of the time only if there
    /// was none before: nobody had tried the pin with it, and what breaks is put into those.
    private static boolean isOfTheTime(Candidates page, int index, Horizon horizon) {
        Optional<Instant> published = page.published(index);
        if (published.isEmpty() || !published.get().isAfter(horizon.seen())) {
            return true;
        }
        return !published.get().isAfter(horizon.end())
                && (isMajorOf(page, index, horizon) || !hasOlderMajor(page, index, horizon));
    }

    /// Whether a release of the same major version was out when the pin was.
    private static boolean isMajorOf(Candidates page, int index, Horizon horizon) {
        for (int older = index + 1; older < page.size(); older++) {
            if (!isSameMajor(page.version(older), page.version(index))) {
                return false;
            }
            if (wasOut(page, older, horizon)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasOlderMajor(Candidates page, int index, Horizon horizon) {
        for (int older = index + 1; older < page.size(); older++) {
            if (!isSameMajor(page.version(older), page.version(index))
                    && wasOut(page, older, horizon)) {
                return true;
            }
        }
        return false;
    }

    private static boolean wasOut(Candidates page, int index, Horizon horizon) {
        return !page.version(index).isPrerelease()
                && page.published(index).filter(time -> !time.isAfter(horizon.seen())).isPresent();
    }

    private static boolean isSameMajor(Version one, Version other) {
        return one.epoch() == other.epoch() && one.major() == other.major();
    }

    private static int newestPatch(Candidates page, VersionRange allowed, int anchor) {
        Version version = page.version(anchor);
        boolean wheel = isWheel(page, anchor);
        for (int index = 0; index < anchor; index++) {
            if (PatchSeries.isSame(page.version(index), version)) {
                DistributionFile file = usable(page, allowed, index);
                if (file != null && file.isWheel() == wheel) {
                    return index;
                }
            }
        }
        return anchor;
    }

    private static boolean isSameSeries(Candidates page, int one, int other) {
        return PatchSeries.isSameMinor(page.version(one), page.version(other));
    }

    private static boolean isWheel(Candidates page, int index) {
        DistributionFile file = page.assessment(index).file();
        return file != null && file.isWheel();
    }

    /// What would be installed of a final release within the range; null if nothing can be.
    private static @Nullable DistributionFile usable(
            Candidates page, VersionRange allowed, int index) {
        Version version = page.version(index);
        if (version.isPrerelease() || !allowed.contains(version)) {
            return null;
        }
        Assessment assessment = page.assessment(index);
        return assessment.pythonAsked() == null ? assessment.file() : null;
    }
}

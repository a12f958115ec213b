package dev.wardian.python.resolve;

import dev.wardian.python.index.DistributionFile;
import dev.wardian.standards.version.Version;
import dev.wardian.standards.version.VersionRange;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Prefers what existed at some time: the newest final release of that time with a wheel for the
/// target; if there is none, the first one after it; if the project has no wheels, its sources.
///
/// Of the minor series found the newest patch release is taken, though it is of a later time:
/// security fixes come that way. It is an order only: all that is allowed stays a candidate.
final class TimeOrder {
    private TimeOrder() {}

    /// The place of the release to try within the range; -1 where time says nothing.
    static int pick(Candidates page, VersionRange allowed, Instant end) {
        int later = -1;
        int sources = -1;
        for (int index = 0; index < page.size(); index++) {
            DistributionFile file = usable(page, allowed, index);
            if (file == null) {
                continue;
            }
            boolean inTime = isPublishedBy(page, index, end);
            if (file.isWheel() && inTime) {
                return newestPatch(page, allowed, index);
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

    /// When the first file of a release was uploaded, if the index says so.
    static Optional<Instant> published(Candidates page, int index) {
        @Nullable Instant first = null;
        for (DistributionFile file : page.release(index).files()) {
            Optional<Instant> uploaded = file.uploadTime();
            if (uploaded.isPresent() && (first == null || uploaded.get().isBefore(first))) {
                first = uploaded.get();
            }
        }
        return Optional.ofNullable(first);
    }

    private static boolean isPublishedBy(Candidates page, int index, Instant end) {
        Optional<Instant> published = published(page, index);
        return published.isEmpty() || !published.get().isAfter(end);
    }

    private static int newestPatch(Candidates page, VersionRange allowed, int anchor) {
        Version version = page.version(anchor);
        boolean wheel = isWheel(page, anchor);
        for (int index = 0; index < anchor; index++) {
            if (isSameSeries(page.version(index), version)) {
                DistributionFile file = usable(page, allowed, index);
                if (file != null && file.isWheel() == wheel) {
                    return index;
                }
            }
        }
        return anchor;
    }

    private static boolean isSameSeries(Version one, Version other) {
        return one.epoch() == other.epoch()
                && one.major() == other.major()
                && one.minor() == other.minor();
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

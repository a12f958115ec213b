package dev.wardian.python.index;

import dev.wardian.standards.version.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When the releases of a project came out, as far as the index tells.
///
/// A release is as old as its first file, and never younger than a later patch release of its minor
/// series: projects put files of old releases up again, years later, and what was made with them in
/// mind is of the time when they were first there. Each is worked out when it is asked for. Safe
/// for all threads: what two work out at once is the same.
public final class ReleaseTimes {
    private static final Instant UNTOLD = Instant.MAX;

    private final List<Release> releases;
    private final @Nullable Instant[] known;

    /// @param releases the newest first
    public ReleaseTimes(List<Release> releases) {
        this.releases = releases;
        this.known = new Instant[releases.size()];
    }

    /// When the release at a place came out, if the index says so.
    public Optional<Instant> at(int index) {
        int newest = index;
        while (newest > 0 && known[newest] == null && isPatched(newest, newest - 1)) {
            newest--;
        }
        Instant time = UNTOLD;
        for (int place = newest; place <= index; place++) {
            Instant before = known[place];
            Instant own = before == null ? first(releases.get(place)) : before;
            time = own.isBefore(time) || own.equals(UNTOLD) ? own : time;
            known[place] = time;
        }
        return time.equals(UNTOLD) ? Optional.empty() : Optional.of(time);
    }

    /// When a version came out, if it is offered and the index says so.
    public Optional<Instant> of(Version version) {
        for (int index = 0; index < releases.size(); index++) {
            if (releases.get(index).version().equals(version)) {
                return at(index);
            }
        }
        return Optional.empty();
    }

    /// Whether one release is a later patch release of the other's minor series.
    private boolean isPatched(int index, int later) {
        Version one = releases.get(index).version();
        Version other = releases.get(later).version();
        return one.epoch() == other.epoch()
                && one.major() == other.major()
                && one.minor() == other.minor()
                && one.compareTo(other) < 0;
    }

    private static Instant first(Release release) {
        Instant first = UNTOLD;
        for (DistributionFile file : release.files()) {
            Optional<Instant> uploaded = file.uploadTime();
            if (uploaded.isPresent() && uploaded.get().isBefore(first)) {
                first = uploaded.get();
            }
        }
        return first;
    }
}

package dev.wardian.python.resolve;

import dev.wardian.python.index.ProjectPage;
import dev.wardian.python.index.Release;
import dev.wardian.python.index.ReleaseTimes;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Cut;
import dev.wardian.standards.version.Version;
import dev.wardian.standards.version.VersionRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The releases of one project in the order of preference, each looked at when it is first needed.
///
/// Safe for all threads: an assessment that two threads make at once is the same.
final class Candidates {
    private final PackageName name;
    private final List<Release> releases;
    private final FileChoice files;
    private final ReleaseTimes times;
    private final @Nullable Assessment[] assessments;
    private volatile Version @Nullable [] ascending;

    /// Which kind of version a pass over the releases looks at.
    enum Kind {
        ANY,
        FINAL,
        PRERELEASE;

        boolean admits(Version version) {
            return switch (this) {
                case ANY -> true;
                case FINAL -> !version.isPrerelease();
                case PRERELEASE -> version.isPrerelease();
            };
        }
    }

    Candidates(ProjectPage page, FileChoice files) {
        this.name = page.name();
        this.releases = page.releases();
        this.files = files;
        this.times = new ReleaseTimes(releases);
        this.assessments = new Assessment[releases.size()];
    }

    int size() {
        return releases.size();
    }

    /// The newest final version.
    Optional<Version> newest() {
        for (Release release : releases) {
            if (!release.version().isPrerelease()) {
                return Optional.of(release.version());
            }
        }
        return Optional.empty();
    }

    Release release(int index) {
        return releases.get(index);
    }

    Version version(int index) {
        return releases.get(index).version();
    }

    /// When a release came out, if the index says so.
    Optional<Instant> published(int index) {
        return times.at(index);
    }

    Assessment assessment(int index) {
        Assessment known = assessments[index];
        if (known == null) {
            known = files.assess(name, releases.get(index));
            assessments[index] = known;
        }
        return known;
    }

    /// The preferred release within the range, or -1: one that can be installed if any of the
    /// preferred version can, else one that says why it cannot.
    int find(VersionRange allowed, Kind kind, boolean newest) {
        int refused = -1;
        for (int step = 0; step < releases.size(); step++) {
            int index = newest ? step : releases.size() - 1 - step;
            Version version = version(index);
            if (refused >= 0 && !version.equals(version(refused))) {
                return refused;
            }
            if (!kind.admits(version) || !allowed.contains(version)) {
                continue;
            }
            Assessment assessment = assessment(index);
            if (assessment.file() != null) {
                return index;
            }
            if (!assessment.isInvisible() && refused < 0) {
                refused = index;
            }
        }
        return refused;
    }

    /// The release of this version, one that can be installed if there is one; -1 if it is not
    /// offered.
    int indexOf(Version version) {
        return find(VersionRange.singleton(version), Kind.ANY, true);
    }

    /// All versions between the neighbours of this one, itself included.
    VersionRange around(Version version) {
        Version[] sorted = ascending();
        int place = Arrays.binarySearch(sorted, version);
        int above = place < 0 ? -place - 1 : place + 1;
        int below = place < 0 ? -place - 2 : place - 1;
        Cut lower = below < 0 ? Cut.BOTTOM : Cut.after(sorted[below]);
        Cut upper = above >= sorted.length ? Cut.TOP : Cut.before(sorted[above]);
        return VersionRange.between(lower, upper);
    }

    /// The versions that are visible, the newest first.
    List<Version> visible() {
        List<Version> versions = new ArrayList<>(Arrays.asList(ascending()));
        Collections.reverse(versions);
        return versions;
    }

    private Version[] ascending() {
        Version[] known = ascending;
        if (known == null) {
            List<Version> versions = new ArrayList<>(releases.size());
            for (int index = releases.size() - 1; index >= 0; index--) {
                if (!assessedInvisible(index)) {
                    versions.add(version(index));
                }
            }
            known = versions.toArray(Version[]::new);
            // sorted already but for the strategy `unsafe-first-match`
            Arrays.sort(known);
            ascending = known;
        }
        return known;
    }

    private boolean assessedInvisible(int index) {
        return files.hidesNewFiles() && assessment(index).isInvisible();
    }
}

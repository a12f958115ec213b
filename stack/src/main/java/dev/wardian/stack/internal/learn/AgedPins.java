package dev.wardian.stack.internal.learn;

import dev.wardian.python.index.PackageSource;
import dev.wardian.python.index.Release;
import dev.wardian.python.index.ReleaseTimes;
import dev.wardian.python.resolve.Candidate;
import dev.wardian.python.resolve.Horizon;
import dev.wardian.python.resolve.PythonResolution;
import dev.wardian.python.resolve.ResolvedPackage;
import dev.wardian.python.resolve.RootRequirement;
import dev.wardian.standards.name.PackageName;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Pins, and what is held back by an upper end, that newer releases have come after: what they need
/// without saying so may have gone since, as `pkg_resources` went from setuptools. No clock is
/// asked, so that the same set is looked at in the same way on every day.
public final class AgedPins {
    private AgedPins() {}

    /// Those of an answer.
    ///
    /// @param source has the pages that the answer came from
    public static Set<PackageName> of(
            PythonResolution.Solved solved, List<RootRequirement> roots, PackageSource source) {
        var pinned = Suspicion.pinned(roots, source);
        var aged = new TreeSet<PackageName>();
        for (var one : solved.packages()) {
            if (pinned.contains(one.name())
                    && source.isPageAtHand(one.name())
                    && isAged(one, source.page(one.name()).releases())) {
                aged.add(one.name());
            }
        }
        return aged;
    }

    private static boolean isAged(ResolvedPackage one, List<Release> releases) {
        if (!(one.candidate() instanceof Candidate.Indexed)) {
            return false;
        }
        var times = new ReleaseTimes(releases);
        var end = times.of(one.version()).map(time -> time.plus(Horizon.WINDOW));
        for (var index = 0; index < releases.size(); index++) {
            if (releases.get(index).version().isPrerelease()) {
                continue;
            }
            var published = times.at(index);
            if (end.isPresent() && published.isPresent()) {
                // the newest comes first
                return published.get().isAfter(end.get());
            }
        }
        return false;
    }
}

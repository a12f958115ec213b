package dev.wardian.standards.version;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Spells the gap between two intervals as exclusions: `!=1.5`, a run of development releases, or
/// prefixes `!=1.4.*,!=1.5.*`.
final class GapSpelling {
    private GapSpelling() {}

    /// The exclusions that leave out exactly the gap; empty where there are none, or too many.
    static Optional<List<String>> spell(Cut end, Cut start) {
        Bound left = Bound.upper(end);
        Bound right = Bound.lower(start);
        Optional<List<String>> points = points(left, right);
        return points.isPresent() ? points : prefixes(left, right);
    }

    private static Optional<List<String>> points(Bound left, Bound right) {
        Optional<Version> first = firstExcluded(left);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        if (right instanceof Bound.At(Version version, boolean inclusive)) {
            boolean localPoint = !inclusive && version.isLocal() && version.equals(first.get());
            return localPoint ? Optional.of(List.of("!=" + version)) : Optional.empty();
        }
        if (!(right instanceof Bound.AfterLocals(Version last))) {
            return Optional.empty();
        }
        if (first.get().equals(last)) {
            return Optional.of(List.of("!=" + last));
        }
        return devRun(first.get(), last);
    }

    private static Optional<Version> firstExcluded(Bound left) {
        return switch (left) {
            case Bound.At(Version version, boolean inclusive) ->
                    inclusive ? Optional.empty() : Optional.of(version);
            case Bound.AfterLocals(Version version) -> Cut.afterLocals(version).above();
            case Bound.AfterPosts(Version version) -> Cut.afterPosts(version).above();
            case Bound.Open _ -> Optional.empty();
        };
    }

    /// A version and the development releases right after it, up to the last.
    private static Optional<List<String>> devRun(Version first, Version last) {
        Optional<Version> second = Cut.afterLocals(first).above();
        if (second.isEmpty() || !second.get().isDevrelease() || !last.isDevrelease()) {
            return Optional.empty();
        }
        long from = second.get().parts().dev;
        long to = last.parts().dev;
        boolean family = to >= from && last.withDev(from).equals(second.get());
        if (!family || to - from + 2 > RangeSpelling.LONGEST_RUN) {
            return Optional.empty();
        }
        List<String> exclusions = new ArrayList<>();
        exclusions.add("!=" + first);
        for (long dev = from; dev <= to; dev++) {
            exclusions.add("!=" + second.get().withDev(dev));
        }
        return Optional.of(exclusions);
    }

    private static Optional<List<String>> prefixes(Bound left, Bound right) {
        if (!(left instanceof Bound.At(Version from, boolean inclusive))
                || inclusive
                || !from.isFirstDev()) {
            return Optional.empty();
        }
        Version to;
        long run;
        switch (right) {
            case Bound.At(Version version, boolean in) -> {
                if (!in) {
                    return Optional.empty();
                }
                to = version;
                run = 0;
            }
            case Bound.AfterLocals(Version last) -> {
                run = last.parts().dev + 1;
                if (!last.isDevrelease() || run > RangeSpelling.LONGEST_RUN) {
                    return Optional.empty();
                }
                to = last.withDev(0);
            }
            case Bound.AfterPosts _, Bound.Open _ -> {
                return Optional.empty();
            }
        }
        if (!to.isFirstDev() || from.epoch() != to.epoch() || from.compareTo(to) >= 0) {
            return Optional.empty();
        }
        List<String> exclusions = new ArrayList<>();
        long[] lower = from.trimmed().parts().release;
        long[] upper = to.trimmed().parts().release;
        if (!sweep(lower, upper, from.base(), RangeSpelling.LONGEST_RUN - run, exclusions)) {
            return Optional.empty();
        }
        for (long dev = 0; dev < run; dev++) {
            exclusions.add("!=" + to.withDev(dev));
        }
        return Optional.of(exclusions);
    }

    /// Adds the prefixes that cover all releases from one to another, level by level; false where
    /// the first lies inside a prefix that reaches below it, or where it takes too many.
    private static boolean sweep(
            long[] lower, long[] upper, Version epoch, long budget, List<String> exclusions) {
        int level = 0;
        while (level < lower.length && level < upper.length && lower[level] == upper[level]) {
            level++;
        }
        if (lower.length > level + 1) {
            return false;
        }
        long left = budget;
        for (int at = level; at < upper.length; at++) {
            long from = at == level && lower.length > level ? lower[level] : 0;
            long span = upper[at] - from;
            if (span > left) {
                return false;
            }
            for (long number = from; number < upper[at]; number++) {
                long[] prefix = Arrays.copyOf(upper, at + 1);
                prefix[at] = number;
                exclusions.add("!=" + epoch.withRelease(prefix) + ".*");
            }
            left -= Math.max(span, 1);
        }
        return true;
    }
}

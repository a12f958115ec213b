package dev.wardian.standards.version;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Finds specifiers for a range: candidates first, then the simplest that stands the test of being
/// read back.
final class RangeSpelling {
    /// The most exclusions that one gap may take: `==5.*|==1000000.*` could else fill a page.
    static final long LONGEST_RUN = 128;

    private RangeSpelling() {}

    /// Spellings of a range that is not empty, with and without naming development releases.
    static Set<String> candidates(VersionRange range) {
        Set<String> candidates = new LinkedHashSet<>();
        List<Interval> intervals = range.intervals();
        Optional<List<String>> gaps = gaps(intervals);
        if (gaps.isPresent()) {
            for (boolean namesPrereleases : new boolean[] {false, true}) {
                Optional<List<String>> outer =
                        new IntervalSpelling(namesPrereleases)
                                .spell(intervals.getFirst().lower(), intervals.getLast().upper());
                if (outer.isPresent()) {
                    List<String> fragments = new ArrayList<>(outer.get());
                    fragments.addAll(gaps.get());
                    candidates.add(String.join(",", fragments));
                }
            }
        }
        return candidates;
    }

    private static Optional<List<String>> gaps(List<Interval> intervals) {
        List<String> exclusions = new ArrayList<>();
        for (int i = 1; i < intervals.size(); i++) {
            Optional<List<String>> gap =
                    GapSpelling.spell(intervals.get(i - 1).upper(), intervals.get(i).lower());
            if (gap.isEmpty()) {
                return Optional.empty();
            }
            exclusions.addAll(gap.get());
        }
        return Optional.of(exclusions);
    }

    /// The accepted candidate of fewest specifiers, then of shortest text.
    static Optional<SpecifierSet> simplest(
            Iterable<String> candidates, Predicate<SpecifierSet> accepted) {
        Comparator<SpecifierSet> simpler =
                Comparator.comparingInt((SpecifierSet set) -> set.specifiers().size())
                        .thenComparingInt(set -> set.toString().length());
        @Nullable SpecifierSet best = null;
        for (String candidate : candidates) {
            Optional<SpecifierSet> set = SpecifierSet.tryParse(candidate);
            if (set.isEmpty() || (best != null && simpler.compare(set.get(), best) >= 0)) {
                continue;
            }
            if (accepted.test(set.get())) {
                best = set.get();
            }
        }
        return Optional.ofNullable(best);
    }
}

package dev.wardian.standards.version;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A set of versions made of intervals: what a solver computes with.
///
/// Ranges form an algebra under [#intersection], [#union], [#complement] and [#difference]; equal
/// sets are equal objects. Pre-releases are versions like any other here: which of them a resolver
/// should look at is a policy, found elsewhere. Immutable.
public final class VersionRange {
    private static final VersionRange EMPTY = new VersionRange();
    private static final VersionRange FULL = new VersionRange(Cut.BOTTOM, Cut.TOP);

    /// Strictly ascending; intervals begin at even and end at odd places.
    private final Cut[] cuts;

    private VersionRange(Cut... cuts) {
        this.cuts = cuts;
    }

    public static VersionRange empty() {
        return EMPTY;
    }

    public static VersionRange full() {
        return FULL;
    }

    /// This version alone, without its local versions.
    public static VersionRange singleton(Version version) {
        return between(Cut.before(version), Cut.after(version));
    }

    /// All versions between two places; empty unless the first lies below the second.
    public static VersionRange between(Cut lower, Cut upper) {
        return lower.compareTo(upper) < 0 ? new VersionRange(lower, upper) : EMPTY;
    }

    public static VersionRange atLeast(Version version) {
        return between(Cut.before(version), Cut.TOP);
    }

    public static VersionRange below(Version version) {
        return between(Cut.BOTTOM, Cut.before(version));
    }

    /// The versions that satisfy all these specifiers, pre-releases among them.
    public static VersionRange of(SpecifierSet specifiers) {
        return specifiers.toRange();
    }

    public boolean contains(Version version) {
        if (cuts.length == 2) {
            return cuts[0].isBelow(version) && !cuts[1].isBelow(version);
        }
        int low = 0;
        int high = cuts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cuts[middle].isBelow(version)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return (low & 1) == 1;
    }

    public VersionRange intersection(VersionRange other) {
        if (isFull() || other.isEmpty()) {
            return other;
        }
        return other.isFull() || isEmpty() ? this : merge(other, 2);
    }

    public VersionRange union(VersionRange other) {
        if (isFull() || other.isEmpty()) {
            return this;
        }
        return other.isFull() || isEmpty() ? other : merge(other, 1);
    }

    /// All versions that are not in this range.
    public VersionRange complement() {
        int length = cuts.length;
        boolean fromBottom = length > 0 && cuts[0].equals(Cut.BOTTOM);
        boolean toTop = length > 0 && cuts[length - 1].equals(Cut.TOP);
        int start = fromBottom ? 1 : 0;
        int end = toTop ? length - 1 : length;
        List<Cut> turned = new ArrayList<>(length + 2);
        if (!fromBottom) {
            turned.add(Cut.BOTTOM);
        }
        turned.addAll(Arrays.asList(cuts).subList(start, Math.max(start, end)));
        if (!toTop) {
            turned.add(Cut.TOP);
        }
        return ofCuts(turned);
    }

    /// The versions of this range that are not in the other.
    public VersionRange difference(VersionRange other) {
        return intersection(other.complement());
    }

    public boolean isEmpty() {
        return cuts.length == 0;
    }

    public boolean isFull() {
        return cuts.length == 2 && cuts[0].isBottom() && cuts[1].isTop();
    }

    /// Whether the other range holds all versions of this one.
    public boolean isSubsetOf(VersionRange other) {
        return other.isFull() || isWithin(other, true);
    }

    /// Whether no version is in both.
    public boolean isDisjoint(VersionRange other) {
        return cuts.length <= other.cuts.length
                ? isWithin(other, false)
                : other.isWithin(this, false);
    }

    /// Whether each interval lies within one of the other range, or each within one of its gaps. A
    /// solver asks this far more often than it needs the intersection, and mostly of an interval
    /// and a range that conflicts have cut to pieces: so pieces are skipped, not walked over.
    private boolean isWithin(VersionRange other, boolean interval) {
        Cut[] theirs = other.cuts;
        int their = 0;
        int mine = 0;
        while (mine < cuts.length) {
            their = pass(theirs, their, cuts[mine], true);
            boolean inside = (their & 1) == 1;
            if (inside != interval) {
                return false;
            }
            if (their == theirs.length) {
                return true;
            }
            // the first of mine that does not end before theirs does
            Cut end = theirs[their];
            mine = pass(cuts, mine + 1, end, false);
            if ((mine & 1) == 1) {
                if (!cuts[mine].equals(end)) {
                    return false;
                }
                mine++;
            }
        }
        return true;
    }

    /// Passes by all cuts, from this place on, that lie below the given one, or at it too: in
    /// steps that double, then by halves.
    private static int pass(Cut[] sorted, int from, Cut cut, boolean atItToo) {
        int bound = atItToo ? 1 : 0;
        int low = from;
        int high = from;
        for (int step = 1; high < sorted.length && sorted[high].compareTo(cut) < bound; step *= 2) {
            low = high + 1;
            high += step;
        }
        high = Math.min(high, sorted.length);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle].compareTo(cut) < bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The one version that this range consists of, if it is a [#singleton].
    public Optional<Version> asSingleton() {
        if (cuts.length != 2) {
            return Optional.empty();
        }
        Optional<Version> above = cuts[0].above();
        return above.isPresent() && above.equals(cuts[1].below()) ? above : Optional.empty();
    }

    /// Specifiers that accept exactly the versions of this range and, of all that do, the fewest
    /// and shortest; empty where no conjunction of specifiers can, as for most unions.
    public Optional<SpecifierSet> toSpecifiers() {
        if (isEmpty()) {
            return SpecifierSet.tryParse("<0");
        }
        return RangeSpelling.simplest(
                RangeSpelling.candidates(this), set -> set.toRange().equals(this));
    }

    /// The intervals of this range in ascending order, none touching the next.
    public List<Interval> intervals() {
        List<Interval> intervals = new ArrayList<>(cuts.length / 2);
        for (int i = 0; i < cuts.length; i += 2) {
            intervals.add(new Interval(cuts[i], cuts[i + 1]));
        }
        return List.copyOf(intervals);
    }

    /// A range of fewer intervals that holds the same of these versions: intervals between which
    /// none of them lies are joined, those that hold none are left out.
    public VersionRange simplify(Collection<Version> existing) {
        List<Version> sorted = new ArrayList<>(existing);
        sorted.sort(null);
        List<Cut> kept = new ArrayList<>(cuts.length);
        int at = 0;
        boolean gapHolds = false;
        for (int i = 0; i < cuts.length; i += 2) {
            while (at < sorted.size() && !cuts[i].isBelow(sorted.get(at))) {
                gapHolds = true;
                at++;
            }
            int from = at;
            while (at < sorted.size() && !cuts[i + 1].isBelow(sorted.get(at))) {
                at++;
            }
            if (at == from) {
                continue;
            }
            if (!gapHolds && !kept.isEmpty()) {
                kept.removeLast();
            } else {
                kept.add(gapHolds ? cuts[i] : cuts[0]);
            }
            kept.add(cuts[i + 1]);
            gapHolds = false;
        }
        return ofCuts(kept);
    }

    private VersionRange merge(VersionRange other, int depth) {
        Cut[] theirs = other.cuts;
        Cut[] merged = new Cut[cuts.length + theirs.length];
        int size = 0;
        int mine = 0;
        int their = 0;
        while (mine < cuts.length || their < theirs.length) {
            int order =
                    mine == cuts.length
                            ? 1
                            : their == theirs.length ? -1 : cuts[mine].compareTo(theirs[their]);
            Cut cut = order <= 0 ? cuts[mine] : theirs[their];
            mine += order <= 0 ? 1 : 0;
            their += order >= 0 ? 1 : 0;
            boolean inside = (mine & 1) + (their & 1) >= depth;
            if (inside == ((size & 1) == 0)) {
                merged[size++] = cut;
            }
        }
        if (size == 0) {
            return EMPTY;
        }
        return new VersionRange(size == merged.length ? merged : Arrays.copyOf(merged, size));
    }

    private static VersionRange ofCuts(List<Cut> cuts) {
        return cuts.isEmpty() ? EMPTY : new VersionRange(cuts.toArray(new Cut[0]));
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof VersionRange other && Arrays.equals(cuts, other.cuts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cuts);
    }

    /// The range as a person would write it, `>=1.2,<2` or `<1 | >=3`; `*` for all versions and
    /// `∅` for none.
    @Override
    public String toString() {
        return RangeText.of(this);
    }
}

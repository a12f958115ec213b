package dev.wardian.standards.marker;

import dev.wardian.standards.marker.Answers.Releases;
import java.util.ArrayList;
import java.util.List;

/// Spells releases of an interpreter as comparisons: `python_version` where a bound is a minor
/// version, which holds for its pre-releases too, and `python_full_version` where it is not.
final class ReleaseTerms {
    private final boolean python;

    private ReleaseTerms(boolean python) {
        this.python = python;
    }

    /// The conjunctions, any of which says that a release is in one of a group of answers.
    static List<List<MarkerTerm>> of(
            MarkerVariable variable, Releases releases, List<Integer> group) {
        ReleaseTerms spelling = new ReleaseTerms(variable == MarkerVariable.PYTHON_FULL_VERSION);
        List<MarkerTerm> excluded = spelling.excluded(releases, group);
        if (!excluded.isEmpty()) {
            return List.of(excluded);
        }
        List<List<MarkerTerm>> conjunctions = new ArrayList<>();
        for (int index : group) {
            conjunctions.add(spelling.between(releases.first(index), releases.end(index)));
        }
        return conjunctions;
    }

    /// Single versions that a group leaves out, if it leaves out nothing else; else none.
    private List<MarkerTerm> excluded(Releases releases, List<Integer> group) {
        List<MarkerTerm> excluded = new ArrayList<>();
        if (group.getFirst() != 0 || group.getLast() != releases.count() - 1) {
            return List.of();
        }
        for (int index = 0; index < releases.count(); index++) {
            if (!group.contains(index)) {
                long first = releases.first(index);
                long end = releases.end(index);
                if (isMinor(first, end)) {
                    excluded.add(term(MarkerOperator.NOT_EQUAL, first));
                } else if (end == first + 1) {
                    excluded.add(full(MarkerOperator.NOT_EQUAL, first));
                } else {
                    return List.of();
                }
            }
        }
        return excluded;
    }

    private boolean isMinor(long first, long end) {
        return python && ReleaseNumber.isMinor(first) && end == ReleaseNumber.nextMinor(first);
    }

    private List<MarkerTerm> between(long first, long end) {
        if (isMinor(first, end)) {
            return List.of(term(MarkerOperator.EQUAL, first));
        }
        if (end == first + 1) {
            return List.of(full(MarkerOperator.EQUAL, first));
        }
        List<MarkerTerm> bounds = new ArrayList<>(2);
        if (first != 0) {
            bounds.add(term(MarkerOperator.GREATER_OR_EQUAL, first));
        }
        if (end != ReleaseNumber.END) {
            bounds.add(term(MarkerOperator.LESS, end));
        }
        return bounds;
    }

    private MarkerTerm term(MarkerOperator operator, long release) {
        return python && ReleaseNumber.isMinor(release)
                ? MarkerTerm.of(
                        MarkerVariable.PYTHON_VERSION,
                        operator,
                        ReleaseNumber.version(release).toString())
                : full(operator, release);
    }

    private MarkerTerm full(MarkerOperator operator, long release) {
        return MarkerTerm.of(
                python ? MarkerVariable.PYTHON_FULL_VERSION : MarkerVariable.IMPLEMENTATION_VERSION,
                operator,
                ReleaseNumber.fullVersion(release).toString());
    }
}

package dev.wardian.standards.marker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/// Finds a short marker for a diagram: a disjunction of which no comparison and no conjunction
/// could be left out (an irredundant sum of prime implicants), under what may be taken for granted.
///
/// The shortest one of all is hard to find and no better to read. What this one is follows from the
/// diagram and the assumption alone, so that equal spaces are spelt alike.
@SuppressWarnings("ReferenceEquality") // interned: one object for each diagram
final class MarkerMinimizer {
    private final Decision target;
    private final Decision granted;

    private MarkerMinimizer(Decision target, Decision granted) {
        this.target = target;
        this.granted = granted;
    }

    static Marker marker(Decision decision, Decision granted) {
        if (Decisions.implies(granted, decision)) {
            return Marker.Constant.TRUE;
        }
        if (Decisions.and(granted, decision) == Decision.FALSE) {
            return Marker.Constant.FALSE;
        }
        return new MarkerMinimizer(decision, granted).marker();
    }

    private Marker marker() {
        List<List<MarkerTerm>> clauses = new ArrayList<>();
        for (List<MarkerTerm> path : DecisionPaths.of(Assumption.simplify(target, granted))) {
            List<MarkerTerm> clause = sorted(prime(path));
            if (!clauses.contains(clause)) {
                clauses.add(clause);
            }
        }
        dropCovered(clauses);
        clauses.sort(MarkerMinimizer::compareKinds);
        List<Marker> operands = new ArrayList<>(clauses.size());
        for (List<MarkerTerm> clause : clauses) {
            operands.add(conjunction(clause));
        }
        return operands.size() == 1 ? operands.getFirst() : new Marker.Or(operands);
    }

    private static Marker conjunction(List<MarkerTerm> clause) {
        List<Marker> comparisons = new ArrayList<>(clause.size());
        for (MarkerTerm term : clause) {
            comparisons.add(term.comparison());
        }
        return comparisons.size() == 1 ? comparisons.getFirst() : new Marker.And(comparisons);
    }

    /// A conjunction without the terms that it does not need; what says that something is not goes
    /// first.
    private List<MarkerTerm> prime(List<MarkerTerm> path) {
        List<MarkerTerm> kept = new ArrayList<>(path);
        for (int round = 0; round < 2; round++) {
            boolean negatives = round == 0;
            for (int index = kept.size() - 1; index >= 0 && kept.size() > 1; index--) {
                if (kept.get(index).negative() == negatives) {
                    MarkerTerm term = kept.remove(index);
                    if (!Decisions.implies(space(kept), target)) {
                        kept.add(index, term);
                    }
                }
            }
        }
        return kept;
    }

    private Decision space(List<MarkerTerm> clause) {
        Decision space = granted;
        for (MarkerTerm term : clause) {
            space = Decisions.and(space, term.space());
        }
        return space;
    }

    /// Leaves out the conjunctions that the others cover, the longest ones first.
    private void dropCovered(List<List<MarkerTerm>> clauses) {
        List<List<MarkerTerm>> candidates = new ArrayList<>(clauses);
        candidates.sort(Comparator.comparingInt(clause -> -clause.size()));
        for (Iterator<List<MarkerTerm>> each = candidates.iterator();
                each.hasNext() && clauses.size() > 1; ) {
            List<MarkerTerm> candidate = each.next();
            Decision others = Decision.FALSE;
            for (List<MarkerTerm> clause : clauses) {
                if (clause != candidate) {
                    others = Decisions.or(others, space(clause));
                }
            }
            if (Decisions.implies(space(candidate), others)) {
                clauses.removeIf(clause -> clause == candidate);
            }
        }
    }

    private static List<MarkerTerm> sorted(List<MarkerTerm> clause) {
        clause.sort(Comparator.comparing(MarkerTerm::kind));
        return clause;
    }

    /// As lists are compared: by their first kinds that differ, else the shorter one first.
    private static int compareKinds(List<MarkerTerm> left, List<MarkerTerm> right) {
        for (int index = 0; index < left.size() && index < right.size(); index++) {
            int order = left.get(index).kind().compareTo(right.get(index).kind());
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }
}

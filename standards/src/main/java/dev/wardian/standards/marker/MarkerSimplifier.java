package dev.wardian.standards.marker;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Simplifies by the form of a marker alone: flattening, idempotence, constants and absorption. It
/// knows nothing of what comparisons mean.
final class MarkerSimplifier {
    private MarkerSimplifier() {}

    static Marker simplify(Marker marker) {
        if (marker instanceof Marker.And and) {
            return rebuild(flatten(and.operands(), true), true);
        }
        if (marker instanceof Marker.Or or) {
            return rebuild(flatten(or.operands(), false), false);
        }
        return marker;
    }

    private static Set<Marker> flatten(List<Marker> operands, boolean conjunction) {
        Set<Marker> flat = new LinkedHashSet<>();
        for (Marker operand : operands) {
            Marker simple = simplify(operand);
            if (conjunction && simple instanceof Marker.And and) {
                flat.addAll(and.operands());
            } else if (!conjunction && simple instanceof Marker.Or or) {
                flat.addAll(or.operands());
            } else {
                flat.add(simple);
            }
        }
        return flat;
    }

    private static Marker rebuild(Set<Marker> operands, boolean conjunction) {
        Marker neutral = conjunction ? Marker.Constant.TRUE : Marker.Constant.FALSE;
        Marker deciding = conjunction ? Marker.Constant.FALSE : Marker.Constant.TRUE;
        if (operands.contains(deciding)) {
            return deciding;
        }
        operands.remove(neutral);
        List<Marker> kept = new ArrayList<>();
        for (Marker operand : operands) {
            if (!isAbsorbed(operand, operands, conjunction)) {
                kept.add(operand);
            }
        }
        if (kept.isEmpty()) {
            return neutral;
        }
        if (kept.size() == 1) {
            return kept.getFirst();
        }
        return conjunction ? new Marker.And(kept) : new Marker.Or(kept);
    }

    /// `a` absorbs `a or b` in a conjunction and `a and b` in a disjunction; a longer operand is
    /// absorbed by one whose operands are a part of its own.
    private static boolean isAbsorbed(Marker operand, Set<Marker> operands, boolean conjunction) {
        Set<Marker> own = parts(operand, conjunction);
        for (Marker other : operands) {
            if (!other.equals(operand)) {
                Set<Marker> others = parts(other, conjunction);
                if (others.size() < own.size() && own.containsAll(others)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Set<Marker> parts(Marker operand, boolean conjunction) {
        if (conjunction && operand instanceof Marker.Or or) {
            return Set.copyOf(or.operands());
        }
        if (!conjunction && operand instanceof Marker.And and) {
            return Set.copyOf(and.operands());
        }
        return Set.of(operand);
    }
}

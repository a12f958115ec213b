package dev.wardian.standards.marker;

import dev.wardian.standards.name.ExtraName;
import java.util.List;
import java.util.Set;

/// Walks over the tree of a marker: how it is written, and what it mentions.
final class MarkerText {
    private MarkerText() {}

    static String join(List<Marker> operands, String word) {
        StringBuilder text = new StringBuilder();
        for (Marker operand : operands) {
            if (!text.isEmpty()) {
                text.append(word);
            }
            boolean bare =
                    operand instanceof Comparison
                            || operand instanceof Marker.Constant
                            || (operand instanceof Marker.And and && and.bare());
            if (bare) {
                text.append(operand);
            } else {
                text.append('(').append(operand).append(')');
            }
        }
        return text.toString();
    }

    static boolean mentions(Marker marker, MarkerVariable variable) {
        if (marker instanceof Comparison comparison) {
            return isVariable(comparison.left(), variable)
                    || isVariable(comparison.right(), variable);
        }
        for (Marker operand : operands(marker)) {
            if (mentions(operand, variable)) {
                return true;
            }
        }
        return false;
    }

    static void collectExtras(Marker marker, Set<ExtraName> names) {
        if (marker instanceof Comparison comparison) {
            comparison.comparedExtra().ifPresent(names::add);
        }
        for (Marker operand : operands(marker)) {
            collectExtras(operand, names);
        }
    }

    private static List<Marker> operands(Marker marker) {
        if (marker instanceof Marker.And and) {
            return and.operands();
        }
        return marker instanceof Marker.Or or ? or.operands() : List.of();
    }

    private static boolean isVariable(MarkerOperand operand, MarkerVariable variable) {
        return operand instanceof MarkerOperand.Variable name && name.variable() == variable;
    }
}

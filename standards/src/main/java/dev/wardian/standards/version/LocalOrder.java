package dev.wardian.standards.version;

import org.jspecify.annotations.Nullable;

/// The order of normalised local version labels (PEP 440, "Local version identifiers"): none
/// before any; segment by segment, numbers above words, a longer label above its own beginning.
final class LocalOrder {
    private LocalOrder() {}

    static int compare(@Nullable String left, @Nullable String right) {
        if (left == null || right == null) {
            return Boolean.compare(left != null, right != null);
        }
        int leftAt = 0;
        int rightAt = 0;
        while (leftAt <= left.length() && rightAt <= right.length()) {
            int leftEnd = segmentEnd(left, leftAt);
            int rightEnd = segmentEnd(right, rightAt);
            int order =
                    compareSegments(
                            left.substring(leftAt, leftEnd), right.substring(rightAt, rightEnd));
            if (order != 0) {
                return order;
            }
            leftAt = leftEnd + 1;
            rightAt = rightEnd + 1;
        }
        return Boolean.compare(leftAt <= left.length(), rightAt <= right.length());
    }

    private static int segmentEnd(String label, int from) {
        int dot = label.indexOf('.', from);
        return dot < 0 ? label.length() : dot;
    }

    private static int compareSegments(String left, String right) {
        boolean leftNumber = isNumber(left);
        boolean rightNumber = isNumber(right);
        if (leftNumber != rightNumber) {
            return leftNumber ? 1 : -1;
        }
        if (leftNumber && left.length() != right.length()) {
            return Integer.compare(left.length(), right.length());
        }
        return left.compareTo(right);
    }

    private static boolean isNumber(String segment) {
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }
}

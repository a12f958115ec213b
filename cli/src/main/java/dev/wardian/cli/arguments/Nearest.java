package dev.wardian.cli.arguments;

import java.util.Collection;
import java.util.Optional;

/// Finds the word that somebody who mistyped may have meant.
public final class Nearest {

    private Nearest() {}

    /// The nearest of the words by edit distance with swapped neighbours, if it is near enough for
    /// a slip of the finger: a third of its length, at least one letter.
    public static Optional<String> to(String typed, Collection<String> words) {
        var best = "";
        var bestDistance = Integer.MAX_VALUE;
        for (var word : words) {
            var distance = distance(typed, word);
            if (distance < bestDistance) {
                best = word;
                bestDistance = distance;
            }
        }
        var allowed = Math.max(1, Math.max(typed.length(), best.length()) / 3);
        return bestDistance <= allowed ? Optional.of(best) : Optional.empty();
    }

    private static int distance(String left, String right) {
        var rows = new int[left.length() + 1][right.length() + 1];
        for (var i = 0; i <= left.length(); i++) {
            for (var j = 0; j <= right.length(); j++) {
                rows[i][j] = i == 0 ? j : j == 0 ? i : cheapest(rows, left, right, i, j);
            }
        }
        return rows[left.length()][right.length()];
    }

    private static int cheapest(int[][] rows, String left, String right, int i, int j) {
        var same = left.charAt(i - 1) == right.charAt(j - 1);
        var cost = Math.min(rows[i - 1][j], rows[i][j - 1]) + 1;
        cost = Math.min(cost, rows[i - 1][j - 1] + (same ? 0 : 1));
        var swapped =
                i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(cost, rows[i - 2][j - 2] + 1) : cost;
    }
}

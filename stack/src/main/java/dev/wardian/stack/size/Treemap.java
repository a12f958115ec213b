package dev.wardian.stack.size;

import java.util.ArrayList;
import java.util.List;

/// Divides a rectangle into one for each weight, none much longer than wide (Bruls, Huizing and van
/// Wijk, "Squarified Treemaps", 2000). Weights come biggest first; areas are in their proportion.
final class Treemap {

    /// A rectangle; `x` and `y` are its upper left corner.
    record Tile(double x, double y, double width, double height) {
        /// The same without a margin on each side.
        Tile inset(double side, double top) {
            return new Tile(
                    x + side,
                    y + top,
                    Math.max(0, width - 2 * side),
                    Math.max(0, height - top - side));
        }

        private double shorter() {
            return Math.min(width, height);
        }
    }

    private final List<Tile> tiles = new ArrayList<>();
    private final double scale;
    private Tile left;

    private Treemap(Tile whole, double sum) {
        this.left = whole;
        this.scale = sum > 0 ? whole.width() * whole.height() / sum : 0;
    }

    /// A tile for each weight, in the same order.
    static List<Tile> of(Tile whole, List<Long> weights) {
        double sum = 0;
        for (long weight : weights) {
            sum += weight;
        }
        Treemap map = new Treemap(whole, sum);
        int from = 0;
        while (from < weights.size()) {
            int to = map.row(weights, from);
            map.place(weights.subList(from, to));
            from = to;
        }
        return map.tiles;
    }

    /// How far the next row goes: as long as another tile makes none worse.
    private int row(List<Long> weights, int from) {
        double side = left.shorter();
        double biggest = weights.get(from) * scale;
        double sum = biggest;
        double ratio = worst(side, sum, biggest, biggest);
        int to = from + 1;
        while (to < weights.size()) {
            double next = weights.get(to) * scale;
            double longer = worst(side, sum + next, biggest, next);
            if (longer > ratio) {
                break;
            }
            ratio = longer;
            sum += next;
            to++;
        }
        return to;
    }

    private static double worst(double side, double sum, double biggest, double smallest) {
        if (sum <= 0 || smallest <= 0) {
            return Double.MAX_VALUE;
        }
        double square = side * side;
        return Math.max(square * biggest / (sum * sum), sum * sum / (square * smallest));
    }

    /// Places a row along the shorter side of what is left.
    private void place(List<Long> row) {
        double sum = 0;
        for (long weight : row) {
            sum += weight * scale;
        }
        boolean upright = left.width() >= left.height();
        double side = left.shorter();
        double depth = side > 0 ? sum / side : 0;
        double at = upright ? left.y() : left.x();
        for (long weight : row) {
            double length = depth > 0 ? weight * scale / depth : 0;
            tiles.add(
                    upright
                            ? new Tile(left.x(), at, depth, length)
                            : new Tile(at, left.y(), length, depth));
            at += length;
        }
        left =
                upright
                        ? new Tile(left.x() + depth, left.y(), left.width() - depth, left.height())
                        : new Tile(left.x(), left.y() + depth, left.width(), left.height() - depth);
    }
}

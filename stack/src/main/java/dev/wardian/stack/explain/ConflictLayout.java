package dev.wardian.stack.explain;

import dev.wardian.stack.explain.ConflictGraph.Box;
import dev.wardian.stack.explain.ConflictGraph.Link;
import dev.wardian.stack.explain.ConflictGraph.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Where the boxes of a [ConflictGraph] stand: in columns, so that links lead from left to right
/// (Sugiyama, Tagawa and Toda, 1981; links that close a circle lead back), each column ordered by
/// where its links come from.
final class ConflictLayout {

    static final int HEAD = 26;
    static final int ROW = 19;
    static final int NOTE = 16;
    static final double LETTER = 7.3;
    static final int MOST_LETTERS = 58;

    private static final int PADDING = 10;
    private static final int BETWEEN_COLUMNS = 70;
    private static final int BETWEEN_BOXES = 22;

    /// A box with its upper left corner and size.
    record Placed(Box box, double x, double y, double width, double height) {

        /// The middle of a row's first line.
        double rowY(Row row) {
            var at = y + HEAD;
            for (var one : box.rows()) {
                if (one.equals(row)) {
                    break;
                }
                at += heightOf(one);
            }
            return at + ROW / 2.0;
        }
    }

    /// What takes room in a column.
    private sealed interface Slot {
        record OfBox(Box box) implements Slot {}

        /// A link that goes on to a later column.
        record Lane(Link link) implements Slot {}
    }

    /// The part of a link that passes a column.
    record Lane(double from, double to, double y) {}

    private final ConflictGraph graph;
    private final Map<Box, Integer> column = new HashMap<>();
    private final Map<Box, Placed> placed = new HashMap<>();
    private final Map<Link, List<Lane>> lanes = new HashMap<>();
    private double width;
    private double height;

    private ConflictLayout(ConflictGraph graph) {
        this.graph = graph;
    }

    static ConflictLayout of(ConflictGraph graph) {
        var layout = new ConflictLayout(graph);
        for (var box : graph.boxes()) {
            if (!layout.column.containsKey(box)) {
                layout.push(box, 0, new HashSet<>());
            }
        }
        layout.place();
        return layout;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    Placed placed(Box box) {
        return Objects.requireNonNull(placed.get(box));
    }

    /// Where a link passes the columns between its ends, from left to right.
    List<Lane> lanes(Link link) {
        return lanes.getOrDefault(link, List.of());
    }

    static int heightOf(Row row) {
        return row.note().isEmpty() ? ROW : ROW + NOTE;
    }

    /// The part of a text that is drawn.
    static String shown(String text) {
        return text.length() <= MOST_LETTERS ? text : text.substring(0, MOST_LETTERS - 1) + "…";
    }

    /// Puts the box into this column or one further right, and what it links to behind it.
    private void push(Box box, int at, Set<String> above) {
        var known = column.get(box);
        if (known != null && known >= at) {
            return;
        }
        column.put(box, at);
        var key = box.written() + box.title();
        if (!above.add(key)) {
            return;
        }
        for (var link : graph.links()) {
            if (link.from().equals(box)
                    && !above.contains(link.to().written() + link.to().title())) {
                push(link.to(), at + 1, above);
            }
        }
        above.remove(key);
    }

    private int column(Box box) {
        return Objects.requireNonNull(column.get(box));
    }

    private void place() {
        var columns = new ArrayList<List<Slot>>();
        for (var box : graph.boxes()) {
            columns(columns, column(box)).add(new Slot.OfBox(box));
        }
        for (var link : graph.links()) {
            for (var at = column(link.from()) + 1; at < column(link.to()); at++) {
                columns.get(at).add(new Slot.Lane(link));
            }
        }
        var x = 1.0;
        for (var slots : columns) {
            slots.sort(Comparator.comparingDouble(this::meanSource));
            x += place(slots, x) + BETWEEN_COLUMNS;
        }
        width = x - BETWEEN_COLUMNS + 1;
    }

    private static List<Slot> columns(List<List<Slot>> columns, int at) {
        while (columns.size() <= at) {
            columns.add(new ArrayList<>());
        }
        return columns.get(at);
    }

    private double place(List<Slot> slots, double x) {
        var wide = 0.0;
        for (var slot : slots) {
            if (slot instanceof Slot.OfBox(var box)) {
                wide = Math.max(wide, width(box));
            }
        }
        var y = 1.0;
        for (var slot : slots) {
            switch (slot) {
                case Slot.OfBox(var box) -> {
                    var high = HEAD + 6.0;
                    for (var row : box.rows()) {
                        high += heightOf(row);
                    }
                    placed.put(box, new Placed(box, x, y, wide, high));
                    y += high + BETWEEN_BOXES;
                }
                case Slot.Lane(var link) -> {
                    lanes.computeIfAbsent(link, _ -> new ArrayList<>())
                            .add(new Lane(x, x + wide, y));
                    y += BETWEEN_BOXES;
                }
            }
        }
        height = Math.max(height, y - BETWEEN_BOXES + 1);
        return wide;
    }

    private static double width(Box box) {
        var letters = box.title().length() + 20;
        for (var row : box.rows()) {
            letters = Math.max(letters, shown(row.text()).length() + 2);
            letters = Math.max(letters, shown(row.note()).length() + 2);
        }
        return letters * LETTER + 2 * PADDING;
    }

    /// The mean height of what leads to a slot, as far as it is placed.
    private double meanSource(Slot slot) {
        return switch (slot) {
            case Slot.OfBox(var box) -> {
                var sum = 0.0;
                var count = 0;
                for (var link : graph.links()) {
                    if (link.to().equals(box) && placed.containsKey(link.from())) {
                        sum += end(link);
                        count++;
                    }
                }
                yield count == 0 ? 0 : sum / count;
            }
            case Slot.Lane(var link) -> end(link);
        };
    }

    /// The height at which a link arrives, as far as it is placed.
    private double end(Link link) {
        var passed = lanes(link);
        return passed.isEmpty() ? placed(link.from()).rowY(link.asks()) : passed.getLast().y();
    }
}

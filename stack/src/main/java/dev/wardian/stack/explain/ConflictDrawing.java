package dev.wardian.stack.explain;

import static dev.wardian.stack.internal.page.HtmlText.escaped;

import dev.wardian.python.resolve.Fact;
import dev.wardian.stack.explain.ConflictGraph.Row;
import dev.wardian.stack.explain.ConflictLayout.Placed;
import java.util.List;
import java.util.Locale;

/// Draws a [ConflictGraph] as SVG that stands in a page. Each row that says what is asked links to
/// its fact in the page, so that the drawing can be walked through with the keyboard; what colour
/// says is said in words too.
final class ConflictDrawing {

    private static final int INDENT = 10;

    private final ConflictGraph graph;
    private final ConflictLayout layout;
    private final List<Fact> facts;
    private final String prefix;
    private final StringBuilder svg = new StringBuilder();

    /// @param prefix what the anchors of the facts begin with in the page
    ConflictDrawing(List<Fact> facts, String prefix) {
        this.graph = ConflictGraph.of(facts);
        this.layout = ConflictLayout.of(graph);
        this.facts = facts;
        this.prefix = prefix;
    }

    String svg() {
        var width = number(layout.width());
        svg.append("<svg role=\"group\" aria-label=\"Who asks what of whom\" viewBox=\"0 0 ");
        svg.append(width).append(' ').append(number(layout.height())).append("\" width=\"");
        svg.append(width).append("\">\n");
        svg.append("<defs><marker id=\"").append(prefix).append("tip\" viewBox=\"0 0 8 8\" ");
        svg.append("refX=\"8\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\">");
        svg.append("<path class=\"tip\" d=\"M0 0L8 4L0 8z\"/></marker></defs>\n");
        graph.links().forEach(this::link);
        graph.boxes().forEach(it -> box(layout.placed(it)));
        return svg.append("</svg>\n").toString();
    }

    private void link(ConflictGraph.Link link) {
        var from = layout.placed(link.from());
        var to = layout.placed(link.to());
        var x = from.x() + from.width();
        var y = from.rowY(link.asks());
        svg.append("<path class=\"link").append(graph.isTorn(link.to()) ? " torn" : "");
        svg.append(link.limits() ? " limit" : "").append("\" marker-end=\"url(#").append(prefix);
        svg.append("tip)\" d=\"M").append(point(x, y));
        for (var lane : layout.lanes(link)) {
            curve(x, y, lane.from(), lane.y());
            svg.append('H').append(number(lane.to()));
            x = lane.to();
            y = lane.y();
        }
        curve(x, y, to.x(), to.rowY(link.asked()));
        svg.append("\"/>\n");
    }

    private void curve(double fromX, double fromY, double toX, double toY) {
        var bend = Math.max(35, (toX - fromX) / 2);
        svg.append('C').append(point(fromX + bend, fromY)).append(' ');
        svg.append(point(toX - bend, toY)).append(' ').append(point(toX, toY));
    }

    private void box(Placed placed) {
        var box = placed.box();
        var torn = graph.isTorn(box);
        svg.append("<g class=\"").append(box.written() ? "written" : torn ? "torn" : "package");
        svg.append("\"><rect x=\"").append(number(placed.x())).append("\" y=\"");
        svg.append(number(placed.y())).append("\" width=\"").append(number(placed.width()));
        svg.append("\" height=\"").append(number(placed.height())).append("\" rx=\"5\"/>");
        var title = placed.y() + ConflictLayout.HEAD - 8;
        text("head", placed.x() + INDENT, title, box.title());
        if (torn) {
            var x = placed.x() + INDENT + (box.title().length() + 2) * ConflictLayout.LETTER;
            text("mark", x, title, "✗ nothing is left");
        }
        for (var row : box.rows()) {
            row(placed, row);
        }
        svg.append("</g>\n");
    }

    private void row(Placed placed, Row row) {
        var x = placed.x() + INDENT;
        var y = placed.rowY(row) + 4;
        switch (row.kind()) {
            case ASKS -> text("asks", x, y, row.text());
            case ASKED -> linked(row, () -> text("asked", x, y, row.text()), x, y);
            case REFUSED -> linked(row, () -> text("mark", x, y, "✗ " + row.text()), x, y);
        }
    }

    private void linked(Row row, Runnable content, double x, double y) {
        var fact = facts.get(row.fact()).text().replace("`", "");
        svg.append("<a href=\"#").append(prefix).append(row.fact() + 1).append("\" aria-label=\"");
        svg.append(escaped(fact)).append("\"><title>").append(escaped(fact)).append("</title>");
        content.run();
        if (!row.note().isEmpty()) {
            text("note", x, y + ConflictLayout.NOTE, row.note());
        }
        svg.append("</a>");
    }

    private void text(String kind, double x, double y, String text) {
        svg.append("<text class=\"").append(kind).append("\" x=\"").append(number(x));
        svg.append("\" y=\"").append(number(y)).append("\">");
        svg.append(escaped(ConflictLayout.shown(text))).append("</text>");
    }

    private static String point(double x, double y) {
        return number(x) + " " + number(y);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}

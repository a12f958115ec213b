package dev.wardian.stack.size;

import static dev.wardian.stack.internal.page.HtmlText.escaped;

import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Draws a [Footprint] as a page of its own: a treemap of packages and their biggest files,
/// coloured by what pulled them in, and the same as a table. It loads nothing, needs no script, and
/// follows the reader's light or dark setting.
public final class FootprintPage {
    private static final Treemap.Tile AREA = new Treemap.Tile(0, 0, 1200, 720);
    private static final double GAP = 1;
    private static final double HEAD = 16;

    /// As many groups get a colour of their own as can be told apart.
    private static final int COLOURS = 8;

    private static final String STYLE =
            """
            :root { color-scheme: light dark; --ink: #1b1f24; --dim: #59636e; --paper: #ffffff; \
            --line: #d1d9e0; --shade: rgb(0 0 0 / 12%); \
            --c0: #9ec5fe; --c1: #ffd08a; --c2: #a3dfb1; --c3: #f5b5c8; --c4: #cdb8f5; \
            --c5: #9fdede; --c6: #e3d38a; --c7: #e8bfa2; --c8: #d5d9de; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --dim: #9198a1; \
            --paper: #0d1117; --line: #30363d; --shade: rgb(255 255 255 / 13%); \
            --c0: #1f4f8f; --c1: #7a5310; --c2: #1f5f35; --c3: #7c3350; --c4: #4f3a8a; \
            --c5: #1b5c60; --c6: #5f5518; --c7: #6b4226; --c8: #3a4048; } }
            body { font: 15px/1.45 system-ui, sans-serif; color: var(--ink); \
            background: var(--paper); margin: 2rem auto; max-width: 76rem; padding: 0 1rem; }
            h1 { font-size: 1.4rem; margin: 0 0 .3rem; } p { margin: .2rem 0; }
            .dim { color: var(--dim); }
            svg { width: 100%; height: auto; margin: 1rem 0 .5rem; display: block; }
            svg text { font: 12px system-ui, sans-serif; fill: var(--ink); pointer-events: none; }
            svg .p { stroke: var(--paper); stroke-width: 2; }
            svg .f { fill: var(--shade); stroke: none; } svg .f:hover { fill: var(--line); }
            .key { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; padding: 0; list-style: none; }
            .key span { display: inline-block; width: .9em; height: .9em; border-radius: 2px; \
            margin-right: .4em; vertical-align: -.1em; }
            table { border-collapse: collapse; width: 100%; margin-top: 1.2rem; }
            th, td { text-align: left; padding: .25rem .6rem; border-bottom: 1px solid var(--line); }
            th { color: var(--dim); font-weight: 600; }
            .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
            """;

    private final Footprint footprint;
    private final StringBuilder page = new StringBuilder(64 * 1024);
    private final Map<PackageName, Integer> colours = new LinkedHashMap<>();

    private FootprintPage(Footprint footprint) {
        this.footprint = footprint;
    }

    /// The page as HTML, UTF-8.
    public static String html(Footprint footprint) {
        return new FootprintPage(footprint).html();
    }

    private String html() {
        assignColours();
        page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.append("<title>").append(escaped(title())).append("</title>\n<style>\n");
        page.append(STYLE).append("</style>\n</head>\n<body>\n");
        summary();
        map();
        key();
        table();
        return page.append("</body>\n</html>\n").toString();
    }

    private String title() {
        return "Size of " + footprint.root();
    }

    /// The groups that take most come first.
    private void assignColours() {
        Map<PackageName, Long> groups = new LinkedHashMap<>();
        for (PackageFootprint one : footprint.packages()) {
            groups.merge(one.root(), one.amount().bytes(), Long::sum);
        }
        List<Map.Entry<PackageName, Long>> sorted = new ArrayList<>(groups.entrySet());
        sorted.sort(Map.Entry.<PackageName, Long>comparingByValue().reversed());
        for (Map.Entry<PackageName, Long> group : sorted) {
            colours.put(group.getKey(), Math.min(colours.size(), COLOURS));
        }
    }

    private void summary() {
        Amount total = footprint.total();
        page.append("<h1>").append(escaped(title())).append("</h1>\n<p>");
        page.append(footprint.packages().size()).append(" packages, ");
        page.append(grouped(total.files())).append(" files, <strong>");
        page.append(size(total.bytes() + footprint.folderBytes())).append("</strong>; ");
        page.append(size(total.shared())).append(" shared with the store or other environments, ");
        page.append(size(total.own())).append(" own, ").append(size(footprint.folderBytes()));
        page.append(
                " of folders.</p>\n<p class=\"dim\">Another environment with the same packages ");
        page.append("takes ").append(size(footprint.another())).append(".");
        if (footprint.blocksMayBeShared()) {
            page.append(" This file system can share the blocks of copies without telling: ");
            page.append("what counts as own may be shared.");
        }
        page.append("</p>\n");
    }

    private void map() {
        List<PackageFootprint> drawn = new ArrayList<>();
        List<Long> weights = new ArrayList<>();
        for (PackageFootprint one : footprint.packages()) {
            if (one.amount().bytes() > 0) {
                drawn.add(one);
                weights.add(one.amount().bytes());
            }
        }
        page.append("<svg role=\"img\" aria-label=\"Treemap of packages by size\" viewBox=\"0 0 ");
        page.append((int) AREA.width()).append(' ').append((int) AREA.height()).append("\">\n");
        List<Treemap.Tile> tiles = Treemap.of(AREA, weights);
        for (int i = 0; i < drawn.size(); i++) {
            tile(drawn.get(i), tiles.get(i));
        }
        page.append("</svg>\n");
    }

    private void tile(PackageFootprint one, Treemap.Tile tile) {
        page.append("<g><title>").append(escaped(described(one))).append("</title>");
        rectangle(tile, "p", "var(--c" + colours.getOrDefault(one.root(), COLOURS) + ")");
        boolean headed = tile.width() > 40 && tile.height() > HEAD + 4;
        Treemap.Tile inner = tile.inset(GAP + 1, headed ? HEAD + 4 : GAP + 1);
        if (tile.width() > 60 && tile.height() > 60) {
            files(one, inner);
        }
        if (headed) {
            label(tile, one.name().toString(), size(one.amount().bytes()));
        }
        page.append("</g>\n");
    }

    /// The biggest files of a package, and in one tile all others.
    private void files(PackageFootprint one, Treemap.Tile inner) {
        List<Long> weights = new ArrayList<>();
        long rest = one.amount().bytes();
        for (SizedFile file : one.largest()) {
            weights.add(file.bytes());
            rest -= file.bytes();
        }
        long others = one.amount().files() - weights.size();
        int place = weights.size();
        if (others > 0 && rest > 0) {
            for (place = 0; place < weights.size() && weights.get(place) > rest; place++) {}
            weights.add(place, rest);
        }
        List<Treemap.Tile> tiles = Treemap.of(inner, weights);
        for (int i = 0; i < tiles.size(); i++) {
            String text;
            if (i == place) {
                text = grouped(others) + " other files, " + size(rest);
            } else {
                SizedFile file = one.largest().get(i < place ? i : i - 1);
                text = file.path() + ", " + size(file.bytes());
            }
            page.append("<g><title>").append(escaped(text)).append("</title>");
            rectangle(tiles.get(i).inset(GAP, GAP), "f", "");
            page.append("</g>");
        }
    }

    private void rectangle(Treemap.Tile tile, String kind, String fill) {
        page.append("<rect class=\"").append(kind).append("\" x=\"").append(number(tile.x()));
        page.append("\" y=\"").append(number(tile.y())).append("\" width=\"");
        page.append(number(tile.width())).append("\" height=\"").append(number(tile.height()));
        page.append(fill.isEmpty() ? "\"/>" : "\" style=\"fill:" + fill + "\"/>");
    }

    /// The name, and the size where there is room for both.
    private void label(Treemap.Tile tile, String name, String size) {
        double perLetter = 7.2;
        int room = (int) ((tile.width() - 8) / perLetter);
        String text = name.length() + size.length() + 2 <= room ? name + "  " + size : name;
        if (text.length() > room) {
            text = room < 3 ? "" : text.substring(0, room - 1) + "…";
        }
        page.append("<text x=\"").append(number(tile.x() + 5)).append("\" y=\"");
        page.append(number(tile.y() + 14)).append("\">").append(escaped(text)).append("</text>");
    }

    private void key() {
        page.append("<ul class=\"key\">");
        for (Map.Entry<PackageName, Integer> group : colours.entrySet()) {
            if (group.getValue() < COLOURS) {
                key(group.getValue(), "here for " + group.getKey());
            }
        }
        if (colours.size() > COLOURS) {
            key(COLOURS, "here for something else");
        }
        page.append("</ul>\n");
    }

    private void key(int colour, String text) {
        page.append("<li><span style=\"background:var(--c").append(colour).append(")\"></span>");
        page.append(escaped(text)).append("</li>");
    }

    private void table() {
        page.append("<table>\n<thead><tr><th>Package</th><th class=\"n\">Size</th>");
        page.append("<th class=\"n\">Own</th><th class=\"n\">Files</th><th>Here because</th>");
        page.append("</tr></thead>\n<tbody>\n");
        for (PackageFootprint one : footprint.packages()) {
            page.append("<tr><td>").append(escaped(one.name() + " " + one.version()));
            page.append("</td><td class=\"n\">").append(size(one.amount().bytes()));
            page.append("</td><td class=\"n\">").append(size(one.amount().own()));
            page.append("</td><td class=\"n\">").append(grouped(one.amount().files()));
            page.append("</td><td>").append(escaped(reason(one))).append("</td></tr>\n");
        }
        page.append("</tbody>\n</table>\n");
    }

    private static String described(PackageFootprint one) {
        return one.name()
                + " "
                + one.version()
                + ": "
                + size(one.amount().bytes())
                + " in "
                + grouped(one.amount().files())
                + " files; "
                + reason(one);
    }

    private static String reason(PackageFootprint one) {
        if (one.chain().size() < 2) {
            return one.requested() ? "asked for" : "required by nothing";
        }
        List<String> names = new ArrayList<>();
        for (PackageName name : one.chain()) {
            names.add(name.toString());
        }
        return String.join(" → ", names);
    }

    private static String size(long bytes) {
        double amount = bytes;
        String unit = "B";
        for (String bigger : List.of("KiB", "MiB", "GiB", "TiB")) {
            if (amount < 1024) {
                break;
            }
            amount /= 1024;
            unit = bigger;
        }
        return String.format(Locale.ROOT, unit.equals("B") ? "%.0f %s" : "%.1f %s", amount, unit);
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}

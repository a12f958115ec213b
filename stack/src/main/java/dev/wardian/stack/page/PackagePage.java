package dev.wardian.stack.page;

import dev.wardian.stack.internal.json.JsonWriter;
import dev.wardian.stack.internal.page.HtmlPage;
import dev.wardian.stack.size.Footprint;
import dev.wardian.stack.size.PackageFootprint;
import dev.wardian.stack.size.SizedFile;
import dev.wardian.stack.tree.PackageGraph;
import dev.wardian.stack.tree.Reasons;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Packages as a page to look at: who asks for what as a graph, what they take as a treemap, and
/// both as a table. The page is one file, loads nothing, and follows the reader's light or dark
/// setting; without scripts the table is there.
///
/// @param title what the packages belong to
/// @param graph what depends on what
/// @param footprint what an environment takes on disk; empty for a lock, where downloads count
/// @param notes what is known of the packages besides
public record PackagePage(
        String title,
        PackageGraph graph,
        Optional<Footprint> footprint,
        Map<PackageName, PackageNote> notes) {

    /// What a page shows first.
    public enum View {
        GRAPH,
        SIZE,
        TABLE
    }

    /// As many files are named as a browser draws without delay; smaller ones count together.
    private static final int MOST_FILES = 20_000;

    private static final String FRAME =
            """
            <main id="scripted">
            <section id="drawing" aria-label="Drawing">
            <div class="tools" id="graphtools">
            <label>Colour <select id="colour"><option value="role">by role</option>\
            <option value="group">by what brings it in</option></select></label>
            <label><input type="checkbox" id="only"> only what belongs to the chosen package</label>
            <span class="dim">wheel: zoom, drag: move, click: choose</span>
            </div>
            <div class="tools" id="sizetools">
            <span id="shares"><label>Area <select id="measure"><option value="all">all bytes</option>\
            <option value="own">own bytes</option><option value="shared">shared bytes</option>\
            </select></label>
            <label>Colour <select id="mapcolour"><option value="group">by what brings it in</option>\
            <option value="share">shared or own</option></select></label></span>
            <span class="dim">click: look inside, line below: back</span>
            </div>
            <ul class="key" id="key" aria-label="Colours"></ul>
            <div class="chart" id="graph" role="img" aria-label="Graph of packages; the table and \
            the panel beside it say the same"></div>
            <div class="chart" id="map" role="img" aria-label="Treemap of packages by size; the \
            table says the same"></div>
            </section>
            <aside aria-label="Chosen package">
            <input type="search" id="search" placeholder="Find a package" \
            aria-label="Find a package" autocomplete="off">
            <ul id="found"></ul>
            <div id="details" aria-live="polite"></div>
            </aside>
            </main>
            """;

    /// Copies the notes.
    public PackagePage {
        notes = Map.copyOf(notes);
    }

    /// The page as HTML, UTF-8.
    public String html(View first) {
        var page =
                new HtmlPage(
                        "Packages of " + title,
                        PageResource.STYLE.text(),
                        " data-view=\"" + first.name().toLowerCase(Locale.ROOT) + "\"");
        page.html("<header>\n<h1>").text("Packages of " + title).html("</h1>\n<p>");
        page.text(summary()).html("</p>\n<nav role=\"tablist\" aria-label=\"Views\">");
        for (var view : View.values()) {
            page.html("<button type=\"button\" role=\"tab\" data-view=\"")
                    .html(view.name().toLowerCase(Locale.ROOT))
                    .html("\">")
                    .html(label(view))
                    .html("</button>");
        }
        page.html("</nav>\n</header>\n").html(FRAME);
        rows(page);
        return page.data("data", JsonWriter.write(data()))
                .script(PageResource.CHARTS.text())
                .script(PageResource.SCRIPT.text())
                .written();
    }

    private static String label(View view) {
        return switch (view) {
            case GRAPH -> "Graph";
            case SIZE -> "Size";
            case TABLE -> "Table";
        };
    }

    private String summary() {
        var there = counted(graph.entries().size(), "package");
        var missing =
                graph.unmet().isEmpty()
                        ? ""
                        : "; " + counted(graph.unmet().size(), "requirement") + " not met";
        if (footprint.isEmpty()) {
            var bytes = notes.values().stream().mapToLong(PackageNote::download).sum();
            return there + (bytes == 0 ? "" : ", " + size(bytes) + " to download") + missing;
        }
        var all = footprint.get();
        var total = all.total();
        return there
                + ", "
                + counted(total.files(), "file")
                + ", "
                + size(total.bytes() + all.folderBytes())
                + ": "
                + size(total.shared())
                + " shared with the store or other environments, "
                + size(total.own())
                + " own, "
                + size(all.folderBytes())
                + " of folders. Another environment with the same packages takes "
                + size(all.another())
                + (all.blocksMayBeShared()
                        ? " (this file system can share blocks without telling: what counts as"
                                + " own may be shared)"
                        : "")
                + missing;
    }

    private void rows(HtmlPage page) {
        var sized = isSized();
        page.html("<div id=\"rows\">\n<table>\n<thead><tr><th>Package</th><th>Version</th>");
        page.html(sized ? "<th class=\"n\">Size</th>" : "");
        page.html(
                footprint.isPresent() ? "<th class=\"n\">Own</th><th class=\"n\">Files</th>" : "");
        page.html("<th>Licence</th><th>Here because</th></tr></thead>\n<tbody>\n");
        var reasons = Reasons.of(graph);
        for (var one : entries()) {
            page.html("<tr data-name=\"").text(one.name().toString()).html("\"><td>");
            page.text(one.name().toString()).html("</td><td>").text(version(one)).html("</td>");
            var taken = taken(one.name());
            if (sized) {
                number(page, bytes(one.name()), size(bytes(one.name())));
            }
            if (footprint.isPresent()) {
                var own = taken.map(it -> it.amount().own()).orElse(0L);
                var files = taken.map(it -> it.amount().files()).orElse(0L);
                number(page, own, size(own));
                number(page, files, grouped(files));
            }
            page.html("<td>").text(note(one.name()).licence()).html("</td><td>");
            page.text(reason(one, reasons.chain(one.name()))).html("</td></tr>\n");
        }
        page.html("</tbody>\n</table>\n</div>\n");
    }

    private static void number(HtmlPage page, long value, String text) {
        page.html("<td class=\"n\" data-value=\"" + value + "\">").text(text).html("</td>");
    }

    private static String reason(PackageGraph.Entry one, List<PackageName> chain) {
        if (chain.size() < 2) {
            return one.requested() ? "asked for" : "required by nothing";
        }
        var names = new ArrayList<String>();
        chain.forEach(name -> names.add(name.toString()));
        return String.join(" → ", names);
    }

    /// The biggest first; of a size, by name.
    private List<PackageGraph.Entry> entries() {
        var all = new ArrayList<>(graph.entries());
        all.sort((one, other) -> Long.compare(bytes(other.name()), bytes(one.name())));
        return all;
    }

    private Map<String, Object> data() {
        var numbers = new TreeMap<PackageName, Integer>();
        graph.entries().forEach(entry -> numbers.put(entry.name(), 0));
        graph.unmet().forEach(edge -> numbers.put(edge.to(), 0));
        var next = 0;
        for (var one : numbers.entrySet()) {
            one.setValue(next++);
        }
        var tree = new LinkedHashMap<String, Object>();
        tree.put("title", title);
        tree.put("kind", footprint.isPresent() ? "environment" : "lock");
        tree.put("sized", isSized());
        tree.put("packages", packages(numbers));
        tree.put("edges", edges(numbers));
        footprint.ifPresent(
                it -> tree.put("rest", List.of(it.unclaimed().bytes(), it.unclaimed().own())));
        return tree;
    }

    private List<Map<String, Object>> packages(Map<PackageName, Integer> numbers) {
        var rows = new ArrayList<Map<String, Object>>();
        var reasons = Reasons.of(graph);
        var conflicting = new TreeSet<PackageName>();
        graph.unmet().forEach(edge -> conflicting.add(edge.to()));
        var smallest = smallestNamed();
        for (var name : numbers.keySet()) {
            var entry = graph.entry(name);
            var row = new LinkedHashMap<String, Object>();
            row.put("name", name.toString());
            entry.map(PackagePage::version).ifPresent(it -> row.put("version", it));
            var top = reasons.chain(name).getFirst();
            row.put("role", entry.map(it -> role(it, top)).orElse("missing"));
            row.put("group", numbers.get(top));
            if (entry.isPresent() && conflicting.contains(name)) {
                row.put("conflict", true);
            }
            var note = note(name);
            row.put("summary", note.summary());
            row.put("licence", note.licence());
            row.put("bytes", bytes(name));
            taken(name)
                    .ifPresent(
                            it -> {
                                row.put("own", it.amount().own());
                                row.put("files", it.amount().files());
                                row.put("tree", FileTree.of(it.files(), smallest).rows());
                            });
            rows.add(row);
        }
        return rows;
    }

    /// After a lock was installed everything counts as asked for by name, which tells nothing.
    private String role(PackageGraph.Entry entry, PackageName top) {
        var tells = graph.entries().stream().anyMatch(it -> !it.requested());
        return top.equals(entry.name()) || (tells && entry.requested()) ? "top" : "plain";
    }

    private List<List<Object>> edges(Map<PackageName, Integer> numbers) {
        var rows = new ArrayList<List<Object>>();
        for (var entry : graph.entries()) {
            for (var edge : graph.from(entry.name())) {
                if (!edge.to().equals(edge.from())) {
                    var extra = edge.extra().map(it -> " for extra " + it).orElse("");
                    rows.add(
                            List.of(
                                    numbers.getOrDefault(edge.from(), 0),
                                    numbers.getOrDefault(edge.to(), 0),
                                    (edge.asked() + extra).strip(),
                                    state(edge.state())));
                }
            }
        }
        return rows;
    }

    private static String state(PackageGraph.State state) {
        return switch (state) {
            case MET -> "met";
            case MISSING -> "missing";
            case CONFLICTING -> "conflict";
        };
    }

    /// How big a file has to be, that no more than can be drawn are named.
    private long smallestNamed() {
        var sizes = new ArrayList<Long>();
        footprint.ifPresent(
                it ->
                        it.packages()
                                .forEach(
                                        one ->
                                                one.files().stream()
                                                        .map(SizedFile::bytes)
                                                        .forEach(sizes::add)));
        if (sizes.size() <= MOST_FILES) {
            return 1;
        }
        sizes.sort(null);
        return sizes.get(sizes.size() - MOST_FILES) + 1;
    }

    private boolean isSized() {
        return footprint.isPresent() || notes.values().stream().anyMatch(it -> it.download() > 0);
    }

    private long bytes(PackageName name) {
        return footprint.isPresent()
                ? taken(name).map(it -> it.amount().bytes()).orElse(0L)
                : note(name).download();
    }

    private Optional<PackageFootprint> taken(PackageName name) {
        return footprint.flatMap(it -> it.find(name));
    }

    private PackageNote note(PackageName name) {
        return notes.getOrDefault(name, PackageNote.NONE);
    }

    private static String version(PackageGraph.Entry entry) {
        return entry.version().map(Object::toString).orElse("");
    }

    private static String counted(long number, String noun) {
        return grouped(number) + " " + noun + (number == 1 ? "" : "s");
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String size(long bytes) {
        double amount = bytes;
        var unit = "B";
        for (var bigger : List.of("KiB", "MiB", "GiB", "TiB")) {
            if (amount < 1024) {
                break;
            }
            amount /= 1024;
            unit = bigger;
        }
        return String.format(Locale.ROOT, unit.equals("B") ? "%.0f %s" : "%.1f %s", amount, unit);
    }
}

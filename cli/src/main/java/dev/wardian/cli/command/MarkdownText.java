package dev.wardian.cli.command;

import dev.wardian.cli.output.Colours;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Pages of `docs` as they are read on a terminal: headings, paragraphs, lists and tables broken at
/// its width, examples as they stand. It reads what those pages hold of Markdown, no more.
final class MarkdownText {

    private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\([^)]*\\)");
    private static final Pattern STRONG = Pattern.compile("\\*\\*([^*]+)\\*\\*");
    private static final Pattern ITEM = Pattern.compile("( *)([-*]|[0-9]+\\.) +");
    private static final Pattern CELLS = Pattern.compile("(?<!\\\\)\\|");
    private static final int LEAST = 24;

    private final Colours colours;
    private final int columns;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();
    private final List<List<String>> table = new ArrayList<>();
    private String indent = "";
    private String hanging = "";
    private boolean fenced;

    /// @param columns how wide the terminal is
    MarkdownText(Colours colours, int columns) {
        this.colours = colours;
        this.columns = Math.max(60, columns);
    }

    List<String> of(String markdown) {
        markdown.lines().forEach(this::line);
        endBlock();
        return lines;
    }

    private void line(String line) {
        if (line.startsWith("```")) {
            endBlock();
            fenced = !fenced;
        } else if (fenced) {
            lines.add("    " + line);
        } else if (line.isBlank()) {
            endBlock();
            if (!lines.isEmpty() && !lines.getLast().isEmpty()) {
                lines.add("");
            }
            indent = "";
            hanging = "";
        } else if (line.startsWith("#")) {
            endBlock();
            lines.add(colours.bold(inline(line.replaceFirst("^#+ *", ""))));
        } else if (line.startsWith("|")) {
            row(line);
        } else {
            text(line);
        }
    }

    private void text(String line) {
        var item = ITEM.matcher(line);
        if (item.lookingAt()) {
            endBlock();
            indent = "  " + item.group(1) + (item.group(2).equals("*") ? "-" : item.group(2)) + " ";
            hanging = " ".repeat(indent.length());
            paragraph.append(line.substring(item.end()));
        } else if (line.startsWith("    ") && paragraph.isEmpty() && hanging.isEmpty()) {
            lines.add(line);
        } else {
            paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
        }
    }

    private void endBlock() {
        if (!paragraph.isEmpty()) {
            wrap(indent, hanging, inline(paragraph.toString()));
            paragraph.setLength(0);
            indent = hanging;
        }
        if (!table.isEmpty()) {
            table();
            table.clear();
        }
    }

    private void wrap(String first, String others, String text) {
        var line = new StringBuilder(first);
        var begun = false;
        for (var word : text.split(" +", -1)) {
            if (begun && line.length() + 1 + word.length() > columns) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                line.append(others);
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
            begun = true;
        }
        lines.add(line.toString().stripTrailing());
    }

    private void row(String line) {
        var inner = line.strip();
        inner = inner.substring(1, inner.endsWith("|") ? inner.length() - 1 : inner.length());
        if (inner.chars().allMatch(it -> " -:|".indexOf(it) >= 0) && inner.indexOf('-') >= 0) {
            return;
        }
        var cells = new ArrayList<String>();
        for (var cell : CELLS.split(inner, -1)) {
            cells.add(inline(cell.strip().replace("\\|", "|")));
        }
        table.add(cells);
    }

    /// Columns side by side, of which the last is broken; where that leaves too little room, the
    /// cells of a row below one another.
    private void table() {
        var count = table.stream().mapToInt(List::size).max().orElse(0);
        var widths = new int[count];
        for (var row : table) {
            for (var i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        var before = 2;
        for (var i = 0; i + 1 < count; i++) {
            before += widths[i] + 2;
        }
        var side = columns - before >= LEAST;
        for (var row : table) {
            if (row.stream().allMatch(String::isEmpty)) {
                continue;
            }
            if (side) {
                beside(row, widths, before);
            } else {
                wrap("  ", "  ", row.getFirst());
                for (var cell : row.subList(1, row.size())) {
                    if (!cell.isEmpty()) {
                        wrap("      ", "      ", cell);
                    }
                }
            }
        }
    }

    private void beside(List<String> row, int[] widths, int before) {
        var first = new StringBuilder("  ");
        for (var i = 0; i + 1 < row.size(); i++) {
            first.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
        }
        wrap(first.toString(), " ".repeat(before), row.getLast());
    }

    private String inline(String text) {
        var plain = LINK.matcher(text).replaceAll("$1");
        return STRONG.matcher(plain).replaceAll(it -> colours.bold(it.group(1)));
    }
}

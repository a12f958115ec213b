package dev.wardian.stack.internal.toml;

import java.util.ArrayList;
import java.util.List;

/// Changes the items of one array of a document, in the layout that the array has.
final class TomlArrayEdit {

    static final String INDENT = "    ";

    /// An array that would be longer than this in one line is written one item a line.
    private static final int WIDEST = 100;

    private final TomlEdit document;
    private final TomlSpan array;
    private final String text;
    private final TomlLines lines;

    TomlArrayEdit(TomlEdit document, TomlSpan array) {
        this.document = document;
        this.array = array;
        this.text = document.text();
        this.lines = new TomlLines(text);
    }

    /// An array of one item.
    static String alone(String value, String newline) {
        return "[" + newline + INDENT + value + "," + newline + "]";
    }

    /// Inserts an item.
    ///
    /// @param index before which item; their number to append
    TomlEdit withNewItem(int index, String value) {
        if (array.items().isEmpty()) {
            return intoEmpty(value);
        }
        if (text.substring(array.start(), array.end()).indexOf('\n') < 0) {
            return intoLine(index, value);
        }
        return index == array.items().size() ? appended(value) : inserted(index, value);
    }

    private TomlEdit intoEmpty(String value) {
        var inside = text.substring(array.start() + 1, array.end() - 1).strip();
        if (inside.isEmpty()) {
            return document.with(array.start(), array.end(), alone(value, lines.newline()));
        }
        // nothing but comments
        var close = array.end() - 1;
        var line = lines.lineStart(close);
        return document.with(line, line, INDENT + value + "," + lines.newline());
    }

    private TomlEdit intoLine(int index, String value) {
        var items = array.items();
        var end = items.getLast().end();
        var changed =
                index == items.size()
                        ? document.with(end, end, ", " + value)
                        : document.with(
                                items.get(index).start(), items.get(index).start(), value + ", ");
        var width =
                lines.lineEnd(array.start()) - lines.lineStart(array.start()) + value.length() + 2;
        return width <= WIDEST ? changed : at(array.start(), changed).overLines();
    }

    /// Writes the array one item a line.
    private TomlEdit overLines() {
        var rows = new StringBuilder("[").append(lines.newline());
        for (var item : array.items()) {
            rows.append(INDENT).append(text, item.start(), item.end()).append(',');
            rows.append(lines.newline());
        }
        return document.with(array.start(), array.end(), rows.append(']').toString());
    }

    private static List<TomlSpan> allSpans(TomlEdit document) {
        var spans = new ArrayList<TomlSpan>();
        for (var section : document.sections()) {
            collect(section.entries(), spans);
        }
        return spans;
    }

    private static void collect(List<TomlEntry> entries, List<TomlSpan> spans) {
        for (var entry : entries) {
            spans.add(entry.value());
            collect(entry.value().entries(), spans);
        }
    }

    /// The array of a document that begins there.
    private static TomlArrayEdit at(int start, TomlEdit document) {
        for (var span : allSpans(document)) {
            if (span.start() == start) {
                return new TomlArrayEdit(document, span);
            }
        }
        throw new IllegalStateException("no array begins at " + start);
    }

    private TomlEdit appended(String value) {
        var last = array.items().getLast();
        var comma = lines.comma(last.end());
        var line = comma < 0 ? last.end() : comma + 1;
        var end = lines.lineEnd(line);
        if (end >= array.end()) {
            // the bracket stands on the last item's line
            var before = comma < 0 ? "," : "";
            return document.with(
                    line,
                    array.end() - 1,
                    before + lines.newline() + lines.indent(last) + value + "," + lines.newline());
        }
        var changed =
                text.substring(0, end)
                        + lines.newline()
                        + lines.indent(last)
                        + value
                        + ","
                        + text.substring(end);
        return TomlEdit.of(
                comma < 0
                        ? changed.substring(0, last.end()) + "," + changed.substring(last.end())
                        : changed);
    }

    /// Inserts before an item and the comments above it, behind the line of the item before.
    private TomlEdit inserted(int index, String value) {
        var next = array.items().get(index);
        var before = index == 0 ? array.start() + 1 : array.items().get(index - 1).end();
        var end = lines.lineEnd(before);
        if (end >= next.start()) {
            return document.with(next.start(), next.start(), value + ", ");
        }
        return document.with(end, end, lines.newline() + lines.indent(next) + value + ",");
    }

    /// Takes an item out, with the comment behind it on its line; comments above it stay.
    TomlEdit withoutItem(int index) {
        var items = array.items();
        var item = items.get(index);
        if (items.size() == 1 && holdsNothingElse()) {
            return document.with(array.start(), array.end(), "[]");
        }
        var comma = lines.comma(item.end());
        var end = comma < 0 ? item.end() : comma + 1;
        var line = lines.lineStart(item.start());
        var stop = lines.lineEnd(end);
        var alone =
                text.substring(line, item.start()).isBlank() && lines.isSpaceOrComment(end, stop);
        if (alone) {
            return document.with(line, lines.nextLine(stop), "");
        }
        if (index + 1 < items.size()) {
            return document.with(item.start(), items.get(index + 1).start(), "");
        }
        return index > 0
                ? document.with(items.get(index - 1).end(), item.end(), "")
                : document.with(item.start(), end, "");
    }

    /// Whether no comment stands on a line of its own in the array.
    private boolean holdsNothingElse() {
        var item = array.items().getFirst();
        var comma = lines.comma(item.end());
        var end = comma < 0 ? item.end() : comma + 1;
        var behind = Math.min(lines.lineEnd(end), array.end() - 1);
        return text.substring(array.start() + 1, item.start()).isBlank()
                && (behind <= end || lines.isSpaceOrComment(end, behind))
                && text.substring(Math.max(end, behind), array.end() - 1).isBlank();
    }
}

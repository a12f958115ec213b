package dev.wardian.stack.internal.toml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A TOML document that changes in single places: all the rest, comments, blank lines, order,
/// quotes and line ends among it, stays as it is, byte for byte. Immutable.
public final class TomlEdit {

    /// An array that would be longer than this in one line is written one item a line.
    private static final int WIDEST = 100;

    private static final String INDENT = "    ";

    private final String text;
    private final List<TomlSection> sections;

    private TomlEdit(String text, List<TomlSection> sections) {
        this.text = text;
        this.sections = sections;
    }

    /// Begins with a document.
    ///
    /// @throws dev.wardian.standards.SyntaxException at the first place that is no TOML
    public static TomlEdit of(String text) {
        var _ = TomlText.parsed(text);
        return new TomlEdit(text, new TomlScanner(text).sections());
    }

    private TomlEdit with(int start, int end, String replacement) {
        return of(text.substring(0, start) + replacement + text.substring(end));
    }

    /// The document as it is now.
    public String text() {
        return text;
    }

    /// The tables of it, in their order.
    public List<TomlSection> sections() {
        return sections;
    }

    /// The value at these keys, however they are spread over headers, dotted keys and inline
    /// tables; of arrays of tables the last one counts.
    public Optional<TomlSpan> find(List<String> path) {
        Optional<TomlSpan> found = Optional.empty();
        for (var section : sections) {
            if (startsWith(path, section.path())) {
                var inside = path.subList(section.path().size(), path.size());
                var entry = find(section.entries(), inside);
                found = entry.isPresent() ? entry : found;
            }
        }
        return found;
    }

    private static Optional<TomlSpan> find(List<TomlEntry> entries, List<String> path) {
        for (var entry : entries) {
            if (entry.path().equals(path)) {
                return Optional.of(entry.value());
            }
            if (startsWith(path, entry.path())) {
                var rest = path.subList(entry.path().size(), path.size());
                var inside = find(entry.value().entries(), rest);
                if (inside.isPresent()) {
                    return inside;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean startsWith(List<String> path, List<String> prefix) {
        return path.size() >= prefix.size() && path.subList(0, prefix.size()).equals(prefix);
    }

    /// Puts another value in the place of an item of an array.
    ///
    /// @param value as it is written in TOML
    public TomlEdit withItem(List<String> path, int index, String value) {
        var item = array(path).items().get(index);
        return with(item.start(), item.end(), value);
    }

    /// Inserts an item into an array in the array's own layout; the array is made where there is
    /// none.
    ///
    /// @param index before which item; their number to append
    public TomlEdit withNewItem(List<String> path, int index, String value) {
        var found = find(path);
        if (found.isEmpty()) {
            return withValue(path, "[" + newline() + INDENT + value + "," + newline() + "]");
        }
        var array = array(path);
        if (array.items().isEmpty()) {
            return intoEmpty(array, value);
        }
        if (text.substring(array.start(), array.end()).indexOf('\n') < 0) {
            return intoLine(array, index, value);
        }
        return index == array.items().size()
                ? appended(array, value)
                : inserted(array, index, value);
    }

    private TomlEdit intoEmpty(TomlSpan array, String value) {
        var inside = text.substring(array.start() + 1, array.end() - 1).strip();
        if (inside.isEmpty()) {
            return with(
                    array.start(),
                    array.end(),
                    "[" + newline() + INDENT + value + "," + newline() + "]");
        }
        // nothing but comments
        var close = array.end() - 1;
        var line = lineStart(close);
        return with(line, line, INDENT + value + "," + newline());
    }

    private TomlEdit intoLine(TomlSpan array, int index, String value) {
        var items = array.items();
        var end = items.getLast().end();
        var changed =
                index == items.size()
                        ? with(end, end, ", " + value)
                        : with(items.get(index).start(), items.get(index).start(), value + ", ");
        var width = lineEnd(array.start()) - lineStart(array.start()) + value.length() + 2;
        return width <= WIDEST ? changed : changed.overLines(array.start());
    }

    /// Writes the array that begins here one item a line.
    private TomlEdit overLines(int start) {
        var array = arrayAt(start, allSpans());
        var lines = new StringBuilder("[").append(newline());
        for (var item : array.items()) {
            lines.append(INDENT).append(text, item.start(), item.end()).append(',');
            lines.append(newline());
        }
        return with(array.start(), array.end(), lines.append(']').toString());
    }

    private List<TomlSpan> allSpans() {
        var spans = new ArrayList<TomlSpan>();
        for (var section : sections) {
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

    private static TomlSpan arrayAt(int start, List<TomlSpan> spans) {
        for (var span : spans) {
            if (span.start() == start) {
                return span;
            }
        }
        throw new IllegalStateException("no array begins at " + start);
    }

    private TomlEdit appended(TomlSpan array, String value) {
        var last = array.items().getLast();
        var comma = comma(last.end());
        var line = comma < 0 ? last.end() : comma + 1;
        var end = lineEnd(line);
        if (end >= array.end()) {
            // the bracket stands on the last item's line
            var before = comma < 0 ? "," : "";
            return with(
                    line,
                    array.end() - 1,
                    before + newline() + indent(last) + value + "," + newline());
        }
        var changed =
                text.substring(0, end)
                        + newline()
                        + indent(last)
                        + value
                        + ","
                        + text.substring(end);
        return of(
                comma < 0
                        ? changed.substring(0, last.end()) + "," + changed.substring(last.end())
                        : changed);
    }

    /// Inserts before an item and the comments above it, behind the line of the item before.
    private TomlEdit inserted(TomlSpan array, int index, String value) {
        var next = array.items().get(index);
        var before = index == 0 ? array.start() + 1 : array.items().get(index - 1).end();
        var end = lineEnd(before);
        if (end >= next.start()) {
            return with(next.start(), next.start(), value + ", ");
        }
        return with(end, end, newline() + indent(next) + value + ",");
    }

    /// Takes an item out, with the comment behind it on its line; comments above it stay.
    public TomlEdit withoutItem(List<String> path, int index) {
        var array = array(path);
        var items = array.items();
        var item = items.get(index);
        if (items.size() == 1 && holdsNothingElse(array)) {
            return with(array.start(), array.end(), "[]");
        }
        var comma = comma(item.end());
        var end = comma < 0 ? item.end() : comma + 1;
        var line = lineStart(item.start());
        var stop = lineEnd(end);
        var alone =
                text.substring(line, item.start()).isBlank() && isSpaceOrComment(text, end, stop);
        if (alone) {
            return with(line, nextLine(stop), "");
        }
        if (index + 1 < items.size()) {
            return with(item.start(), items.get(index + 1).start(), "");
        }
        return index > 0
                ? with(items.get(index - 1).end(), item.end(), "")
                : with(item.start(), end, "");
    }

    /// Whether no comment stands on a line of its own in the array.
    private boolean holdsNothingElse(TomlSpan array) {
        var item = array.items().getFirst();
        var comma = comma(item.end());
        var end = comma < 0 ? item.end() : comma + 1;
        var behind = Math.min(lineEnd(end), array.end() - 1);
        return text.substring(array.start() + 1, item.start()).isBlank()
                && (behind <= end || isSpaceOrComment(text, end, behind))
                && text.substring(Math.max(end, behind), array.end() - 1).isBlank();
    }

    private static boolean isSpaceOrComment(String text, int from, int to) {
        var rest = text.substring(from, to).strip();
        return rest.isEmpty() || rest.startsWith("#");
    }

    /// Gives a key a value, in the place of the one that it has, or behind the other keys of its
    /// table, which is made where there is none.
    ///
    /// @param value as it is written in TOML
    public TomlEdit withValue(List<String> path, String value) {
        var found = find(path);
        if (found.isPresent()) {
            return with(found.get().start(), found.get().end(), value);
        }
        var table = path.subList(0, path.size() - 1);
        var line = spelled(path.subList(path.size() - 1, path.size())) + " = " + value;
        var inline = find(table);
        if (inline.isPresent() && inline.get().kind() == TomlSpan.Kind.TABLE) {
            return intoInline(inline.get(), line);
        }
        for (var section : sections) {
            if (section.path().equals(table) && (!table.isEmpty() || hasRoot())) {
                return into(section, line);
            }
        }
        return withNewSection(table, line);
    }

    private boolean hasRoot() {
        return !sections.getFirst().entries().isEmpty();
    }

    private TomlEdit intoInline(TomlSpan table, String line) {
        if (table.entries().isEmpty()) {
            return with(table.start(), table.end(), "{ " + line + " }");
        }
        var end = table.entries().getLast().value().end();
        return with(end, end, ", " + line);
    }

    private TomlEdit into(TomlSection section, String line) {
        var end = lineEnd(section.contentEnd());
        return with(end, end, newline() + line);
    }

    /// Adds a table: behind the last one that begins with the same word, or at the end.
    private TomlEdit withNewSection(List<String> path, String line) {
        var header = path.isEmpty() ? "" : "[" + spelled(path) + "]" + newline();
        var place = -1;
        for (var section : sections) {
            if (!section.path().isEmpty()
                    && !path.isEmpty()
                    && section.path().getFirst().equals(path.getFirst())) {
                place = section.contentEnd();
            }
        }
        if (place >= 0) {
            var end = lineEnd(place);
            return with(end, end, newline() + newline() + header + line);
        }
        if (path.isEmpty()) {
            return with(0, 0, line + newline() + (text.isBlank() ? "" : newline()));
        }
        var content = text.stripTrailing();
        var gap = content.isEmpty() ? "" : newline() + newline();
        return of(content + gap + header + line + newline());
    }

    /// Adds a table with these lines at the end of the document: one more of an array of tables.
    public TomlEdit withRepeatedSection(List<String> path, List<String> lines) {
        var content = text.stripTrailing();
        var gap = content.isEmpty() ? "" : newline() + newline();
        var header = "[[" + spelled(path) + "]]" + newline();
        return of(content + gap + header + String.join(newline(), lines) + newline());
    }

    /// Takes a key out with its line, and the table that held nothing else.
    public TomlEdit withoutKey(List<String> path) {
        for (var section : sections) {
            if (!startsWith(path, section.path())) {
                continue;
            }
            var inside = path.subList(section.path().size(), path.size());
            for (var entry : section.entries()) {
                if (entry.path().equals(inside)) {
                    return section.entries().size() == 1 && !section.path().isEmpty()
                            ? without(section, entry)
                            : withoutLines(entry.start(), entry.value().end());
                }
            }
        }
        return this;
    }

    /// Takes out a table whose only entry goes, unless a comment stands in it.
    private TomlEdit without(TomlSection section, TomlEntry entry) {
        var rest =
                text.substring(section.body(), lineStart(entry.start()))
                        + text.substring(
                                Math.min(lineEnd(entry.value().end()), section.end()),
                                section.end());
        if (!rest.isBlank()) {
            return withoutLines(entry.start(), entry.value().end());
        }
        var before = text.substring(0, section.start()).stripTrailing();
        var after = text.substring(section.end());
        var gap = before.isEmpty() ? "" : after.isBlank() ? newline() : newline() + newline();
        return of(before + gap + after);
    }

    private TomlEdit withoutLines(int start, int end) {
        return with(lineStart(start), nextLine(end), "");
    }

    private TomlSpan array(List<String> path) {
        var found = find(path);
        if (found.isEmpty() || found.get().kind() != TomlSpan.Kind.ARRAY) {
            throw new IllegalArgumentException("`" + String.join(".", path) + "` is no array");
        }
        return found.get();
    }

    /// Where the comma behind an item stands, -1 if there is none before the next line.
    private int comma(int from) {
        for (var at = from; at < text.length(); at++) {
            var c = text.charAt(at);
            if (c == ',') {
                return at;
            }
            if (c != ' ' && c != '\t') {
                return -1;
            }
        }
        return -1;
    }

    private String indent(TomlSpan item) {
        var line = text.substring(lineStart(item.start()), item.start());
        return line.isBlank() && !line.isEmpty() ? line : INDENT;
    }

    private int lineStart(int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    /// Where the line ends, before its line end.
    private int lineEnd(int at) {
        var end = text.indexOf('\n', at);
        if (end < 0) {
            return text.length();
        }
        return end > at && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    private int nextLine(int at) {
        var end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    private String newline() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    private static String spelled(List<String> path) {
        var parts = new ArrayList<String>(path.size());
        for (var part : path) {
            var bare = !part.isEmpty() && part.chars().allMatch(c -> c < 128 && isBare((char) c));
            parts.add(bare ? part : quoted(part));
        }
        return String.join(".", parts);
    }

    private static boolean isBare(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_';
    }

    /// Text as TOML: a basic string, or a literal one where that saves escaping.
    public static String quoted(String text) {
        var plain = text.chars().noneMatch(c -> c < ' ' || c == '\u007f');
        if (plain
                && (text.indexOf('"') >= 0 || text.indexOf('\\') >= 0)
                && text.indexOf('\'') < 0) {
            return "'" + text + "'";
        }
        var out = new StringBuilder("\"");
        for (var index = 0; index < text.length(); index++) {
            var c = text.charAt(index);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == '\u007f') {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}

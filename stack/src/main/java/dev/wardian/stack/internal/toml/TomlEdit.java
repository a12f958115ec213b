package dev.wardian.stack.internal.toml;

import dev.wardian.standards.toml.TomlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A TOML document that changes in single places: all the rest, comments, blank lines, order,
/// quotes and line ends among it, stays as it is, byte for byte. Immutable.
public final class TomlEdit {

    private final String text;
    private final List<TomlSection> sections;
    private final TomlLines lines;

    private TomlEdit(String text, List<TomlSection> sections) {
        this.text = text;
        this.sections = sections;
        this.lines = new TomlLines(text);
    }

    /// Begins with a document; a byte order mark before it is let go of.
    ///
    /// @throws dev.wardian.standards.SyntaxException at the first place that is no TOML
    public static TomlEdit of(String text) {
        var _ = TomlDocument.parse(text);
        var plain = text.startsWith("\ufeff") ? text.substring(1) : text;
        return new TomlEdit(plain, new TomlScanner(plain).sections());
    }

    /// Another text in the place of a stretch.
    TomlEdit with(int start, int end, String replacement) {
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
        return find(path).isEmpty()
                ? withValue(path, TomlArrayEdit.alone(value, lines.newline()))
                : new TomlArrayEdit(this, array(path)).withNewItem(index, value);
    }

    /// Takes an item out, with the comment behind it on its line; comments above it stay.
    public TomlEdit withoutItem(List<String> path, int index) {
        return new TomlArrayEdit(this, array(path)).withoutItem(index);
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
        var end = lines.lineEnd(section.contentEnd());
        return with(end, end, lines.newline() + line);
    }

    /// Adds a table: behind the last one that begins with the same word, or at the end.
    private TomlEdit withNewSection(List<String> path, String line) {
        var header = path.isEmpty() ? "" : "[" + spelled(path) + "]" + lines.newline();
        var place = -1;
        for (var section : sections) {
            if (!section.path().isEmpty()
                    && !path.isEmpty()
                    && section.path().getFirst().equals(path.getFirst())) {
                place = section.contentEnd();
            }
        }
        if (place >= 0) {
            var end = lines.lineEnd(place);
            return with(end, end, lines.newline() + lines.newline() + header + line);
        }
        if (path.isEmpty()) {
            return with(0, 0, line + lines.newline() + (text.isBlank() ? "" : lines.newline()));
        }
        var content = text.stripTrailing();
        var gap = content.isEmpty() ? "" : lines.newline() + lines.newline();
        return of(content + gap + header + line + lines.newline());
    }

    /// Adds a table with these lines at the end of the document: one more of an array of tables.
    public TomlEdit withRepeatedSection(List<String> path, List<String> entries) {
        var content = text.stripTrailing();
        var gap = content.isEmpty() ? "" : lines.newline() + lines.newline();
        var header = "[[" + spelled(path) + "]]" + lines.newline();
        return of(content + gap + header + String.join(lines.newline(), entries) + lines.newline());
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
                text.substring(section.body(), lines.lineStart(entry.start()))
                        + text.substring(
                                Math.min(lines.lineEnd(entry.value().end()), section.end()),
                                section.end());
        if (!rest.isBlank()) {
            return withoutLines(entry.start(), entry.value().end());
        }
        var before = text.substring(0, section.start()).stripTrailing();
        var after = text.substring(section.end());
        var gap =
                before.isEmpty()
                        ? ""
                        : after.isBlank() ? lines.newline() : lines.newline() + lines.newline();
        return of(before + gap + after);
    }

    private TomlEdit withoutLines(int start, int end) {
        return with(lines.lineStart(start), lines.nextLine(end), "");
    }

    private TomlSpan array(List<String> path) {
        var found = find(path);
        if (found.isEmpty() || found.get().kind() != TomlSpan.Kind.ARRAY) {
            throw new IllegalArgumentException("`" + String.join(".", path) + "` is no array");
        }
        return found.get();
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

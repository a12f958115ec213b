package dev.wardian.standards.toml;

import dev.wardian.standards.toml.TomlTable.Origin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One pass over a document: keys, tables and arrays.
///
///     document   = (key "=" value | "[" key "]" | "[[" key "]]")*, a line each
///     key        = name ("." name)*
///     name       = bare | quoted
///     value      = string | scalar | "[" values "]" | "{" pairs "}"
///
/// What may add to a table is told in TOML, "Table": each has one header at most, a dotted key
/// opens no table that has one, and an inline table is complete.
final class TomlReader {
    /// Values in values; a document of brackets alone must not exhaust the stack.
    private static final int DEEPEST = 500;

    private final TomlCursor cursor;
    private final TomlStrings strings;
    private final TomlScalars scalars;
    private final TomlTable root = new TomlTable(Origin.HEADER);
    private int depth;

    TomlReader(String text) {
        this.cursor = new TomlCursor(text);
        this.strings = new TomlStrings(cursor);
        this.scalars = new TomlScalars(cursor);
    }

    TomlTable read() {
        cursor.accept('\ufeff');
        TomlTable current = root;
        cursor.skipLines();
        while (!cursor.atEnd()) {
            if (cursor.peek() == '[') {
                current = header();
            } else {
                pair(current);
            }
            cursor.endLine();
            cursor.skipLines();
        }
        return root;
    }

    /// The table that a header opens.
    private TomlTable header() {
        int start = cursor.at++;
        boolean inArray = cursor.accept('[');
        List<String> keys = new ArrayList<>(4);
        do {
            cursor.skipBlanks();
            keys.add(name());
            cursor.skipBlanks();
        } while (cursor.accept('.'));
        String end = inArray ? "]]" : "]";
        if (!cursor.startsWith(end)) {
            throw cursor.fault("`.` or `" + end + "`");
        }
        cursor.at += end.length();
        TomlTable table = root;
        for (String key : keys.subList(0, keys.size() - 1)) {
            table = above(table, key, start);
        }
        return inArray
                ? element(table, keys.getLast(), start)
                : opened(table, keys.getLast(), start);
    }

    /// A table on the way to that of a header: of an array, the last.
    private TomlTable above(TomlTable table, String key, int start) {
        @Nullable Object there = table.get(key);
        if (there == null) {
            TomlTable made = new TomlTable(Origin.ABOVE);
            table.put(key, made);
            return made;
        }
        Object last =
                there instanceof TomlArray array && array.isOfTables() ? array.getLast() : there;
        if (last instanceof TomlTable found && found.origin() != Origin.INLINE) {
            return found;
        }
        throw defined(start, key);
    }

    private TomlTable opened(TomlTable table, String key, int start) {
        @Nullable Object there = table.get(key);
        if (there == null) {
            TomlTable made = new TomlTable(Origin.HEADER);
            table.put(key, made);
            return made;
        }
        if (there instanceof TomlTable found && found.origin() == Origin.ABOVE) {
            found.become(Origin.HEADER);
            return found;
        }
        throw defined(start, key);
    }

    private TomlTable element(TomlTable table, String key, int start) {
        Object there = table.computeIfAbsent(key, _ -> new TomlArray(true));
        if (there instanceof TomlArray array && array.isOfTables()) {
            TomlTable made = new TomlTable(Origin.HEADER);
            array.add(made, start);
            return made;
        }
        throw defined(start, key);
    }

    private void pair(TomlTable within) {
        TomlTable table = within;
        int start = cursor.at;
        String key = name();
        cursor.skipBlanks();
        while (cursor.accept('.')) {
            table = dotted(table, key, start);
            cursor.skipBlanks();
            key = name();
            cursor.skipBlanks();
        }
        if (!cursor.accept('=')) {
            throw cursor.fault("`=`");
        }
        cursor.skipBlanks();
        if (table.containsKey(key)) {
            throw defined(start, key);
        }
        table.put(key, value());
    }

    private TomlTable dotted(TomlTable table, String key, int start) {
        @Nullable Object there = table.get(key);
        if (there == null) {
            TomlTable made = new TomlTable(Origin.DOTTED);
            table.put(key, made);
            return made;
        }
        if (there instanceof TomlTable found
                && (found.origin() == Origin.DOTTED || found.origin() == Origin.ABOVE)) {
            found.become(Origin.DOTTED);
            return found;
        }
        throw defined(start, key);
    }

    private String name() {
        char first = cursor.peek();
        if (first == '"' || first == '\'') {
            return strings.line();
        }
        int start = cursor.at;
        while (isBare(cursor.peek())) {
            cursor.at++;
        }
        if (cursor.at == start) {
            throw cursor.fault("a key");
        }
        return cursor.text.substring(start, cursor.at);
    }

    private static boolean isBare(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '-'
                || character == '_';
    }

    private Object value() {
        return switch (cursor.peek()) {
            case '"', '\'' -> strings.read();
            case '[' -> array();
            case '{' -> inline();
            default -> scalars.read();
        };
    }

    private TomlArray array() {
        enter();
        TomlArray array = new TomlArray(false);
        cursor.skipLines();
        while (!cursor.accept(']')) {
            int position = cursor.at;
            array.add(value(), position);
            cursor.skipLines();
            if (!cursor.accept(',') && cursor.peek() != ']') {
                throw cursor.fault("`,` or `]`");
            }
            cursor.skipLines();
        }
        depth--;
        return array;
    }

    private TomlTable inline() {
        enter();
        TomlTable table = new TomlTable(Origin.INLINE);
        cursor.skipLines();
        while (!cursor.accept('}')) {
            pair(table);
            cursor.skipLines();
            if (!cursor.accept(',') && cursor.peek() != '}') {
                throw cursor.fault("`,` or `}`");
            }
            cursor.skipLines();
        }
        depth--;
        return table;
    }

    private void enter() {
        if (++depth > DEEPEST) {
            throw cursor.fault("no more than " + DEEPEST + " values in each other");
        }
        cursor.at++;
    }

    private RuntimeException defined(int position, String key) {
        return cursor.fault(position, "another key: `" + key + "` is defined already");
    }
}

package dev.wardian.standards.toml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A TOML document: a tree of [Map], [List], [String], [Long], [Double], [Boolean] and `java.time`,
/// whose keys keep their order, and which still knows on which lines the entries of arrays stand.
///
/// Reads TOML 1.0, and of 1.1 line breaks and a last comma in inline tables, times without seconds
/// and the escapes `\e` and `\xHH`. A byte order mark at the start is passed over.
public final class TomlDocument {
    private final String text;
    private final TomlTable root;

    private TomlDocument(String text, TomlTable root) {
        this.text = text;
        this.root = root;
    }

    /// Reads a document; a [SyntaxException] tells the first place that is no TOML.
    public static TomlDocument parse(String text) {
        return new TomlDocument(text, new TomlReader(text).read());
    }

    /// The tables of the document; who asks may change them.
    public Map<String, Object> tree() {
        return root;
    }

    /// The line, counted from one, of each entry of the array under these keys; empty if there is
    /// no array.
    public List<Integer> lines(List<String> keys) {
        Object value = root;
        for (String key : keys) {
            value = value instanceof TomlTable table ? table.get(key) : null;
        }
        List<Integer> lines = new ArrayList<>();
        if (value instanceof TomlArray array) {
            int line = 1;
            int seen = 0;
            for (int index = 0; index < array.size(); index++) {
                for (; seen < array.position(index); seen++) {
                    line += text.charAt(seen) == '\n' ? 1 : 0;
                }
                lines.add(line);
            }
        }
        return lines;
    }
}

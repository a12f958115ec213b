package dev.wardian.stack.internal.toml;

import dev.wardian.standards.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/// A TOML document that still knows on which lines its entries stand.
public final class TomlDocument {

    private final TomlTable root;
    private final Map<String, Object> tree;

    private TomlDocument(TomlTable root) {
        this.root = root;
        this.tree = TomlText.map(root);
    }

    /// Reads a document.
    ///
    /// @throws SyntaxException at the first place that is no TOML
    public static TomlDocument parse(String text) {
        return new TomlDocument(TomlText.parsed(text));
    }

    /// The document as [TomlText#parse] gives it.
    public Map<String, Object> tree() {
        return tree;
    }

    /// The line, counted from one, of each entry of the array under these keys, zero where it is
    /// not known; empty if there is no array.
    public List<Integer> lines(List<String> keys) {
        var lines = new ArrayList<Integer>();
        if (root.get(keys) instanceof TomlArray array) {
            for (var index = 0; index < array.size(); index++) {
                var position = array.inputPositionOf(index);
                lines.add(position == null ? 0 : position.line());
            }
        }
        return lines;
    }
}

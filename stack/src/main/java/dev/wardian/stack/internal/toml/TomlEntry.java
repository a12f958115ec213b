package dev.wardian.stack.internal.toml;

import java.util.List;

/// A key with its value.
///
/// @param path the key, of several parts if it is dotted, below the table that it stands in
/// @param start where the key begins
public record TomlEntry(List<String> path, int start, TomlSpan value) {
    public TomlEntry {
        path = List.copyOf(path);
    }
}

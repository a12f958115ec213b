package dev.wardian.stack.internal.toml;

import java.util.List;

/// A value and where it stands in its document.
///
/// @param start where it begins
/// @param end the first place behind it
/// @param items the items, if it is an array
/// @param entries the entries, if it is an inline table
public record TomlSpan(
        Kind kind, int start, int end, List<TomlSpan> items, List<TomlEntry> entries) {

    /// What a value is, as far as editing needs to know.
    public enum Kind {
        SCALAR,
        ARRAY,
        TABLE
    }

    public TomlSpan {
        items = List.copyOf(items);
        entries = List.copyOf(entries);
    }
}

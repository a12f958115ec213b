package dev.wardian.stack.internal.toml;

import java.util.List;

/// A table with its header, or what stands above the first header.
///
/// @param path its name; empty for what stands above the first header
/// @param repeated whether it is one of an array of tables (`[[name]]`)
/// @param start where the header begins
/// @param body the first place behind the header
/// @param end where the next header begins, or the document ends
public record TomlSection(
        List<String> path,
        boolean repeated,
        int start,
        int body,
        int end,
        List<TomlEntry> entries) {
    public TomlSection {
        path = List.copyOf(path);
        entries = List.copyOf(entries);
    }

    /// Where its last entry ends, or else its header.
    int contentEnd() {
        return entries.isEmpty() ? body : entries.getLast().value().end();
    }
}

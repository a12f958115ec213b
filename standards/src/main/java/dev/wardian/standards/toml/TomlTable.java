package dev.wardian.standards.toml;

import java.util.LinkedHashMap;

/// A table while it is read and after: how it came about decides who may add to it.
final class TomlTable extends LinkedHashMap<String, Object> {
    private static final long serialVersionUID = 1L;

    private Origin origin;

    /// What made a table.
    enum Origin {
        /// A header that names a table in it; may get a header of its own.
        ABOVE,
        /// Its own header, or the document.
        HEADER,
        /// A dotted key.
        DOTTED,
        /// Braces; complete as it is.
        INLINE
    }

    TomlTable(Origin origin) {
        super(8);
        this.origin = origin;
    }

    Origin origin() {
        return origin;
    }

    void become(Origin other) {
        origin = other;
    }
}

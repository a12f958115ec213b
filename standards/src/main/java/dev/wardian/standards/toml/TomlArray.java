package dev.wardian.standards.toml;

import java.util.ArrayList;
import java.util.Arrays;

/// An array, and where in the text each entry begins.
final class TomlArray extends ArrayList<Object> {
    private static final long serialVersionUID = 1L;

    private final boolean ofTables;
    private int[] positions = new int[4];

    /// @param ofTables whether it is made of `[[headers]]`
    TomlArray(boolean ofTables) {
        super(4);
        this.ofTables = ofTables;
    }

    void add(Object value, int position) {
        if (size() == positions.length) {
            positions = Arrays.copyOf(positions, 2 * positions.length);
        }
        positions[size()] = position;
        add(value);
    }

    boolean isOfTables() {
        return ofTables;
    }

    int position(int index) {
        return positions[index];
    }
}

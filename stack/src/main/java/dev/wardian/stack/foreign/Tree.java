package dev.wardian.stack.foreign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks into trees of maps, lists and texts without asking twice what something is.
final class Tree {

    private Tree() {}

    /// A table; empty if it is none.
    static Map<String, Object> table(@Nullable Object value) {
        var table = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, one) -> table.put(String.valueOf(key), one == null ? "" : one));
        }
        return table;
    }

    /// The table at these keys.
    static Map<String, Object> at(Map<String, Object> tree, String... keys) {
        var at = tree;
        for (var key : keys) {
            at = table(at.get(key));
        }
        return at;
    }

    /// A list; empty if it is none.
    static List<Object> list(@Nullable Object value) {
        var list = new ArrayList<Object>();
        if (value instanceof List<?> items) {
            for (var item : items) {
                list.add(item == null ? "" : item);
            }
        }
        return list;
    }

    static List<String> texts(@Nullable Object value) {
        var texts = new ArrayList<String>();
        list(value).forEach(one -> texts.add(one.toString()));
        return texts;
    }

    /// Text that says something.
    static Optional<String> text(Map<String, Object> table, String key) {
        return table.get(key) instanceof String value && !value.isBlank()
                ? Optional.of(value)
                : Optional.empty();
    }

    static boolean isTrue(Map<String, Object> table, String key) {
        return String.valueOf(table.get(key)).equals("true");
    }
}

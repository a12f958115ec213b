package dev.wardian.store.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Header fields in their order of arrival; names are compared without regard to case. Immutable.
public final class Headers {
    /// No fields at all.
    public static final Headers NONE = new Headers(List.of());

    private final List<String> fields;

    private Headers(List<String> fields) {
        this.fields = fields;
    }

    /// Fields out of alternating names and values.
    public static Headers of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("a name without a value");
        }
        return of(List.of(namesAndValues));
    }

    /// Fields out of a list of alternating names and values.
    public static Headers of(List<String> namesAndValues) {
        List<String> fields = new ArrayList<>(namesAndValues.size());
        for (int i = 0; i + 1 < namesAndValues.size(); i += 2) {
            fields.add(lower(namesAndValues.get(i)));
            fields.add(namesAndValues.get(i + 1));
        }
        return new Headers(fields);
    }

    /// These fields and one more.
    public Headers with(String name, String value) {
        List<String> more = new ArrayList<>(fields.size() + 2);
        more.addAll(fields);
        more.add(lower(name));
        more.add(value);
        return new Headers(more);
    }

    /// These fields without those of one name.
    public Headers without(String name) {
        List<String> fewer = new ArrayList<>(fields.size());
        for (int i = 0; i < fields.size(); i += 2) {
            if (!fields.get(i).equalsIgnoreCase(name)) {
                fewer.add(fields.get(i));
                fewer.add(fields.get(i + 1));
            }
        }
        return new Headers(fewer);
    }

    /// The value of the first field of this name.
    public Optional<String> first(String name) {
        return Optional.ofNullable(find(name));
    }

    /// Whether the comma-separated values of a field hold a word, whatever its case.
    public boolean mentions(String name, String word) {
        for (int i = 0; i < fields.size(); i += 2) {
            if (fields.get(i).equalsIgnoreCase(name) && hasWord(fields.get(i + 1), word)) {
                return true;
            }
        }
        return false;
    }

    /// Whether all fields of this name have the same value.
    public boolean agreeOn(String name) {
        String first = find(name);
        for (int i = 0; i < fields.size(); i += 2) {
            if (fields.get(i).equalsIgnoreCase(name) && !fields.get(i + 1).equals(first)) {
                return false;
            }
        }
        return true;
    }

    /// The number of fields.
    public int size() {
        return fields.size() / 2;
    }

    /// The name of a field in lower case, counted from 0.
    public String name(int position) {
        return fields.get(2 * position);
    }

    /// The value of a field, counted from 0.
    public String value(int position) {
        return fields.get(2 * position + 1);
    }

    private @Nullable String find(String name) {
        for (int i = 0; i < fields.size(); i += 2) {
            if (fields.get(i).equalsIgnoreCase(name)) {
                return fields.get(i + 1);
            }
        }
        return null;
    }

    private static boolean hasWord(String value, String word) {
        int start = 0;
        while (start <= value.length()) {
            int comma = value.indexOf(',', start);
            int end = comma < 0 ? value.length() : comma;
            if (value.substring(start, end).strip().equalsIgnoreCase(word)) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    private static String lower(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                return name.toLowerCase(java.util.Locale.ROOT);
            }
        }
        return name;
    }

    /// Names only: values may be secrets.
    @Override
    public String toString() {
        List<String> names = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            names.add(name(i));
        }
        return names.toString();
    }
}

package dev.wardian.standards.internal.tree;

import dev.wardian.standards.StructureException;
import dev.wardian.standards.SyntaxException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A table of a tree, with its place in the tree. Each method reads one key as one type; a value
/// of another type is a [StructureException] with the place of the key.
public final class Table {
    private final Map<?, ?> values;
    private final String place;

    private Table(Map<?, ?> values, String place) {
        this.values = values;
        this.place = place;
    }

    public static Table root(Map<String, ?> values) {
        return new Table(values, "");
    }

    /// The place of a key of this table.
    public String place(String key) {
        return place.isEmpty() ? key : place + "." + key;
    }

    /// An exception about the table as a whole.
    public StructureException fault(String fault) {
        return new StructureException(place, fault);
    }

    /// An exception about a key.
    public StructureException fault(String key, String fault) {
        return new StructureException(place(key), fault);
    }

    public Optional<String> text(String key) {
        @Nullable Object value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        return Optional.of(asText(value, place(key)));
    }

    public String requiredText(String key) {
        return required(text(key), key);
    }

    /// A text that a parser turns into something else.
    public <T> Optional<T> parsed(String key, Function<String, T> parse) {
        Optional<String> text = text(key);
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(parse(text.get(), parse, place(key)));
    }

    public <T> T requiredParsed(String key, Function<String, T> parse) {
        return required(parsed(key, parse), key);
    }

    public Optional<Boolean> truth(String key) {
        @Nullable Object value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Boolean truth) {
            return Optional.of(truth);
        }
        throw unexpected(place(key), value, "a boolean");
    }

    public OptionalLong integer(String key) {
        @Nullable Object value = values.get(key);
        if (value == null) {
            return OptionalLong.empty();
        }
        if (value instanceof Long || value instanceof Integer) {
            return OptionalLong.of(((Number) value).longValue());
        }
        throw unexpected(place(key), value, "an integer");
    }

    /// A date and time; without an offset it is taken as UTC.
    public Optional<Instant> instant(String key) {
        @Nullable Object value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof OffsetDateTime time) {
            return Optional.of(time.toInstant());
        }
        if (value instanceof LocalDateTime time) {
            return Optional.of(time.toInstant(ZoneOffset.UTC));
        }
        if (value instanceof Instant instant) {
            return Optional.of(instant);
        }
        throw unexpected(place(key), value, "a date and time");
    }

    public Optional<Table> table(String key) {
        @Nullable Object value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        return Optional.of(asTable(value, place(key)));
    }

    /// An array of tables; none if the key is absent.
    public Optional<List<Table>> tables(String key) {
        @Nullable Object value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        List<Table> tables = new ArrayList<>();
        for (Object item : asList(value, place(key))) {
            tables.add(asTable(item, place(key) + "[" + tables.size() + "]"));
        }
        return Optional.of(tables);
    }

    /// An array of texts, each read by a parser.
    public <T> Optional<List<T>> allParsed(String key, Function<String, T> parse) {
        @Nullable Object value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        List<T> parsed = new ArrayList<>();
        for (Object item : asList(value, place(key))) {
            String where = place(key) + "[" + parsed.size() + "]";
            parsed.add(parse(asText(item, where), parse, where));
        }
        return Optional.of(parsed);
    }

    /// A table whose values are all texts, in its order.
    public Optional<Map<String, String>> texts(String key) {
        Optional<Table> table = table(key);
        if (table.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : table.get().values.entrySet()) {
            String name = String.valueOf(entry.getKey());
            Object value = table.get().valueOf(name, entry.getValue());
            texts.put(name, asText(value, table.get().place(name)));
        }
        return Optional.of(texts);
    }

    /// The table as a plain map, a copy in its order.
    public Map<String, Object> toMap() {
        Map<String, Object> copy = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            String name = String.valueOf(entry.getKey());
            copy.put(name, valueOf(name, entry.getValue()));
        }
        return copy;
    }

    public <T> T required(Optional<T> value, String key) {
        if (value.isEmpty()) {
            throw fault(key, "missing required value");
        }
        return value.get();
    }

    private Object valueOf(String name, @Nullable Object value) {
        if (value == null) {
            throw fault(name, "missing value");
        }
        return value;
    }

    private static <T> T parse(String text, Function<String, T> parse, String where) {
        try {
            return parse.apply(text);
        } catch (SyntaxException fault) {
            String at = " at position " + fault.position() + " of `" + text + "`";
            throw new StructureException(where, "expected " + fault.expected() + at);
        }
    }

    private static String asText(Object value, String where) {
        if (value instanceof String text) {
            return text;
        }
        throw unexpected(where, value, "a string");
    }

    private static Table asTable(Object value, String where) {
        if (value instanceof Map<?, ?> map) {
            return new Table(map, where);
        }
        throw unexpected(where, value, "a table");
    }

    private static List<?> asList(Object value, String where) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw unexpected(where, value, "an array");
    }

    private static StructureException unexpected(String where, Object value, String expected) {
        return new StructureException(where, "expected " + expected + ", not " + kind(value));
    }

    private static String kind(Object value) {
        return switch (value) {
            case String text -> "the string `" + text + "`";
            case Boolean truth -> "the boolean `" + truth + "`";
            case Long number -> "the integer `" + number + "`";
            case Integer number -> "the integer `" + number + "`";
            case BigInteger number -> "the integer `" + number + "`";
            case Number number -> "the number `" + number + "`";
            case List<?> _ -> "an array";
            case Map<?, ?> _ -> "a table";
            default -> "`" + value + "`";
        };
    }
}

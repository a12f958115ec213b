package dev.wardian.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A typed look at one JSON value, for reading test tables without ceremony.
///
/// The accessors fail with the member's name when a member is missing or of another kind, so that
/// a changed table shows as such and not as a null somewhere else. Immutable.
public final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();
    private final JsonNode node;
    private final String place;

    Json(JsonNode node, String place) {
        this.node = node;
        this.place = place;
    }

    /// Reads a JSON document.
    public static Json parse(String text) {
        return new Json(MAPPER.readTree(text), "$");
    }

    /// Reads a JSON document from UTF-8 bytes.
    public static Json parse(byte[] text) {
        return new Json(MAPPER.readTree(text), "$");
    }

    /// Whether this is an object with that member, even one that is `null`.
    public boolean has(String name) {
        return node.has(name);
    }

    /// Whether that member is there and is not `null`.
    public boolean hasValue(String name) {
        return node.hasNonNull(name);
    }

    /// The member of that name.
    public Json at(String name) {
        JsonNode member = node.get(name);
        if (member == null) {
            throw new IllegalStateException("no member `" + name + "` at " + place + ": " + node);
        }
        return new Json(member, place + "." + name);
    }

    /// The member of that name, or empty when it is missing or `null`.
    public Optional<Json> find(String name) {
        return hasValue(name) ? Optional.of(at(name)) : Optional.empty();
    }

    /// The text of that member.
    public String text(String name) {
        return at(name).asText();
    }

    /// The text of that member, or empty when it is missing or `null`.
    public Optional<String> optionalText(String name) {
        return find(name).map(Json::asText);
    }

    /// The truth of that member; a missing one is false.
    public boolean flag(String name) {
        return find(name).map(Json::asFlag).orElse(false);
    }

    /// The whole number of that member.
    public long number(String name) {
        return at(name).asNumber();
    }

    /// The elements of that array member.
    public List<Json> list(String name) {
        return at(name).asList();
    }

    /// The elements of that array of text.
    public List<String> texts(String name) {
        return at(name).asTexts();
    }

    /// The members of that object member, in their order.
    public Map<String, Json> map(String name) {
        return at(name).asMap();
    }

    /// The members of that object whose values are all text, in their order.
    public Map<String, String> textMap(String name) {
        Map<String, String> found = new LinkedHashMap<>();
        map(name).forEach((key, value) -> found.put(key, value.asText()));
        return Collections.unmodifiableMap(found);
    }

    public boolean isNull() {
        return node.isNull();
    }

    public boolean isText() {
        return node.isString();
    }

    public boolean isList() {
        return node.isArray();
    }

    public boolean isMap() {
        return node.isObject();
    }

    public boolean isFlag() {
        return node.isBoolean();
    }

    public boolean isNumber() {
        return node.isNumber();
    }

    /// This value as text; anything but a JSON string is an error.
    public String asText() {
        expect(node.isString(), "text");
        return node.stringValue();
    }

    /// This value as truth; anything but `true` or `false` is an error.
    public boolean asFlag() {
        expect(node.isBoolean(), "true or false");
        return node.booleanValue();
    }

    /// This value as a whole number.
    public long asNumber() {
        expect(node.isIntegralNumber(), "a whole number");
        return node.longValue();
    }

    /// The elements of this array.
    public List<Json> asList() {
        expect(node.isArray(), "an array");
        List<Json> found = new ArrayList<>(node.size());
        for (int index = 0; index < node.size(); index++) {
            found.add(new Json(node.get(index), place + "[" + index + "]"));
        }
        return Collections.unmodifiableList(found);
    }

    /// The elements of this array of text.
    public List<String> asTexts() {
        return asList().stream().map(Json::asText).toList();
    }

    /// The members of this object, in their order.
    public Map<String, Json> asMap() {
        expect(node.isObject(), "an object");
        Map<String, Json> found = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            found.put(member.getKey(), new Json(member.getValue(), place + "." + member.getKey()));
        }
        return Collections.unmodifiableMap(found);
    }

    /// This value as plain Java: `Map`, `List`, `String`, `Long`, `Double` or `Boolean`.
    ///
    /// A JSON `null` inside a map or a list stays a null value there; this value itself must not
    /// be one.
    public Object plain() {
        Object plain = plain(node);
        if (plain == null) {
            throw new IllegalStateException("null at " + place);
        }
        return plain;
    }

    /// This object as a plain Java map, in its order.
    @SuppressWarnings("unchecked") // plain() makes exactly this of an object
    public Map<String, Object> plainMap() {
        expect(node.isObject(), "an object");
        return (Map<String, Object>) plain();
    }

    private static @Nullable Object plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                map.put(member.getKey(), plain(member.getValue()));
            }
            return map;
        }
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>(node.size());
            for (JsonNode element : node) {
                list.add(plain(element));
            }
            return list;
        }
        if (node.isString()) {
            return node.stringValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isIntegralNumber()) {
            return node.longValue();
        }
        return node.isNumber() ? (Object) node.doubleValue() : null;
    }

    private void expect(boolean holds, String kind) {
        if (!holds) {
            throw new IllegalStateException("not " + kind + " at " + place + ": " + node);
        }
    }

    /// The value as JSON text.
    @Override
    public String toString() {
        return node.toString();
    }
}

package dev.wardian.standards.peer;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Cases as the plain trees that parsers of TOML and JSON make; `{"datetime": …}` is a date.
public final class Trees {
    private Trees() {}

    public static Map<String, Object> map(JsonNode node) {
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties().forEach(entry -> map.put(entry.getKey(), value(entry.getValue())));
        return map;
    }

    public static Object value(JsonNode node) {
        if (node.isObject()) {
            return node.size() == 1 && node.has("datetime")
                    ? date(node.get("datetime").asString())
                    : map(node);
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(item -> list.add(value(item)));
            return list;
        }
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        if (node.isIntegralNumber()) {
            return node.asLong();
        }
        return node.isNumber() ? (Object) node.asDouble() : node.asString();
    }

    private static Object date(String text) {
        int time = text.indexOf('T');
        boolean offset =
                text.endsWith("Z") || text.indexOf('+') > time || text.lastIndexOf('-') > time;
        return offset ? OffsetDateTime.parse(text) : LocalDateTime.parse(text);
    }
}

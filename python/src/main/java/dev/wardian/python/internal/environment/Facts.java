package dev.wardian.python.internal.environment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an interpreter said about itself: an ordered map of keys to text, written as `key=value`
/// lines in which backslash, line feed and carriage return are escaped.
public final class Facts {
    /// The first line of every answer; its number changes when the questions change.
    public static final String HEAD = "wardian-probe=1";

    private final Map<String, String> values;

    private Facts(Map<String, String> values) {
        this.values = values;
    }

    /// Facts of the given keys and values, in the map's order.
    public static Facts of(Map<String, String> values) {
        return new Facts(new LinkedHashMap<>(values));
    }

    /// Reads the lines after [#HEAD]; empty when the text is not an answer to our questions.
    public static Optional<Facts> parse(String text) {
        int start = text.indexOf(HEAD + "\n");
        if (start < 0) {
            return Optional.empty();
        }
        Map<String, String> values = LinkedHashMap.newLinkedHashMap(96);
        int at = start + HEAD.length() + 1;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            int stop = end < 0 ? text.length() : end;
            int equals = text.indexOf('=', at);
            if (equals > 0 && equals < stop) {
                values.put(text.substring(at, equals), unescape(text.substring(equals + 1, stop)));
            }
            at = stop + 1;
        }
        return values.containsKey("prefix") && values.containsKey("marker.python_full_version")
                ? Optional.of(new Facts(values))
                : Optional.empty();
    }

    /// The text that [#parse] reads.
    public String format() {
        StringBuilder text = new StringBuilder(4096).append(HEAD).append('\n');
        values.forEach(
                (key, value) -> text.append(key).append('=').append(escape(value)).append('\n'));
        return text.toString();
    }

    /// The value of a key, empty text when it was not said.
    public String text(String key) {
        return values.getOrDefault(key, "");
    }

    /// The value of a key, if it was said and is not empty.
    public Optional<String> find(String key) {
        String value = values.get(key);
        return value == null || value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /// Whether a flag was said to be set.
    public boolean flag(String key) {
        return "1".equals(values.get(key));
    }

    /// The values of `key.0`, `key.1` and so on.
    public List<String> list(String key) {
        List<String> found = new ArrayList<>();
        for (int number = 0; ; number++) {
            String value = values.get(key + "." + number);
            if (value == null) {
                return found;
            }
            found.add(value);
        }
    }

    /// All keys with values, in the order in which they were said.
    public Map<String, String> values() {
        return new LinkedHashMap<>(values);
    }

    private static String escape(String value) {
        if (value.indexOf('\\') < 0 && value.indexOf('\n') < 0 && value.indexOf('\r') < 0) {
            return value;
        }
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescape(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        StringBuilder text = new StringBuilder(value.length());
        int index = 0;
        while (index < value.length()) {
            char here = value.charAt(index++);
            if (here == '\\' && index < value.length()) {
                char escaped = value.charAt(index++);
                here = escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped;
            }
            text.append(here);
        }
        return text.toString();
    }
}

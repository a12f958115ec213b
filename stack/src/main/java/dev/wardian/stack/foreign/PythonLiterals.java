package dev.wardian.stack.foreign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Values of names in Python code that stand there as literals: texts, lists and tables of texts.
/// Nothing is run; what is computed is not found.
final class PythonLiterals {

    private final String text;
    private int at;

    private PythonLiterals(String text) {
        this.text = text;
    }

    static PythonLiterals of(String text) {
        return new PythonLiterals(text);
    }

    /// Whether the name is given a value as an argument.
    boolean names(String name) {
        return start(name) >= 0;
    }

    Optional<String> text(String name) {
        return value(name) instanceof String found ? Optional.of(found) : Optional.empty();
    }

    Optional<List<String>> list(String name) {
        return value(name) instanceof List<?> found ? Optional.of(texts(found)) : Optional.empty();
    }

    Optional<Map<String, List<String>>> table(String name) {
        if (!(value(name) instanceof Map<?, ?> found)) {
            return Optional.empty();
        }
        var table = new LinkedHashMap<String, List<String>>();
        found.forEach(
                (key, value) -> {
                    if (value instanceof List<?> list) {
                        table.put(String.valueOf(key), texts(list));
                    } else if (value instanceof String one) {
                        table.put(String.valueOf(key), List.of(one));
                    }
                });
        return Optional.of(table);
    }

    private static List<String> texts(List<?> values) {
        var texts = new ArrayList<String>();
        values.forEach(one -> texts.add(String.valueOf(one)));
        return texts;
    }

    /// What no literal is.
    private record Computed() {}

    private static final Computed UNKNOWN = new Computed();

    private Object value(String name) {
        var start = start(name);
        if (start < 0) {
            return UNKNOWN;
        }
        at = start;
        return value(3);
    }

    /// Behind the `=` of a name; an argument of a call goes before an assignment.
    private int start(String name) {
        var pattern = Pattern.compile("(?m)(?<![\\w.])" + Pattern.quote(name) + "\\s*=(?!=)\\s*");
        var found = pattern.matcher(text);
        return found.find() ? found.end() : -1;
    }

    private Object value(int depth) {
        skip();
        if (at >= text.length()) {
            return UNKNOWN;
        }
        var c = text.charAt(at);
        if (c == '"' || c == '\'' || isPrefixed()) {
            return string();
        }
        if (c == '[' || c == '(') {
            return list(c == '[' ? ']' : ')');
        }
        if (c == '{') {
            return table();
        }
        return depth > 0 ? named(depth) : UNKNOWN;
    }

    private boolean isPrefixed() {
        return "rRuU".indexOf(text.charAt(at)) >= 0
                && at + 1 < text.length()
                && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\'');
    }

    /// The value of another name.
    private Object named(int depth) {
        var end = at;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        var name = text.substring(at, end);
        var ends = end >= text.length() || ",)\n#".indexOf(text.charAt(end)) >= 0;
        if (name.isEmpty() || !ends) {
            return UNKNOWN;
        }
        var found = Pattern.compile("(?m)^" + Pattern.quote(name) + "\\s*=(?!=)\\s*").matcher(text);
        if (!found.find()) {
            return UNKNOWN;
        }
        at = found.end();
        return value(depth - 1);
    }

    private Object list(char end) {
        var items = new ArrayList<Object>();
        at++;
        skip();
        while (at < text.length() && text.charAt(at) != end) {
            var item = value(0);
            if (item instanceof Computed) {
                return UNKNOWN;
            }
            items.add(item);
            skip();
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
                skip();
            } else if (at < text.length() && text.charAt(at) != end) {
                return UNKNOWN;
            }
        }
        at++;
        // a list that is added to is computed
        skipBlanks();
        var isText = end == ')' && items.size() == 1 && items.getFirst() instanceof String;
        return at < text.length() && text.charAt(at) == '+'
                ? UNKNOWN
                : isText ? items.getFirst() : items;
    }

    private Object table() {
        var table = new LinkedHashMap<Object, Object>();
        at++;
        skip();
        while (at < text.length() && text.charAt(at) != '}') {
            var key = value(0);
            skip();
            if (key instanceof Computed || at >= text.length() || text.charAt(at) != ':') {
                return UNKNOWN;
            }
            at++;
            var value = value(0);
            if (value instanceof Computed) {
                return UNKNOWN;
            }
            table.put(key, value);
            skip();
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
                skip();
            }
        }
        at++;
        return table;
    }

    /// A string with those that follow it at once.
    private String string() {
        var out = new StringBuilder();
        do {
            if ("rRuU".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            var quote = text.substring(at, at + 1);
            var whole = text.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote;
            at += whole.length();
            while (at < text.length() && !text.startsWith(whole, at)) {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                out.append(text.charAt(at++));
            }
            at += whole.length();
            skip();
        } while (at < text.length()
                && (text.charAt(at) == '"' || text.charAt(at) == '\'' || isPrefixed()));
        return out.toString();
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private void skip() {
        while (at < text.length()) {
            var c = text.charAt(at);
            if (c == '#') {
                while (at < text.length() && text.charAt(at) != '\n') {
                    at++;
                }
            } else if (Character.isWhitespace(c) || c == '\\') {
                at++;
            } else {
                return;
            }
        }
    }
}

package dev.wardian.python.internal.json;

import dev.wardian.standards.SyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads one JSON document (RFC 8259) into maps, lists, strings, longs, doubles, booleans and
/// [#NULL]. Meant for files of a few hundred bytes; nesting deeper than 64 is refused.
public final class JsonText {
    /// What `null` becomes.
    public static final Object NULL = new Object();

    private static final int DEEPEST = 64;

    private final String text;
    private int at;
    private int depth;

    private JsonText(String text) {
        this.text = text;
    }

    /// The value of a whole text; a [SyntaxException] if it is no JSON.
    public static Object parse(String text) {
        JsonText reader = new JsonText(text);
        Object value = reader.value();
        reader.space();
        if (reader.at < text.length()) {
            throw reader.expected("the end");
        }
        return value;
    }

    /// An object with its names as texts, as every parsed object has them.
    public static Map<String, Object> table(Map<?, ?> members) {
        Map<String, Object> table = new LinkedHashMap<>();
        members.forEach((name, value) -> table.put(String.valueOf(name), value));
        return table;
    }

    private Object value() {
        space();
        if (at >= text.length()) {
            throw expected("a value");
        }
        return switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", NULL);
            default -> number();
        };
    }

    private Map<String, Object> object() {
        enter();
        Map<String, Object> members = new LinkedHashMap<>();
        space();
        if (!skip('}')) {
            do {
                space();
                String name = string();
                space();
                require(':');
                members.put(name, value());
                space();
            } while (skip(','));
            require('}');
        }
        depth--;
        return members;
    }

    private List<Object> array() {
        enter();
        List<Object> elements = new ArrayList<>();
        space();
        if (!skip(']')) {
            do {
                elements.add(value());
                space();
            } while (skip(','));
            require(']');
        }
        depth--;
        return elements;
    }

    private void enter() {
        at++;
        if (++depth > DEEPEST) {
            throw expected("less nesting");
        }
    }

    private String string() {
        require('"');
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char here = text.charAt(at++);
            if (here == '"') {
                return value.toString();
            }
            value.append(here == '\\' ? escaped() : here);
        }
        throw expected("`\"`");
    }

    private char escaped() {
        if (at >= text.length()) {
            throw expected("an escape");
        }
        return switch (text.charAt(at++)) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw expected("an escape");
        };
    }

    private char unicode() {
        int code = 0;
        for (int digit = 0; digit < 4; digit++) {
            int value = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
            if (value < 0) {
                throw expected("four hexadecimal digits");
            }
            code = code * 16 + value;
            at++;
        }
        return (char) code;
    }

    private Object number() {
        int start = at;
        boolean whole = true;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            char here = text.charAt(at++);
            whole &= here == '-' || (here >= '0' && here <= '9');
        }
        String digits = text.substring(start, at);
        try {
            if (whole) {
                return Long.valueOf(digits);
            }
            return Double.valueOf(digits);
        } catch (NumberFormatException failure) {
            at = start;
            throw expected("a value");
        }
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw expected("a value");
        }
        at += word.length();
        return value;
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean skip(char wanted) {
        boolean here = at < text.length() && text.charAt(at) == wanted;
        at += here ? 1 : 0;
        return here;
    }

    private void require(char wanted) {
        if (!skip(wanted)) {
            throw expected("`" + wanted + "`");
        }
    }

    private SyntaxException expected(String what) {
        return new SyntaxException(text, at, what);
    }
}

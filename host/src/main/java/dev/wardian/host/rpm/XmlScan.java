package dev.wardian.host.rpm;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Goes through the XML of `repodata` element by element: names, attributes, text. It knows no
/// document types and no entities but those of XML itself, so that a hostile file can neither make
/// it fetch anything nor grow. Used by one thread.
final class XmlScan {
    private final String text;
    private int at;
    private String name = "";
    private boolean end;
    private boolean selfClosing;
    private Map<String, String> attributes = Map.of();
    private final StringBuilder content = new StringBuilder();

    XmlScan(byte[] bytes) {
        this.text = new String(bytes, StandardCharsets.UTF_8);
    }

    /// Goes to the next begin or end of an element; false at the end of the file. An element that
    /// closes itself begins and then ends.
    ///
    /// @throws IllegalArgumentException for what is no such XML
    boolean next() {
        if (selfClosing) {
            selfClosing = false;
            end = true;
            return true;
        }
        while (true) {
            var mark = text.indexOf('<', at);
            if (mark < 0) {
                return false;
            }
            append(at, mark);
            if (text.startsWith("<?", mark)) {
                at = after("?>", mark);
            } else if (text.startsWith("<!--", mark)) {
                at = after("-->", mark);
            } else if (text.startsWith("<![CDATA[", mark)) {
                at = after("]]>", mark);
                content.append(text, mark + 9, at - 3);
            } else if (text.startsWith("<!", mark)) {
                throw new IllegalArgumentException("it declares a document type");
            } else {
                tag(mark);
                return true;
            }
        }
    }

    private void tag(int mark) {
        var stop = close(mark);
        end = text.charAt(mark + 1) == '/';
        selfClosing = !end && text.charAt(stop - 1) == '/';
        var from = mark + (end ? 2 : 1);
        var to = selfClosing ? stop - 1 : stop;
        var blank = from;
        while (blank < to && !Character.isWhitespace(text.charAt(blank))) {
            blank++;
        }
        name = text.substring(from, blank);
        at = stop + 1;
        if (!end) {
            attributes = attributes(blank, to);
            content.setLength(0);
        }
    }

    /// A `>` within quotes ends no tag.
    private int close(int mark) {
        var quote = 0;
        for (var i = mark + 1; i < text.length(); i++) {
            var c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i;
            }
        }
        throw new IllegalArgumentException("it is cut short");
    }

    private Map<String, String> attributes(int from, int to) {
        var found = new LinkedHashMap<String, String>();
        var i = from;
        while (true) {
            var equals = text.indexOf('=', i);
            if (equals < 0 || equals >= to) {
                return found;
            }
            var open = equals + 1;
            while (open < to && Character.isWhitespace(text.charAt(open))) {
                open++;
            }
            var quote = open < to ? text.charAt(open) : ' ';
            var shut = quote == '"' || quote == '\'' ? text.indexOf(quote, open + 1) : -1;
            if (shut < 0 || shut > to) {
                throw new IllegalArgumentException("an attribute has no value in quotes");
            }
            found.put(text.substring(i, equals).strip(), plain(text.substring(open + 1, shut)));
            i = shut + 1;
        }
    }

    private int after(String mark, int from) {
        var found = text.indexOf(mark, from);
        if (found < 0) {
            throw new IllegalArgumentException("it is cut short");
        }
        return found + mark.length();
    }

    private void append(int from, int to) {
        if (to > from) {
            content.append(plain(text.substring(from, to)));
        }
    }

    private static String plain(String written) {
        if (written.indexOf('&') < 0) {
            return written;
        }
        var out = new StringBuilder();
        for (var i = 0; i < written.length(); i++) {
            var c = written.charAt(i);
            var stop = c == '&' ? written.indexOf(';', i) : -1;
            if (stop < 0) {
                out.append(c);
            } else {
                out.append(entity(written.substring(i + 1, stop)));
                i = stop;
            }
        }
        return out.toString();
    }

    private static String entity(String called) {
        return switch (called) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> {
                try {
                    yield called.startsWith("#x")
                            ? Character.toString(Integer.parseInt(called.substring(2), 16))
                            : Character.toString(
                                    Integer.parseInt(
                                            called.startsWith("#") ? called.substring(1) : "x"));
                } catch (IllegalArgumentException unknown) {
                    throw new IllegalArgumentException(
                            "it uses an entity that is none of XML: " + called, unknown);
                }
            }
        };
    }

    /// The element's name with its prefix, as written.
    String name() {
        return name;
    }

    boolean begins(String element) {
        return !end && name.equals(element);
    }

    boolean ends(String element) {
        return end && name.equals(element);
    }

    /// An attribute of the element that began last; empty where it has none of the name.
    String attribute(String key) {
        return attributes.getOrDefault(key, "");
    }

    /// The text since the element began, at its end.
    String content() {
        return content.toString();
    }
}

package dev.wardian.stack.internal.toml;

import dev.wardian.standards.toml.TomlDocument;
import java.util.ArrayList;
import java.util.List;

/// Finds out where the parts of a document stand (TOML 1.0). The document is known to be TOML.
final class TomlScanner {

    private final String text;
    private int at;

    TomlScanner(String text) {
        this.text = text;
    }

    List<TomlSection> sections() {
        var sections = new ArrayList<TomlSection>();
        var path = List.<String>of();
        var repeated = false;
        var start = 0;
        var body = 0;
        var entries = new ArrayList<TomlEntry>();
        skipSpace();
        while (at < text.length()) {
            if (text.charAt(at) != '[') {
                entries.add(entry());
            } else {
                sections.add(new TomlSection(path, repeated, start, body, at, entries));
                entries.clear();
                start = at;
                repeated = text.startsWith("[[", at);
                at += repeated ? 2 : 1;
                path = key();
                at += repeated ? 2 : 1;
                body = at;
            }
            skipSpace();
        }
        sections.add(new TomlSection(path, repeated, start, body, text.length(), entries));
        return sections;
    }

    private TomlEntry entry() {
        var start = at;
        var path = key();
        at++; // the equals sign
        skipBlanks();
        return new TomlEntry(path, start, value());
    }

    /// A key with the blanks behind it.
    private List<String> key() {
        var parts = new ArrayList<String>();
        while (true) {
            skipBlanks();
            parts.add(keyPart());
            skipBlanks();
            if (at >= text.length() || text.charAt(at) != '.') {
                return parts;
            }
            at++;
        }
    }

    private String keyPart() {
        var start = at;
        var c = text.charAt(at);
        if (c == '"' || c == '\'') {
            string();
            var quoted = text.substring(start, at);
            return (String) TomlDocument.parse("k = " + quoted).tree().getOrDefault("k", "");
        }
        while (at < text.length() && isBare(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isBare(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_';
    }

    private TomlSpan value() {
        var start = at;
        switch (text.charAt(at)) {
            case '"', '\'' -> string();
            case '[' -> {
                return array(start);
            }
            case '{' -> {
                return table(start);
            }
            default -> {
                while (at < text.length() && ",]}#\r\n".indexOf(text.charAt(at)) < 0) {
                    at++;
                }
                while (Character.isWhitespace(text.charAt(at - 1))) {
                    at--;
                }
            }
        }
        return new TomlSpan(TomlSpan.Kind.SCALAR, start, at, List.of(), List.of());
    }

    private TomlSpan array(int start) {
        var items = new ArrayList<TomlSpan>();
        at++;
        skipSpace();
        while (text.charAt(at) != ']') {
            items.add(value());
            skipSpace();
            if (text.charAt(at) == ',') {
                at++;
                skipSpace();
            }
        }
        at++;
        return new TomlSpan(TomlSpan.Kind.ARRAY, start, at, items, List.of());
    }

    private TomlSpan table(int start) {
        var entries = new ArrayList<TomlEntry>();
        at++;
        skipSpace();
        while (text.charAt(at) != '}') {
            entries.add(entry());
            skipSpace();
            if (text.charAt(at) == ',') {
                at++;
                skipSpace();
            }
        }
        at++;
        return new TomlSpan(TomlSpan.Kind.TABLE, start, at, List.of(), entries);
    }

    private void string() {
        var quote = text.substring(at, at + 1);
        var escapes = quote.equals("\"");
        var whole = text.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote;
        at += whole.length();
        while (!text.startsWith(whole, at)) {
            at += escapes && text.charAt(at) == '\\' ? 2 : 1;
        }
        at += whole.length();
        // up to two more quotes belong to a string over several lines
        while (whole.length() == 3 && text.startsWith(quote, at)) {
            at++;
        }
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    /// Skips blanks, line ends and comments.
    private void skipSpace() {
        while (at < text.length()) {
            var c = text.charAt(at);
            if (c == '#') {
                while (at < text.length() && text.charAt(at) != '\n') {
                    at++;
                }
            } else if (Character.isWhitespace(c)) {
                at++;
            } else {
                return;
            }
        }
    }
}

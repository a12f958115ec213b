package dev.wardian.stack.internal.toml;

/// Places in the text of a TOML document by its lines.
record TomlLines(String text) {

    /// Where the comma behind an item stands, -1 if there is none before the next line.
    int comma(int from) {
        for (var at = from; at < text.length(); at++) {
            var c = text.charAt(at);
            if (c == ',') {
                return at;
            }
            if (c != ' ' && c != '\t') {
                return -1;
            }
        }
        return -1;
    }

    /// What an item is indented by.
    String indent(TomlSpan item) {
        var line = text.substring(lineStart(item.start()), item.start());
        return line.isBlank() && !line.isEmpty() ? line : TomlArrayEdit.INDENT;
    }

    /// Where the line begins.
    int lineStart(int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    /// Where the line ends, before its line end.
    int lineEnd(int at) {
        var end = text.indexOf('\n', at);
        if (end < 0) {
            return text.length();
        }
        return end > at && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /// Where the next line begins.
    int nextLine(int at) {
        var end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    /// How lines end.
    String newline() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    /// Whether nothing stands there but blanks and perhaps a comment.
    boolean isSpaceOrComment(int from, int to) {
        var rest = text.substring(from, to).strip();
        return rest.isEmpty() || rest.startsWith("#");
    }
}

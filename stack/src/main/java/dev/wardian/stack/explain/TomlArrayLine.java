package dev.wardian.stack.explain;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.toml.TomlDocument;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Edits a requirement that is a string of an array in a TOML file.
final class TomlArrayLine {

    private TomlArrayLine() {}

    static Optional<String> edited(String text, FileLine line, FileEdit edit) {
        var at = line.start();
        while (at < line.end()) {
            var c = text.charAt(at);
            if (c == '#') {
                break;
            }
            if (c == '"' || c == '\'') {
                var end = stringEnd(text, at, line.end());
                if (end < 0) {
                    break;
                }
                var span = new RequirementSpan(text, at + 1, end);
                if (span.isOf(edit)) {
                    var changed =
                            edit.drop()
                                    ? Optional.of(without(text, line, at, end + 1))
                                    : span.respecified(edit);
                    return changed.filter(TomlArrayLine::isToml);
                }
                at = end;
            }
            at++;
        }
        return Optional.empty();
    }

    /// The closing quote of a string on this line.
    private static int stringEnd(String text, int opening, int limit) {
        var quote = text.charAt(opening);
        for (var index = opening + 1; index < limit; index++) {
            if (text.charAt(index) == '\\' && quote == '"') {
                index++;
            } else if (text.charAt(index) == quote) {
                return index;
            }
        }
        return -1;
    }

    /// Without one entry, its comma, and the line if nothing else stands there.
    private static String without(String text, FileLine line, int from, int to) {
        var start = from;
        var end = to;
        while (end < line.end() && Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        if (end < line.end() && text.charAt(end) == ',') {
            end++;
            while (end < line.end() && text.charAt(end) == ' ') {
                end++;
            }
        } else {
            end = to;
            while (start > line.start() && text.charAt(start - 1) == ' ') {
                start--;
            }
            if (start > line.start() && text.charAt(start - 1) == ',') {
                start--;
            } else {
                start = from;
            }
        }
        var alone =
                text.substring(line.start(), start).isBlank()
                        && (text.substring(end, line.end()).isBlank() || text.charAt(end) == '#');
        return alone
                ? text.substring(0, line.start()) + text.substring(line.next())
                : text.substring(0, start) + text.substring(end);
    }

    private static boolean isToml(String bytes) {
        try {
            var text =
                    new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            return !TomlDocument.parse(text).tree().isEmpty();
        } catch (SyntaxException _) {
            return false;
        }
    }
}

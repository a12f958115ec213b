package dev.wardian.stack.explain;

import java.util.Optional;

/// Edits a line of a requirements file.
final class RequirementsFileLine {

    private RequirementsFileLine() {}

    static Optional<String> edited(String text, FileLine line, FileEdit edit) {
        var span = new RequirementSpan(text, line.start(), contentEnd(text, line));
        if (!span.isOf(edit)) {
            return Optional.empty();
        }
        return edit.drop()
                ? Optional.of(text.substring(0, line.start()) + text.substring(last(text, line)))
                : span.respecified(edit);
    }

    /// Where a comment, an option such as `--hash` or a continuation begins.
    private static int contentEnd(String text, FileLine line) {
        for (var index = line.start() + 1; index < line.end(); index++) {
            var blankBefore = Character.isWhitespace(text.charAt(index - 1));
            var begins = text.charAt(index) == '#' || text.startsWith("--", index);
            if (blankBefore && begins) {
                return index;
            }
        }
        return line.end() > line.start() && text.charAt(line.end() - 1) == '\\'
                ? line.end() - 1
                : line.end();
    }

    /// The end of the line with all that continue it.
    private static int last(String text, FileLine line) {
        var last = line;
        while (last.end() > last.start()
                && text.charAt(last.end() - 1) == '\\'
                && last.next() < text.length()) {
            last = FileLine.at(text, last.next());
        }
        return last.next();
    }
}

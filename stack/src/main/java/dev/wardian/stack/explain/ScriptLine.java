package dev.wardian.stack.explain;

import java.util.Optional;

/// Edits a requirement in the comment of a script (PEP 723): each of its lines is one of TOML
/// behind `# `.
final class ScriptLine {

    private static final String OPENING = "# /// script";

    private ScriptLine() {}

    static Optional<String> edited(String text, FileLine line, FileEdit edit) {
        var opening = text.startsWith(OPENING) ? 0 : text.indexOf("\n" + OPENING) + 1;
        var first = FileLine.at(text, opening).next();
        if (!text.startsWith(OPENING, opening) || line.start() < first) {
            return Optional.empty();
        }
        var toml = new StringBuilder();
        var number = 1;
        var at = FileLine.at(text, first);
        while (text.startsWith("#", at.start()) && !isClosing(text, at)) {
            if (at.start() < line.start()) {
                number++;
            }
            toml.append(text, Math.min(at.start() + 2, at.end()), at.next());
            at = FileLine.at(text, at.next());
        }
        var rest = text.substring(at.start());
        var inner = FileLine.of(toml.toString(), number);
        return inner.flatMap(it -> TomlArrayLine.edited(toml.toString(), it, edit))
                .map(after -> text.substring(0, first) + commented(after) + rest);
    }

    private static boolean isClosing(String text, FileLine line) {
        return text.substring(line.start(), line.end()).equals("# ///");
    }

    private static String commented(String toml) {
        var all = new StringBuilder();
        for (var at = 0; at < toml.length(); ) {
            var line = FileLine.at(toml, at);
            all.append(line.start() == line.end() ? "#" : "# ").append(toml, at, line.next());
            at = line.next();
        }
        return all.toString();
    }
}

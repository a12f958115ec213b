package dev.wardian.stack.workspace;

import dev.wardian.stack.file.TextFile;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads files of environment variables as people call `.env`: `NAME=value`, `export NAME=value`,
/// values plain, in single quotes (as they stand) or in double quotes (with `\n`, `\t`, `\"`, over
/// several lines), comments behind `#`, `$NAME` and `${NAME:-else}` outside single quotes.
public final class VariablesFile {

    private final String text;
    private final String shown;
    private final Map<String, String> found = new LinkedHashMap<>();
    private final Map<String, String> usual;
    private final Map<String, String> earlier;
    private int at;

    private VariablesFile(
            String text, String shown, Map<String, String> usual, Map<String, String> earlier) {
        this.text = text;
        this.shown = shown;
        this.usual = usual;
        this.earlier = earlier;
    }

    /// Reads a file.
    ///
    /// @param shown its name in messages
    /// @param usual the variables that are set already; they go before those of files
    /// @param earlier those of files that were read before
    /// @throws StackException if it cannot be read or understood
    public static Map<String, String> read(
            Path file, String shown, Map<String, String> usual, Map<String, String> earlier) {
        return new VariablesFile(TextFile.read(file, shown), shown, usual, earlier).variables();
    }

    private Map<String, String> variables() {
        while (true) {
            skipSpace();
            if (at >= text.length()) {
                return found;
            }
            assignment();
        }
    }

    /// Skips blanks, line ends and comments.
    private void skipSpace() {
        while (at < text.length()) {
            var c = text.charAt(at);
            if (c == '#') {
                at = lineEnd();
            } else if (Character.isWhitespace(c)) {
                at++;
            } else {
                return;
            }
        }
    }

    private int lineEnd() {
        var end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private void assignment() {
        var start = at;
        if (text.startsWith("export ", at) || text.startsWith("export\t", at)) {
            at += "export ".length();
            skipBlanks();
        }
        var name = name();
        skipBlanks();
        if (name.isEmpty() || at >= text.length() || text.charAt(at) != '=') {
            throw malformed(start, "`NAME=value`");
        }
        at++;
        skipBlanks();
        found.put(name, value());
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private String name() {
        var start = at;
        while (at < text.length() && isOfName(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isOfName(char c) {
        return c == '_' || c == '.' || (c < 128 && Character.isLetterOrDigit(c));
    }

    private String value() {
        var out = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '\n') {
            var c = text.charAt(at);
            switch (c) {
                case '\'' -> single(out);
                case '"' -> quoted(out);
                case '\\' -> {
                    at++;
                    if (at < text.length()) {
                        out.append(text.charAt(at++));
                    }
                }
                case '$' -> variable(out);
                case '#' -> {
                    var ends = out.isEmpty() || Character.isWhitespace(text.charAt(at - 1));
                    if (ends) {
                        at = lineEnd();
                    } else {
                        out.append(c);
                        at++;
                    }
                }
                default -> {
                    out.append(c);
                    at++;
                }
            }
        }
        return out.toString().stripTrailing();
    }

    private void single(StringBuilder out) {
        var end = text.indexOf('\'', at + 1);
        if (end < 0) {
            throw malformed(at, "a closing `'`");
        }
        out.append(text, at + 1, end);
        at = end + 1;
    }

    private void quoted(StringBuilder out) {
        var start = at++;
        while (at < text.length() && text.charAt(at) != '"') {
            var c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                var next = text.charAt(at + 1);
                out.append(
                        switch (next) {
                            case 'n' -> "\n";
                            case 'r' -> "\r";
                            case 't' -> "\t";
                            case '"', '\\', '$', '`' -> String.valueOf(next);
                            default -> "\\" + next;
                        });
                at += 2;
            } else if (c == '$') {
                variable(out);
            } else {
                out.append(c);
                at++;
            }
        }
        if (at >= text.length()) {
            throw malformed(start, "a closing `\"`");
        }
        at++;
    }

    /// `$NAME`, `${NAME}` or `${NAME:-else}`.
    private void variable(StringBuilder out) {
        at++;
        var braced = at < text.length() && text.charAt(at) == '{';
        if (braced) {
            at++;
        }
        var name = name();
        if (name.isEmpty()) {
            out.append(braced ? "${" : "$");
            return;
        }
        var otherwise = "";
        if (braced) {
            var end = text.indexOf('}', at);
            if (end < 0) {
                throw malformed(at, "a closing `}`");
            }
            var rest = text.substring(at, end);
            otherwise = rest.startsWith(":-") ? rest.substring(2) : "";
            at = end + 1;
        }
        out.append(known(name, otherwise));
    }

    private String known(String name, String otherwise) {
        var value =
                usual.getOrDefault(name, found.getOrDefault(name, earlier.getOrDefault(name, "")));
        return value.isEmpty() ? otherwise : value;
    }

    private StackException malformed(int position, String expected) {
        var line = (int) text.substring(0, position).chars().filter(c -> c == '\n').count() + 1;
        var column = position - text.lastIndexOf('\n', position - 1);
        return new StackException(
                new StackProblem.Malformed(
                        shown, line, column, "this line cannot be read", expected));
    }
}

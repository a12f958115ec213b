package dev.wardian.stack.exchange;

import dev.wardian.standards.SyntaxException;
import java.util.ArrayList;
import java.util.List;

/// The words of the option part of a line, split as a POSIX shell would: quotes group, a backslash
/// escapes. Each word keeps the index it begins at.
final class OptionTokens {

    /// A word and where it begins.
    record Token(String text, int start) {}

    private final String line;
    private int index;

    private OptionTokens(String line, int start) {
        this.line = line;
        this.index = start;
    }

    static List<Token> of(String line, int start) {
        var reader = new OptionTokens(line, start);
        var tokens = new ArrayList<Token>();
        while (reader.skipBlanks()) {
            tokens.add(reader.next());
        }
        return tokens;
    }

    private boolean skipBlanks() {
        while (index < line.length() && LogicalLines.isBlank(line.charAt(index))) {
            index++;
        }
        return index < line.length();
    }

    private Token next() {
        var start = index;
        var word = new StringBuilder();
        while (index < line.length() && !LogicalLines.isBlank(line.charAt(index))) {
            var c = line.charAt(index++);
            switch (c) {
                case '\'' -> quoted('\'', word);
                case '"' -> quoted('"', word);
                case '\\' -> {
                    if (index == line.length()) {
                        throw new SyntaxException(line, index, "a character after the backslash");
                    }
                    word.append(line.charAt(index++));
                }
                default -> word.append(c);
            }
        }
        return new Token(word.toString(), start);
    }

    private void quoted(char quote, StringBuilder word) {
        var start = index - 1;
        while (index < line.length() && line.charAt(index) != quote) {
            var c = line.charAt(index++);
            if (c == '\\' && quote == '"' && index < line.length() && escapes(line.charAt(index))) {
                c = line.charAt(index++);
            }
            word.append(c);
        }
        if (index == line.length()) {
            throw new SyntaxException(line, start, "a closing `" + quote + "` for this quote");
        }
        index++;
    }

    private static boolean escapes(char c) {
        return c == '"' || c == '\\';
    }
}

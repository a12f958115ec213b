package dev.wardian.stack.internal.need;

import java.util.ArrayList;
import java.util.List;

/// The words of a Python file, as far as names, literal texts and brackets go: nothing is run, and
/// what is no Python gives words that mean nothing. Files are read whole; damage in them is passed
/// over.
final class PythonTokens {
    /// What a word is.
    enum Kind {
        NAME,
        TEXT,
        SIGN,
        LINE
    }

    /// A word.
    ///
    /// @param line the line it stands on, from 1
    /// @param indent how far its logical line is indented
    record Token(Kind kind, String text, int line, int indent) {
        boolean is(String sign) {
            return kind != Kind.TEXT && text.equals(sign);
        }
    }

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int depth;
    private int indent;

    private PythonTokens(String text) {
        this.text = text;
    }

    static List<Token> of(String text) {
        PythonTokens reader = new PythonTokens(text.replace("\r\n", "\n") + "\n");
        reader.indent();
        while (reader.at < reader.text.length()) {
            reader.next();
        }
        return reader.tokens;
    }

    private void add(Kind kind, String word) {
        tokens.add(new Token(kind, word, line, indent));
    }

    private void next() {
        char c = text.charAt(at);
        if (c == '\n') {
            newLine();
        } else if (c == '#') {
            at = end(at);
        } else if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
            at += 2;
            line++;
        } else if (Character.isWhitespace(c)) {
            at++;
        } else if (c == '"' || c == '\'') {
            literal(true);
        } else if (Character.isJavaIdentifierStart(c) && c != '$') {
            name();
        } else {
            sign(c);
        }
    }

    private int end(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private void newLine() {
        if (depth == 0) {
            add(Kind.LINE, "");
        }
        at++;
        line++;
        if (depth == 0) {
            indent();
        }
    }

    private void indent() {
        int start = at;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        indent = at - start;
    }

    private void name() {
        int start = at;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        boolean prefix = word.length() <= 2 && word.matches("(?i)[rbuf]{1,2}");
        if (prefix && at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            literal(word.matches("(?i)u|r|b|br|rb"));
        } else {
            add(Kind.NAME, word);
        }
    }

    /// @param plain false where parts of the text are computed
    private void literal(boolean plain) {
        char quote = text.charAt(at);
        String three = String.valueOf(quote).repeat(3);
        boolean isLong = text.startsWith(three, at);
        int from = at + (isLong ? 3 : 1);
        int first = line;
        StringBuilder value = new StringBuilder();
        int i = from;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                value.append(text.charAt(i));
                line += text.charAt(i) == '\n' ? 1 : 0;
            } else if (isLong ? text.startsWith(three, i) : c == quote || c == '\n') {
                break;
            } else {
                value.append(c);
                line += c == '\n' ? 1 : 0;
            }
        }
        at = Math.min(text.length(), isLong ? i + 3 : text.startsWith("\n", i) ? i : i + 1);
        tokens.add(new Token(Kind.TEXT, plain ? value.toString() : "", first, indent));
    }

    private void sign(char c) {
        depth +=
                switch (c) {
                    case '(', '[', '{' -> 1;
                    case ')', ']', '}' -> depth > 0 ? -1 : 0;
                    default -> 0;
                };
        boolean two =
                text.startsWith("+=", at) || text.startsWith("==", at) || text.startsWith("!=", at);
        add(Kind.SIGN, text.substring(at, at + (two ? 2 : 1)));
        at += two ? 2 : 1;
    }
}

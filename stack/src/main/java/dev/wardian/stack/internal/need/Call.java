package dev.wardian.stack.internal.need;

import java.util.ArrayList;
import java.util.List;

/// A call in a file of meson or CMake: `name(arguments)`. What is in a text or a comment is none.
///
/// @param name in lower case
/// @param arguments what stands between the brackets, without comments
/// @param line the line that the name stands on, from 1
record Call(String name, String arguments, int line) {

    /// All calls of a text, in order; those inside the arguments of others come after them. A
    /// bracket that is never closed ends the file.
    static List<Call> in(String text) {
        List<Call> calls = new ArrayList<>();
        String plain = withoutComments(text);
        int line = 1;
        char quote = 0;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == '\n') {
                line++;
            }
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '(') {
                String name = nameBefore(plain, i);
                if (!name.isEmpty()) {
                    calls.add(new Call(name, inside(plain, i), line));
                }
            }
        }
        return calls;
    }

    private static String nameBefore(String text, int bracket) {
        int end = bracket;
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
            end--;
        }
        int start = end;
        while (start > 0
                && (Character.isLetterOrDigit(text.charAt(start - 1))
                        || text.charAt(start - 1) == '_'
                        || text.charAt(start - 1) == '.')) {
            start--;
        }
        return text.substring(start, end).toLowerCase(java.util.Locale.ROOT);
    }

    private static String inside(String text, int bracket) {
        int depth = 0;
        char quote = 0;
        for (int i = bracket; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
                if (depth == 0) {
                    return text.substring(bracket + 1, i);
                }
            }
        }
        return "";
    }

    /// The same lines without what follows `#` outside of texts.
    static String withoutComments(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        char quote = 0;
        boolean comment = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                comment = false;
            } else if (comment) {
                continue;
            } else if (quote != 0 && c == quote && text.charAt(i - 1) != '\\') {
                quote = 0;
            } else if (quote == 0 && c == '#') {
                comment = true;
                continue;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            }
            plain.append(c);
        }
        return plain.toString();
    }
}

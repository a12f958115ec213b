package dev.wardian.stack.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Cuts a requirements file into [LogicalLine]s the way pip does: a backslash at a line's end joins
/// the next one, a comment begins with `#` at the start or after white space and also ends a
/// continuation, `${NAME}` is replaced when the variable is set.
final class LogicalLines {

    private final String content;
    private final Function<String, Optional<String>> variables;
    private final List<LogicalLine> lines = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int[] starts = new int[8];
    private int[] origins = new int[8];
    private int pieces;

    private LogicalLines(String content, Function<String, Optional<String>> variables) {
        this.content = content;
        this.variables = variables;
    }

    static List<LogicalLine> of(String content, Function<String, Optional<String>> variables) {
        var reader = new LogicalLines(content, variables);
        reader.readAll();
        return reader.lines;
    }

    private void readAll() {
        var position = !content.isEmpty() && content.charAt(0) == '\ufeff' ? 1 : 0;
        while (position < content.length()) {
            var end = position;
            while (end < content.length() && !breaksLine(content.charAt(end))) {
                end++;
            }
            physicalLine(position, end);
            position = afterBreak(end);
        }
        finish();
    }

    private int afterBreak(int end) {
        if (end + 1 < content.length()
                && content.charAt(end) == '\r'
                && content.charAt(end + 1) == '\n') {
            return end + 2;
        }
        return end + 1;
    }

    /// The breaks of Python's `splitlines`, which pip uses.
    static boolean breaksLine(char c) {
        return switch (c) {
            case '\n', '\r', '\u000b', '\f', '\u001c', '\u001d', '\u001e' -> true;
            case '\u0085', '\u2028', '\u2029' -> true;
            default -> false;
        };
    }

    private void physicalLine(int start, int end) {
        if (isComment(start, end)) {
            if (pieces > 0) {
                finish();
            }
        } else if (end > start && content.charAt(end - 1) == '\\') {
            var first = start;
            var last = end;
            while (last > first && content.charAt(last - 1) == '\\') {
                last--;
            }
            while (first < last && content.charAt(first) == '\\') {
                first++;
            }
            piece(first, last);
        } else {
            piece(start, end);
            finish();
        }
    }

    private boolean isComment(int start, int end) {
        var index = start;
        while (index < end && isBlank(content.charAt(index))) {
            index++;
        }
        return index < end && content.charAt(index) == '#';
    }

    private void piece(int start, int end) {
        mark(start);
        text.append(content, start, end);
    }

    private void mark(int origin) {
        if (pieces == starts.length) {
            starts = Arrays.copyOf(starts, pieces * 2);
            origins = Arrays.copyOf(origins, pieces * 2);
        }
        starts[pieces] = text.length();
        origins[pieces] = origin;
        pieces++;
    }

    /// Ends the logical line: cuts its comment and its blank ends, and keeps it unless it is empty.
    private void finish() {
        var first = 0;
        var last = commentStart();
        while (last > first && isBlank(text.charAt(last - 1))) {
            last--;
        }
        while (first < last && isBlank(text.charAt(first))) {
            first++;
        }
        if (first < last) {
            lines.add(expanded(first, last));
        }
        text.setLength(0);
        pieces = 0;
    }

    private int commentStart() {
        for (var index = 0; index < text.length(); index++) {
            if (text.charAt(index) == '#' && (index == 0 || isBlank(text.charAt(index - 1)))) {
                return index;
            }
        }
        return text.length();
    }

    private LogicalLine expanded(int first, int last) {
        var raw =
                new LogicalLine(
                        text.toString(),
                        Arrays.copyOf(starts, pieces),
                        Arrays.copyOf(origins, pieces),
                        pieces);
        var out = new StringBuilder(last - first);
        var newStarts = new int[pieces + 4];
        var newOrigins = new int[pieces + 4];
        var count = 0;
        var index = first;
        var fresh = true;
        while (index < last) {
            if (fresh || startsPiece(index)) {
                if (count == newStarts.length) {
                    newStarts = Arrays.copyOf(newStarts, count * 2);
                    newOrigins = Arrays.copyOf(newOrigins, count * 2);
                }
                newStarts[count] = out.length();
                newOrigins[count++] = raw.offset(index);
                fresh = false;
            }
            var end = variableEnd(index, last);
            if (end > 0) {
                var value = variables.apply(text.substring(index + 2, end - 1));
                if (value.isPresent() && !value.get().isEmpty()) {
                    out.append(value.get());
                    index = end;
                    fresh = true;
                    continue;
                }
            }
            out.append(text.charAt(index++));
        }
        return new LogicalLine(out.toString(), newStarts, newOrigins, count);
    }

    private boolean startsPiece(int index) {
        for (var piece = 0; piece < pieces; piece++) {
            if (starts[piece] == index) {
                return true;
            }
        }
        return false;
    }

    /// Where `${NAME}` ends that begins here, or zero.
    private int variableEnd(int index, int last) {
        if (text.charAt(index) != '$' || index + 3 >= last || text.charAt(index + 1) != '{') {
            return 0;
        }
        var end = index + 2;
        while (end < last && isVariableCharacter(text.charAt(end))) {
            end++;
        }
        return end > index + 2 && end < last && text.charAt(end) == '}' ? end + 1 : 0;
    }

    private static boolean isVariableCharacter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    static boolean isBlank(char c) {
        return Character.isWhitespace(c) || c == '\u00a0' || c == '\u0085' || c == '\u2007';
    }
}

package dev.wardian.standards.version;

import dev.wardian.standards.SyntaxException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads any spelling of a version that PEP 440 (Appendix B) allows, in one pass and without
/// backtracking: each optional part is decided by its first characters.
///
/// It parses a stretch of a text, so that the versions inside specifiers, requirements and file
/// names are read where they stand. A parser is used once, by one thread.
final class VersionParser {
    /// More digits than this in one number are refused: every number fits a `long` with room to
    /// count on. (The reference stops at 4300 digits, uv at 64 bits.)
    private static final int MOST_DIGITS = 18;

    private final String text;
    private final int end;
    private int position;
    private String expected = "a version";

    VersionParser(String text, int start, int end) {
        this.text = text;
        this.position = start;
        this.end = end;
    }

    /// The version that takes up the whole stretch but for white space around it, or null.
    @Nullable VersionParts parseAll() {
        while (position < end && Whitespace.isWhitespace(text.charAt(position))) {
            position++;
        }
        @Nullable VersionParts parts = parsePrefix();
        if (parts == null) {
            return null;
        }
        while (position < end && Whitespace.isWhitespace(text.charAt(position))) {
            position++;
        }
        if (position < end) {
            expected = "the end of the version";
            return null;
        }
        return parts;
    }

    /// The longest version at the start of the stretch, or null.
    @Nullable VersionParts parsePrefix() {
        if (peek(position) == 'v') {
            position++;
        }
        long epoch = 0;
        long first = number();
        if (first < 0) {
            return null;
        }
        if (position < end && text.charAt(position) == '!') {
            position++;
            epoch = first;
            first = number();
            if (first < 0) {
                return null;
            }
        }
        long @Nullable [] release = release(first);
        return release == null ? null : suffixes(epoch, release);
    }

    int position() {
        return position;
    }

    SyntaxException fault() {
        return new SyntaxException(text, position, expected);
    }

    private long @Nullable [] release(long first) {
        long[] release = new long[4];
        release[0] = first;
        int count = 1;
        while (peek(position) == '.' && isDigit(peek(position + 1))) {
            position++;
            long number = number();
            if (number < 0) {
                return null;
            }
            if (count == release.length) {
                release = Arrays.copyOf(release, 2 * count);
            }
            release[count++] = number;
        }
        return count == release.length ? release : Arrays.copyOf(release, count);
    }

    private @Nullable VersionParts suffixes(long epoch, long[] release) {
        int label = label();
        long pre = label == VersionParts.NO_LABEL ? VersionParts.NONE : optionalNumber();
        long post = post();
        long dev = VersionParts.NONE;
        if (accept("dev", skipSeparator(position))) {
            dev = optionalNumber();
        }
        if (pre == TOO_LONG || post == TOO_LONG || dev == TOO_LONG) {
            return null;
        }
        @Nullable String local = null;
        if (peek(position) == '+' && isAlphanumeric(peek(position + 1))) {
            position++;
            local = local();
        }
        return new VersionParts(epoch, release, label, pre, post, dev, local);
    }

    private int label() {
        int at = skipSeparator(position);
        return switch (peek(at)) {
            case 'a' -> {
                position = matches("alpha", at) ? at + 5 : at + 1;
                yield VersionParts.ALPHA;
            }
            case 'b' -> {
                position = matches("beta", at) ? at + 4 : at + 1;
                yield VersionParts.BETA;
            }
            case 'c' -> {
                position = at + 1;
                yield VersionParts.CANDIDATE;
            }
            case 'r' -> accept("rc", at) ? VersionParts.CANDIDATE : VersionParts.NO_LABEL;
            case 'p' ->
                    accept("preview", at) || accept("pre", at)
                            ? VersionParts.CANDIDATE
                            : VersionParts.NO_LABEL;
            default -> VersionParts.NO_LABEL;
        };
    }

    private long post() {
        if (peek(position) == '-' && isDigit(peek(position + 1))) {
            position++;
            return limited();
        }
        int at = skipSeparator(position);
        if (accept("post", at) || accept("rev", at) || accept("r", at)) {
            return optionalNumber();
        }
        return VersionParts.NONE;
    }

    private String local() {
        int start = position;
        while (isAlphanumeric(peek(position))
                || (isSeparator(peek(position)) && isAlphanumeric(peek(position + 1)))) {
            position++;
        }
        String label = text.substring(start, position).toLowerCase(Locale.ROOT);
        label = label.replace('-', '.').replace('_', '.');
        return withoutLeadingZeros(label);
    }

    private static String withoutLeadingZeros(String label) {
        if (label.charAt(0) != '0' && !label.contains(".0")) {
            return label;
        }
        String[] segments = label.split("\\.", -1);
        for (int i = 0; i < segments.length; i++) {
            String segment = segments[i];
            if (segment.chars().allMatch(c -> c >= '0' && c <= '9')) {
                int zeros = 0;
                while (zeros < segment.length() - 1 && segment.charAt(zeros) == '0') {
                    zeros++;
                }
                segments[i] = segment.substring(zeros);
            }
        }
        return String.join(".", segments);
    }

    private static final long TOO_LONG = -2;

    private long optionalNumber() {
        int after = skipSeparator(position);
        position = after;
        return isDigit(peek(after)) ? limited() : 0;
    }

    private long limited() {
        long number = number();
        return number < 0 ? TOO_LONG : number;
    }

    private long number() {
        int start = position;
        while (peek(position) == '0') {
            position++;
        }
        int significant = position;
        long number = 0;
        while (position < end && isDigit(text.charAt(position))) {
            if (position - significant == MOST_DIGITS) {
                expected = "a number of at most " + MOST_DIGITS + " digits";
                return TOO_LONG;
            }
            number = 10 * number + text.charAt(position) - '0';
            position++;
        }
        if (position == start) {
            expected = "a number";
            return TOO_LONG;
        }
        return number;
    }

    private boolean accept(String word, int at) {
        if (!matches(word, at)) {
            return false;
        }
        position = at + word.length();
        return true;
    }

    private boolean matches(String word, int at) {
        for (int i = 0; i < word.length(); i++) {
            if (peek(at + i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int skipSeparator(int at) {
        return isSeparator(peek(at)) ? at + 1 : at;
    }

    /// The character at a place in lower case (ASCII only), 0 past the end.
    private char peek(int at) {
        if (at >= end) {
            return 0;
        }
        char c = text.charAt(at);
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isAlphanumeric(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z');
    }

    private static boolean isSeparator(char c) {
        return c == '.' || c == '-' || c == '_';
    }
}

package dev.wardian.standards.tag;

import dev.wardian.standards.SyntaxException;

/// The build number in the name of a wheel (PEP 427): digits, then perhaps more; of two wheels
/// that are alike otherwise the higher is preferred.
public record BuildTag(long number, String rest) implements Comparable<BuildTag> {
    private static final int MOST_DIGITS = 18;

    /// The build number as it is written, `1000abc`; a [SyntaxException] if it does not begin with
    /// a digit or has more than 18 of them.
    public static BuildTag parse(String text) {
        long number = 0;
        int end = 0;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            number = 10 * number + text.charAt(end) - '0';
            end++;
            if (end > MOST_DIGITS) {
                throw new SyntaxException(text, end, "a build number of at most 18 digits");
            }
        }
        if (end == 0) {
            throw new SyntaxException(text, 0, "a build number that begins with a digit");
        }
        return new BuildTag(number, text.substring(end));
    }

    @Override
    public int compareTo(BuildTag other) {
        return number != other.number
                ? Long.compare(number, other.number)
                : rest.compareTo(other.rest);
    }

    @Override
    public String toString() {
        return number + rest;
    }
}

package dev.wardian.host.system;

import dev.wardian.standards.SyntaxException;

/// The version of a Debian package (Debian Policy, section 5.6.12; `deb-version(7)`):
/// `[epoch:]upstream[-revision]`. Ordered as `dpkg` orders them; equal where neither comes first,
/// so that `1.0` and `0:1.00` are equal and have different texts.
///
/// @param epoch a number that comes before all else
/// @param upstream the version of who made the software
/// @param revision that of the packaging; empty where there is none, which counts as `0`
public record DebianVersion(int epoch, String upstream, String revision)
        implements Comparable<DebianVersion> {

    /// Reads a version, white space around it left out.
    ///
    /// @throws SyntaxException where `dpkg --validate-version` refuses it
    public static DebianVersion parse(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (start == end) {
            throw new SyntaxException(text, start, "a version");
        }
        int colon = text.indexOf(':', start);
        boolean hasEpoch = colon >= 0 && colon < end;
        int epoch = hasEpoch ? epoch(text, start, colon) : 0;
        int from = hasEpoch ? colon + 1 : start;
        int dash = text.lastIndexOf('-', end - 1);
        boolean hasRevision = dash >= from;
        int middle = hasRevision ? dash : end;
        if (from == middle || !isDigit(text.charAt(from))) {
            throw new SyntaxException(text, from, "a digit");
        }
        check(text, from, middle, ".-+~:");
        if (hasRevision) {
            if (dash + 1 == end) {
                throw new SyntaxException(text, end, "a revision");
            }
            check(text, dash + 1, end, ".+~");
        }
        return new DebianVersion(
                epoch,
                text.substring(from, middle),
                hasRevision ? text.substring(dash + 1, end) : "");
    }

    private static int epoch(String text, int start, int colon) {
        if (start == colon) {
            throw new SyntaxException(text, start, "an epoch");
        }
        long epoch = 0;
        for (int i = start; i < colon; i++) {
            if (!isDigit(text.charAt(i))) {
                throw new SyntaxException(text, i, "a digit of the epoch");
            }
            epoch = epoch * 10 + (text.charAt(i) - '0');
            if (epoch > Integer.MAX_VALUE) {
                throw new SyntaxException(text, start, "a smaller epoch");
            }
        }
        return (int) epoch;
    }

    private static void check(String text, int from, int to, String others) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!isDigit(c) && !isLetter(c) && others.indexOf(c) < 0) {
                throw new SyntaxException(text, i, "a letter, a digit or one of `" + others + "`");
            }
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    @Override
    public int compareTo(DebianVersion other) {
        int byEpoch = Integer.compare(epoch, other.epoch);
        if (byEpoch != 0) {
            return byEpoch;
        }
        int byUpstream = compare(upstream, other.upstream);
        return byUpstream != 0 ? byUpstream : compare(revision, other.revision);
    }

    /// Whether neither comes before the other.
    public boolean isSameAs(DebianVersion other) {
        return compareTo(other) == 0;
    }

    /// By turns what is no digit, character by character, and numbers (the algorithm of the
    /// policy).
    private static int compare(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() || j < other.length()) {
            while ((i < one.length() && !isDigit(one.charAt(i)))
                    || (j < other.length() && !isDigit(other.charAt(j)))) {
                int order = weight(one, i) - weight(other, j);
                if (order != 0) {
                    return Integer.signum(order);
                }
                i++;
                j++;
            }
            int endOne = digits(one, i);
            int endOther = digits(other, j);
            int order = compareNumbers(one.substring(i, endOne), other.substring(j, endOther));
            if (order != 0) {
                return order;
            }
            i = endOne;
            j = endOther;
        }
        return 0;
    }

    /// The tilde sorts before everything, even the end; letters before all other characters.
    private static int weight(String text, int at) {
        if (at >= text.length() || isDigit(text.charAt(at))) {
            return 0;
        }
        char c = text.charAt(at);
        if (c == '~') {
            return -1;
        }
        return isLetter(c) ? c : c + 256;
    }

    private static int digits(String text, int from) {
        int at = Math.min(from, text.length());
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int compareNumbers(String one, String other) {
        String left = withoutZeros(one);
        String right = withoutZeros(other);
        int byLength = Integer.compare(left.length(), right.length());
        return byLength != 0 ? byLength : Integer.signum(left.compareTo(right));
    }

    private static String withoutZeros(String digits) {
        int start = 0;
        while (start < digits.length() && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }

    @Override
    public String toString() {
        boolean told = epoch != 0 || upstream.indexOf(':') >= 0;
        return (told ? epoch + ":" : "") + upstream + (revision.isEmpty() ? "" : "-" + revision);
    }
}

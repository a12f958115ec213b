package dev.wardian.host.rpm;

import java.util.Optional;

/// A version of an RPM package, `[epoch:]version[-release]`, ordered as `rpmvercmp` of RPM orders
/// it (`rpm-version(7)`, with `~` before and `^` after what stands without them).
///
/// Order and equality differ: `1.0` and `1.00` compare as equal, and so does what has no release
/// with every release.
///
/// @param epoch 0 where none is written
/// @param release empty where none is said
public record RpmVersion(long epoch, String version, Optional<String> release)
        implements Comparable<RpmVersion> {

    /// Reads `2:1.0-3.fc40`.
    public static RpmVersion parse(String text) {
        var colon = text.indexOf(':');
        var epoch = colon > 0 ? number(text.substring(0, colon)) : 0;
        var rest = text.substring(colon + 1);
        var dash = rest.lastIndexOf('-');
        return new RpmVersion(
                epoch,
                dash < 0 ? rest : rest.substring(0, dash),
                dash < 0 ? Optional.empty() : Optional.of(rest.substring(dash + 1)));
    }

    static long number(String digits) {
        return !digits.isEmpty()
                        && digits.length() < 18
                        && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Long.parseLong(digits)
                : 0;
    }

    /// Releases count only where both have one.
    @Override
    public int compareTo(RpmVersion other) {
        var byEpoch = Long.compare(epoch, other.epoch);
        if (byEpoch != 0) {
            return byEpoch;
        }
        var byVersion = compare(version, other.version);
        return byVersion != 0 || release.isEmpty() || other.release.isEmpty()
                ? byVersion
                : compare(release.get(), other.release.get());
    }

    /// What `rpmvercmp` says of two texts: -1, 0 or 1.
    public static int compare(String one, String other) {
        if (one.equals(other)) {
            return 0;
        }
        var left = new Reader(one);
        var right = new Reader(other);
        while (left.more() || right.more()) {
            left.skipSeparators();
            right.skipSeparators();
            if (left.is('~') || right.is('~')) {
                if (!left.is('~')) {
                    return 1;
                }
                if (!right.is('~')) {
                    return -1;
                }
                left.at++;
                right.at++;
                continue;
            }
            if (left.is('^') || right.is('^')) {
                if (!left.more()) {
                    return -1;
                }
                if (!right.more()) {
                    return 1;
                }
                if (!left.is('^')) {
                    return 1;
                }
                if (!right.is('^')) {
                    return -1;
                }
                left.at++;
                right.at++;
                continue;
            }
            if (!left.more() || !right.more()) {
                break;
            }
            var digits = left.isDigit();
            var mine = left.segment(digits);
            var theirs = right.segment(digits);
            if (theirs.isEmpty()) {
                // numbers are newer than letters
                return digits ? 1 : -1;
            }
            var order = digits ? numbers(mine, theirs) : Integer.signum(mine.compareTo(theirs));
            if (order != 0) {
                return order;
            }
        }
        return left.more() == right.more() ? 0 : left.more() ? 1 : -1;
    }

    private static int numbers(String mine, String theirs) {
        var left = mine.replaceFirst("^0+", "");
        var right = theirs.replaceFirst("^0+", "");
        return left.length() != right.length()
                ? Integer.compare(left.length(), right.length())
                : Integer.signum(left.compareTo(right));
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        boolean more() {
            return at < text.length();
        }

        boolean is(char wanted) {
            return more() && text.charAt(at) == wanted;
        }

        boolean isDigit() {
            return isDigit(text.charAt(at));
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        private static boolean isLetter(char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        }

        void skipSeparators() {
            while (more()
                    && !isDigit(text.charAt(at))
                    && !isLetter(text.charAt(at))
                    && text.charAt(at) != '~'
                    && text.charAt(at) != '^') {
                at++;
            }
        }

        String segment(boolean digits) {
            var start = at;
            while (more() && (digits ? isDigit() : isLetter(text.charAt(at)))) {
                at++;
            }
            return text.substring(start, at);
        }
    }

    @Override
    public String toString() {
        return (epoch > 0 ? epoch + ":" : "") + version + release.map(it -> "-" + it).orElse("");
    }
}

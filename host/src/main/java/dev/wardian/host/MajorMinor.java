package dev.wardian.host;

import java.util.Optional;

/// Two numbers with a dot between them, as C libraries, CUDA and compute capabilities are counted:
/// `2.36`, `12.8`, `9.0`. Ordered by number, so that 2.9 comes before 2.36.
public record MajorMinor(int major, int minor) implements Comparable<MajorMinor> {
    private static final int MOST_DIGITS = 6;

    public MajorMinor {
        if (major < 0 || minor < 0) {
            throw new IllegalArgumentException("a version part is negative");
        }
    }

    /// The numbers that a text begins with; what follows the second is left out (`1.2.5` is 1.2),
    /// and a missing second one is 0. Empty where the text begins with no number.
    public static Optional<MajorMinor> tryParse(String text) {
        int dot = digits(text, 0);
        if (dot == 0 || dot > MOST_DIGITS) {
            return Optional.empty();
        }
        int major = Integer.parseInt(text.substring(0, dot));
        if (dot == text.length() || text.charAt(dot) != '.') {
            return Optional.of(new MajorMinor(major, 0));
        }
        int end = digits(text, dot + 1);
        if (end == dot + 1 || end - dot - 1 > MOST_DIGITS) {
            return Optional.empty();
        }
        return Optional.of(new MajorMinor(major, Integer.parseInt(text.substring(dot + 1, end))));
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    @Override
    public int compareTo(MajorMinor other) {
        int byMajor = Integer.compare(major, other.major);
        return byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}

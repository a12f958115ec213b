package dev.wardian.standards.version;

import org.jspecify.annotations.Nullable;

/// Two numbers that order common versions like their parts do: epoch 0, at most four numbers in
/// the release, and at most one of pre-, post- and development release.
///
/// `high` holds the first three numbers of the release in 25, 19 and 19 bits; `low` the fourth in
/// 25 bits, then 3 bits for the kind and 35 for its number. A date fits the first and the fourth
/// (`2.9.0.20240316`), a time to the hour the last (`.dev2024031612`). Whether a version has a key
/// depends on its value alone, never on its spelling, so a version with a key never equals one
/// without. Local labels are compared apart.
final class PackedKey {
    static final long NONE = -1;

    static final int DEV = 0;
    static final int FINAL = 4;
    static final int POST = 5;

    private static final int FIRST_BITS = 25;
    private static final int MIDDLE_BITS = 19;
    private static final int LAST_BITS = 25;
    private static final int KIND_BITS = 3;
    private static final int NUMBER_BITS = 35;

    private PackedKey() {}

    static long high(long first, long second, long third) {
        if (first >> FIRST_BITS != 0 || second >> MIDDLE_BITS != 0 || third >> MIDDLE_BITS != 0) {
            return NONE;
        }
        return (first << (2 * MIDDLE_BITS)) | (second << MIDDLE_BITS) | third;
    }

    static long low(long fourth, int kind, long number) {
        if (fourth >> LAST_BITS != 0 || number >> NUMBER_BITS != 0) {
            return NONE;
        }
        return (fourth << (KIND_BITS + NUMBER_BITS)) | ((long) kind << NUMBER_BITS) | number;
    }

    static long high(VersionParts parts) {
        if (parts.epoch != 0 || parts.significant() > 4) {
            return NONE;
        }
        return high(segment(parts, 0), segment(parts, 1), segment(parts, 2));
    }

    static long low(VersionParts parts) {
        boolean pre = parts.label != VersionParts.NO_LABEL;
        boolean post = parts.post != VersionParts.NONE;
        boolean dev = parts.dev != VersionParts.NONE;
        if ((pre && post) || (pre && dev) || (post && dev)) {
            return NONE;
        }
        long fourth = segment(parts, 3);
        if (pre) {
            return low(fourth, kindOfLabel(parts.label), parts.pre);
        }
        if (post) {
            return low(fourth, POST, parts.post);
        }
        return dev ? low(fourth, DEV, parts.dev) : low(fourth, FINAL, 0);
    }

    static int kindOfLabel(int label) {
        return label + 1;
    }

    static int kind(long low) {
        return (int) (low >> NUMBER_BITS) & ((1 << KIND_BITS) - 1);
    }

    /// A number above those of all versions with the same release, and below those of the next.
    static long endOfRelease(long low) {
        return low | ((1L << (KIND_BITS + NUMBER_BITS)) - 1);
    }

    static long fourth(long low) {
        return low >> (KIND_BITS + NUMBER_BITS);
    }

    /// The version that a text in its commonest form spells: numbers without leading zeros, at
    /// most one suffix, no epoch, no label. Null sends the text to [VersionParser].
    static @Nullable Version parse(String text) {
        int length = text.length();
        int position = 0;
        int count = 0;
        long first = 0;
        long second = 0;
        long third = 0;
        long fourth = 0;
        while (true) {
            int end = numberEnd(text, position, length, 9);
            if (end < 0) {
                return null;
            }
            long number = number(text, position, end);
            switch (count) {
                case 0 -> first = number;
                case 1 -> second = number;
                case 2 -> third = number;
                case 3 -> fourth = number;
                default -> {
                    return null;
                }
            }
            count++;
            position = end;
            boolean another =
                    position + 1 < length
                            && text.charAt(position) == '.'
                            && VersionParser.isDigit(text.charAt(position + 1));
            if (!another) {
                break;
            }
            position++;
        }
        long high = high(first, second, third);
        long low = position == length ? low(fourth, FINAL, 0) : suffix(text, position, fourth);
        return high == NONE || low == NONE ? null : new Version(text, high, low);
    }

    private static long suffix(String text, int position, long fourth) {
        int kind;
        int after;
        switch (text.charAt(position)) {
            case 'a' -> {
                kind = kindOfLabel(VersionParts.ALPHA);
                after = position + 1;
            }
            case 'b' -> {
                kind = kindOfLabel(VersionParts.BETA);
                after = position + 1;
            }
            case 'r' -> {
                kind = kindOfLabel(VersionParts.CANDIDATE);
                after = text.startsWith("rc", position) ? position + 2 : text.length();
            }
            case '.' -> {
                boolean post = text.startsWith("post", position + 1);
                kind = post ? POST : DEV;
                after = position + 1 + (post ? 4 : 3);
                if (!post && !text.startsWith("dev", position + 1)) {
                    return NONE;
                }
            }
            default -> {
                return NONE;
            }
        }
        int end = numberEnd(text, after, text.length(), 11);
        return end != text.length() ? NONE : low(fourth, kind, number(text, after, end));
    }

    /// The end of a number without leading zeros, or -1 where none of so few digits stands.
    private static int numberEnd(String text, int start, int length, int mostDigits) {
        int end = start;
        while (end < length && VersionParser.isDigit(text.charAt(end))) {
            end++;
        }
        int digits = end - start;
        boolean plain = digits == 1 || (digits > 1 && text.charAt(start) != '0');
        return plain && digits <= mostDigits ? end : -1;
    }

    private static long number(String text, int start, int end) {
        long number = 0;
        for (int i = start; i < end; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }

    private static long segment(VersionParts parts, int index) {
        return index < parts.release.length ? parts.release[index] : 0;
    }
}

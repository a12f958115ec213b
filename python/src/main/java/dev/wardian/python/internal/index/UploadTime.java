package dev.wardian.python.internal.index;

/// Times as `2024-01-02T03:04:05.123456Z` (PEP 700), read without the platform's formatter.
final class UploadTime {
    private UploadTime() {}

    /// Microseconds since 1970, [Long#MIN_VALUE] if the text is no such time.
    static long micros(String text) {
        if (text.length() < 19 || text.charAt(4) != '-' || text.charAt(10) != 'T') {
            return Long.MIN_VALUE;
        }
        long year = number(text, 0, 4);
        long month = number(text, 5, 7);
        long day = number(text, 8, 10);
        long hour = number(text, 11, 13);
        long minute = number(text, 14, 16);
        long second = number(text, 17, 19);
        if (year < 0
                || month < 1
                || month > 12
                || day < 1
                || hour < 0
                || minute < 0
                || second < 0) {
            return Long.MIN_VALUE;
        }
        long seconds = ((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
        int end = 19;
        long fraction = 0;
        if (end < text.length() && text.charAt(end) == '.') {
            end++;
            for (long unit = 100_000;
                    end < text.length() && isDigit(text.charAt(end));
                    unit /= 10) {
                fraction += (text.charAt(end) - '0') * unit;
                end++;
            }
        }
        return (seconds - offset(text, end)) * 1_000_000 + fraction;
    }

    /// The offset from UTC in seconds; a time without one counts as UTC.
    private static long offset(String text, int at) {
        if (text.length() < at + 6) {
            return 0;
        }
        long hours = number(text, at + 1, at + 3);
        long minutes = number(text, at + 4, at + 6);
        if (hours < 0 || minutes < 0) {
            return 0;
        }
        long seconds = (hours * 60 + minutes) * 60;
        return text.charAt(at) == '-' ? -seconds : seconds;
    }

    /// Days since 1970 of a date of the Gregorian calendar.
    private static long days(long year, long month, long day) {
        long shifted = month <= 2 ? year - 1 : year;
        long era = Math.floorDiv(shifted, 400);
        long yearOfEra = shifted - era * 400;
        long dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }

    private static long number(String text, int start, int end) {
        long value = 0;
        for (int i = start; i < end; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            value = value * 10 + (text.charAt(i) - '0');
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

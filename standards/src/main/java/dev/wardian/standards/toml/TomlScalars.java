package dev.wardian.standards.toml;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Numbers, booleans, dates and times (TOML, "Integer" to "Local Time").
final class TomlScalars {
    private static final String WANTED = "a value";

    private final TomlCursor cursor;

    TomlScalars(TomlCursor cursor) {
        this.cursor = cursor;
    }

    Object read() {
        int start = cursor.at;
        while (isPart(cursor.peek())) {
            cursor.at++;
        }
        String word = cursor.text.substring(start, cursor.at);
        try {
            return switch (word) {
                case "" -> throw cursor.fault(start, WANTED);
                case "true" -> true;
                case "false" -> false;
                case "inf", "+inf" -> Double.POSITIVE_INFINITY;
                case "-inf" -> Double.NEGATIVE_INFINITY;
                case "nan", "+nan", "-nan" -> Double.NaN;
                default -> isDigits(word, 0, 2) ? numberOrTime(word) : number(word);
            };
        } catch (NumberFormatException | DateTimeException _) {
            throw cursor.fault(start, WANTED);
        }
    }

    private static boolean isPart(char character) {
        return (character >= '0' && character <= '9')
                || (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || character == '-'
                || character == '+'
                || character == '_'
                || character == '.'
                || character == ':';
    }

    private Object numberOrTime(String word) {
        if (word.length() > 2 && word.charAt(2) == ':') {
            return time(word);
        }
        return word.length() > 4 && word.charAt(4) == '-' ? date(word) : number(word);
    }

    private static Object number(String word) {
        int start = word.startsWith("+") || word.startsWith("-") ? 1 : 0;
        boolean prefixed = word.startsWith("0x") || word.startsWith("0o") || word.startsWith("0b");
        if (prefixed) {
            int radix = word.charAt(1) == 'x' ? 16 : word.charAt(1) == 'o' ? 8 : 2;
            return Long.parseLong(digits(word, 2, word.length(), radix), radix);
        }
        int end = digitsEnd(word, start);
        String whole = digits(word, start, end, 10);
        if (whole.length() > 1 && whole.startsWith("0")) {
            throw new NumberFormatException(word);
        }
        if (end == word.length()) {
            return Long.parseLong(word.charAt(0) == '-' ? "-" + whole : whole);
        }
        return Double.parseDouble(word.substring(0, start) + whole + fraction(word, end));
    }

    /// What follows the whole part of a floating point number, without underscores.
    private static String fraction(String word, int from) {
        StringBuilder text = new StringBuilder();
        int position = from;
        if (word.charAt(position) == '.') {
            int end = digitsEnd(word, position + 1);
            text.append('.').append(digits(word, position + 1, end, 10));
            position = end;
        }
        if (position < word.length() && (word.charAt(position) | 0x20) == 'e') {
            text.append('e');
            position++;
            if (position < word.length() && "+-".indexOf(word.charAt(position)) >= 0) {
                text.append(word.charAt(position++));
            }
            int end = digitsEnd(word, position);
            text.append(digits(word, position, end, 10));
            position = end;
        }
        if (position < word.length()) {
            throw new NumberFormatException(word);
        }
        return text.toString();
    }

    private static int digitsEnd(String word, int from) {
        int end = from;
        while (end < word.length()
                && (Character.digit(word.charAt(end), 10) >= 0 || word.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    /// Digits whose underscores stand between two of them, without these.
    private static String digits(String word, int from, int to, int radix) {
        StringBuilder digits = new StringBuilder(to - from);
        boolean afterDigit = false;
        for (int position = from; position < to; position++) {
            char character = word.charAt(position);
            if (character == '_' ? !afterDigit : Character.digit(character, radix) < 0) {
                throw new NumberFormatException(word);
            }
            afterDigit = character != '_';
            if (afterDigit) {
                digits.append(character);
            }
        }
        if (!afterDigit) {
            throw new NumberFormatException(word);
        }
        return digits.toString();
    }

    /// A date, which a time may follow behind `T` or one blank.
    private Object date(String word) {
        if (word.length() < 10 || word.charAt(7) != '-') {
            throw new DateTimeException(word);
        }
        LocalDate date =
                LocalDate.of(two(word, 0) * 100 + two(word, 2), two(word, 5), two(word, 8));
        if (word.length() > 10) {
            if ((word.charAt(10) | 0x20) != 't') {
                throw new DateTimeException(word);
            }
            return dateTime(date, word.substring(11));
        }
        boolean timeFollows =
                cursor.peek() == ' ' && isDigit(cursor.peek(1)) && isDigit(cursor.peek(2));
        if (!timeFollows) {
            return date;
        }
        int start = ++cursor.at;
        while (isPart(cursor.peek())) {
            cursor.at++;
        }
        return dateTime(date, cursor.text.substring(start, cursor.at));
    }

    private static Object dateTime(LocalDate date, String word) {
        int zone = zone(word);
        LocalDateTime local = LocalDateTime.of(date, time(word.substring(0, zone)));
        @Nullable ZoneOffset offset = zone == word.length() ? null : offset(word.substring(zone));
        return offset == null ? local : OffsetDateTime.of(local, offset);
    }

    private static int zone(String word) {
        int position = 0;
        while (position < word.length() && "Zz+-".indexOf(word.charAt(position)) < 0) {
            position++;
        }
        return position;
    }

    private static ZoneOffset offset(String word) {
        if ("Z".equalsIgnoreCase(word)) {
            return ZoneOffset.UTC;
        }
        if (word.length() != 6 || word.charAt(3) != ':' || two(word, 1) > 23 || two(word, 4) > 59) {
            throw new DateTimeException(word);
        }
        int minutes = 60 * two(word, 1) + two(word, 4);
        return ZoneOffset.ofTotalSeconds(60 * (word.charAt(0) == '-' ? -minutes : minutes));
    }

    private static LocalTime time(String word) {
        boolean seconds = word.length() > 5;
        if (word.length() < 5
                || word.charAt(2) != ':'
                || (seconds && (word.length() < 8 || word.charAt(5) != ':'))) {
            throw new DateTimeException(word);
        }
        int nanos = word.length() > 8 ? nanos(word) : 0;
        return LocalTime.of(two(word, 0), two(word, 3), seconds ? two(word, 6) : 0, nanos);
    }

    /// The fraction of a second, as precisely as a time can tell it.
    private static int nanos(String word) {
        if (word.charAt(8) != '.' || word.length() == 9) {
            throw new DateTimeException(word);
        }
        int nanos = 0;
        for (int place = 0; place < Math.max(9, word.length() - 9); place++) {
            int position = 9 + place;
            char digit = position < word.length() ? word.charAt(position) : '0';
            if (!isDigit(digit)) {
                throw new DateTimeException(word);
            }
            nanos = place < 9 ? 10 * nanos + digit - '0' : nanos;
        }
        return nanos;
    }

    private static int two(String word, int position) {
        if (!isDigits(word, position, position + 2)) {
            throw new DateTimeException(word);
        }
        return 10 * (word.charAt(position) - '0') + word.charAt(position + 1) - '0';
    }

    private static boolean isDigits(String word, int from, int to) {
        for (int position = from; position < to; position++) {
            if (position >= word.length() || !isDigit(word.charAt(position))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}

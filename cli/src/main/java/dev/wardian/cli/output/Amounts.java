package dev.wardian.cli.output;

/// Times and sizes as people read them.
public final class Amounts {

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Amounts() {}

    /// `87ms`, `1.24s`, `2m 03s`.
    public static String duration(long milliseconds) {
        if (milliseconds < 1000) {
            return milliseconds + "ms";
        }
        if (milliseconds < 60_000) {
            var hundredths = milliseconds / 10 % 100;
            return milliseconds / 1000 + (hundredths < 10 ? ".0" : ".") + hundredths + "s";
        }
        var seconds = milliseconds / 1000 % 60;
        return milliseconds / 60_000 + (seconds < 10 ? "m 0" : "m ") + seconds + "s";
    }

    /// `42s`, `3m 20s`, `1h 05m`: for what is only foretold, or goes on.
    public static String rough(long seconds) {
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return seconds / 60 + "m " + twoDigits(seconds % 60) + "s";
        }
        return seconds / 3600 + "h " + twoDigits(seconds / 60 % 60) + "m";
    }

    private static String twoDigits(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }

    /// `512 B`, `1.5 MiB`: powers of 1024, one digit behind the point.
    public static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        var tenths = bytes * 10;
        var unit = 0;
        while (tenths >= 10_240 && unit < UNITS.length - 1) {
            tenths = (tenths + 512) / 1024;
            unit++;
        }
        return tenths / 10 + "." + tenths % 10 + " " + UNITS[unit];
    }

    /// `1 package`, `3 packages`.
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}

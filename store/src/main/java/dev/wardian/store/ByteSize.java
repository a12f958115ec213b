package dev.wardian.store;

import java.util.Locale;

/// A number of bytes as people write it: `500M`, `20G` or plainly `4096`. Units are
/// powers of 1024; `GB` and `GiB` mean the same as `G`.
///
/// @param bytes not negative
public record ByteSize(long bytes) {
    private static final String UNITS = "KMGT";

    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("negative: " + bytes);
        }
    }

    /// Reads a size.
    ///
    /// @throws IllegalArgumentException that says what was expected
    public static ByteSize parse(String text) {
        String plain = text.strip().toUpperCase(Locale.ROOT).replace("IB", "").replace("B", "");
        int last = plain.length() - 1;
        int unit = last < 0 ? -1 : UNITS.indexOf(plain.charAt(last));
        try {
            long number = Long.parseLong(unit < 0 ? plain : plain.substring(0, last));
            return new ByteSize(Math.multiplyExact(number, 1L << (10 * (unit + 1))));
        } catch (ArithmeticException | IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "`" + text + "` is not a size: write 20G or 500M", wrong);
        }
    }

    /// The shortest text that means at least as much, in the greatest unit of which it has one.
    @Override
    public String toString() {
        int unit = 0;
        long rest = bytes;
        while (rest >= 1024 && unit < UNITS.length()) {
            rest = rest / 1024 + (rest % 1024 == 0 ? 0 : 1);
            unit++;
        }
        return unit == 0 ? Long.toString(rest) : rest + UNITS.substring(unit - 1, unit);
    }
}

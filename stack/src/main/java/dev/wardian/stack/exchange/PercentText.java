package dev.wardian.stack.exchange;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Undoes percent coding, leaving what is no code as it is.
final class PercentText {

    private PercentText() {}

    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream(bytes.length);
        for (var index = 0; index < bytes.length; index++) {
            if (bytes[index] == '%' && index + 2 < bytes.length) {
                var high = Character.digit(bytes[index + 1], 16);
                var low = Character.digit(bytes[index + 2], 16);
                if (high >= 0 && low >= 0) {
                    out.write(high * 16 + low);
                    index += 2;
                    continue;
                }
            }
            out.write(bytes[index]);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}

package dev.wardian.standards.tag;

import dev.wardian.standards.SyntaxException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/// One triple of interpreter, ABI and platform, `cp313-cp313-manylinux_2_28_x86_64` (PEP 425), in
/// lower case.
public record WheelTag(String interpreter, String abi, String platform) {
    public WheelTag {
        interpreter = interpreter.toLowerCase(Locale.ROOT);
        abi = abi.toLowerCase(Locale.ROOT);
        platform = platform.toLowerCase(Locale.ROOT);
    }

    /// All tags of a compressed set, `py2.py3-none-any`, in the order written (PEP 425,
    /// "Compressed Tag Sets").
    public static Set<WheelTag> parse(String compressed) {
        String[] parts = compressed.split("-", -1);
        if (parts.length != 3) {
            throw new SyntaxException(
                    compressed,
                    compressed.length(),
                    "interpreter, ABI and platform, separated by `-`");
        }
        Set<WheelTag> tags = new LinkedHashSet<>();
        for (String interpreter : parts[0].split("\\.", -1)) {
            for (String abi : parts[1].split("\\.", -1)) {
                for (String platform : parts[2].split("\\.", -1)) {
                    tags.add(new WheelTag(interpreter, abi, platform));
                }
            }
        }
        return tags;
    }

    @Override
    public String toString() {
        return interpreter + "-" + abi + "-" + platform;
    }
}

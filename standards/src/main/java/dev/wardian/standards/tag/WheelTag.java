package dev.wardian.standards.tag;

import dev.wardian.standards.SyntaxException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
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
    /// "Compressed Tag Sets"); a [SyntaxException] unless it has three parts without empty members
    /// and its interpreters are identifiers.
    public static Set<WheelTag> parse(String compressed) {
        CompressedTags tags = CompressedTags.parse(compressed);
        Set<WheelTag> all = new LinkedHashSet<>();
        for (String interpreter : tags.interpreters()) {
            for (String abi : tags.abis()) {
                for (String platform : tags.platforms()) {
                    all.add(new WheelTag(interpreter, abi, platform));
                }
            }
        }
        return Collections.unmodifiableSet(all);
    }

    /// As [#parse], and a [SyntaxException] if the set stands for more tags than the limit,
    /// duplicates counted: a short name can stand for very many.
    public static Set<WheelTag> parse(String compressed, int limit) {
        CompressedTags tags = CompressedTags.parse(compressed);
        if (tags.count() > limit) {
            throw new SyntaxException(compressed, 0, "at most " + limit + " tags");
        }
        return parse(compressed);
    }

    /// As [#parse], and a [SyntaxException] if the members of a part are not sorted as PEP 425
    /// asks those who make wheels to do.
    public static Set<WheelTag> parseSorted(String compressed) {
        CompressedTags tags = CompressedTags.parse(compressed);
        for (List<String> part : List.of(tags.interpreters(), tags.abis(), tags.platforms())) {
            if (!part.equals(part.stream().sorted().toList())) {
                String written = String.join(".", part);
                throw new SyntaxException(
                        compressed, compressed.indexOf(written), "sorted members");
            }
        }
        return parse(compressed);
    }

    @Override
    public String toString() {
        return interpreter + "-" + abi + "-" + platform;
    }
}

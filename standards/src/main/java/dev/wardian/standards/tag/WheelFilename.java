package dev.wardian.standards.tag;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.Optional;
import java.util.Set;

/// The name of a wheel, `{name}-{version}(-{build})-{interpreter}-{abi}-{platform}.whl` (PEP 427).
///
/// The tags stay one text until they are asked for.
public record WheelFilename(
        PackageName name, Version version, Optional<BuildTag> build, String compressedTags) {
    public static WheelFilename parse(String filename) {
        if (!filename.endsWith(".whl")) {
            throw new SyntaxException(filename, filename.length(), "a name that ends in `.whl`");
        }
        String[] parts = filename.substring(0, filename.length() - 4).split("-", -1);
        if (parts.length != 5 && parts.length != 6) {
            throw new SyntaxException(
                    filename, filename.length(), "five or six parts separated by `-`");
        }
        int last = parts.length - 1;
        return new WheelFilename(
                PackageName.of(parts[0]),
                Version.parse(parts[1]),
                Optional.empty(),
                parts[last - 2] + "-" + parts[last - 1] + "-" + parts[last]);
    }

    public static Optional<WheelFilename> tryParse(String filename) {
        try {
            return Optional.of(parse(filename));
        } catch (SyntaxException _) {
            return Optional.empty();
        }
    }

    public Set<WheelTag> tags() {
        return WheelTag.parse(compressedTags);
    }
}

package dev.wardian.standards.tag;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The name of a wheel, `{name}-{version}(-{build})-{interpreter}-{abi}-{platform}.whl` (PEP 427).
///
/// The tags are checked but stay one text, in lower case, until they are asked for: an index page
/// holds thousands of wheels, and most are never looked at again.
public record WheelFilename(
        PackageName name, Version version, Optional<BuildTag> build, String compressedTags) {
    private static final String EXTENSION = ".whl";
    private static final String ESCAPED = "the name of a project, escaped with `_`";

    /// The parts of a name; a [SyntaxException] if it is not one of a wheel.
    public static WheelFilename parse(String filename) {
        if (!filename.endsWith(EXTENSION)) {
            throw new SyntaxException(filename, filename.length(), "a name that ends in `.whl`");
        }
        String stem = filename.substring(0, filename.length() - EXTENSION.length());
        int nameEnd = stem.indexOf('-');
        int versionEnd = stem.indexOf('-', nameEnd + 1);
        int tags = tagsStart(stem);
        if (tags - 1 < versionEnd
                || versionEnd < 0
                || stem.lastIndexOf('-', tags - 2) > versionEnd) {
            throw new SyntaxException(filename, 0, "five or six parts separated by `-`");
        }
        PackageName name = name(filename, nameEnd);
        Version version = Version.parse(stem.substring(nameEnd + 1, versionEnd));
        Optional<BuildTag> build =
                tags - 1 == versionEnd
                        ? Optional.empty()
                        : Optional.of(BuildTag.parse(stem.substring(versionEnd + 1, tags - 1)));
        CompressedTags.check(stem, tags);
        String compressed = stem.substring(tags).toLowerCase(Locale.ROOT);
        return new WheelFilename(name, version, build, compressed);
    }

    public static Optional<WheelFilename> tryParse(String filename) {
        try {
            return Optional.of(parse(filename));
        } catch (SyntaxException _) {
            return Optional.empty();
        }
    }

    /// All the tags that the name stands for, in the order written.
    public Set<WheelTag> tags() {
        return WheelTag.parse(compressedTags);
    }

    /// Where the last three parts begin; 0 if there are no more than three.
    private static int tagsStart(String stem) {
        int dash = stem.length();
        for (int i = 0; i < 3 && dash >= 0; i++) {
            dash = stem.lastIndexOf('-', dash - 1);
        }
        return dash + 1;
    }

    private static PackageName name(String filename, int end) {
        String part = filename.substring(0, end);
        int doubled = part.indexOf("__");
        if (doubled >= 0) {
            throw new SyntaxException(filename, doubled, ESCAPED);
        }
        Optional<PackageName> name = PackageName.tryOf(part);
        return name.isPresent() ? name.get() : unusualName(filename, part);
    }

    /// A name with separators at its ends or letters of another script than ASCII's, which the
    /// standard of wheels allows though that of names does not.
    private static PackageName unusualName(String filename, String part) {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '_' && c != '.') {
                throw new SyntaxException(filename, i, ESCAPED);
            }
        }
        return PackageName.ofFilename(part);
    }

    /// The name in its normal form (PEP 427, "File name convention").
    @Override
    public String toString() {
        String middle = build.isPresent() ? "-" + build.get() : "";
        return name.underscored() + "-" + version + middle + "-" + compressedTags + EXTENSION;
    }
}

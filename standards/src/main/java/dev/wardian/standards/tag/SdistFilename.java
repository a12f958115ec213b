package dev.wardian.standards.tag;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.Optional;

/// The name of a source distribution, `{name}-{version}.tar.gz` (PEP 625), or `.zip` and the other
/// archives that came before.
public record SdistFilename(PackageName name, Version version, String extension) {
    private static final String[] EXTENSIONS = {".tar.gz", ".zip"};

    public static SdistFilename parse(String filename) {
        String extension = extensionOf(filename);
        int end = filename.length() - extension.length();
        int dash = filename.lastIndexOf('-', end);
        if (dash < 0) {
            throw new SyntaxException(filename, end, "a name and a version separated by `-`");
        }
        return new SdistFilename(
                PackageName.of(filename.substring(0, dash)),
                Version.parse(filename.substring(dash + 1, end)),
                extension);
    }

    /// The name of a file known to be of a project, whose name may hold dashes of its own.
    public static SdistFilename parse(String filename, PackageName project) {
        String extension = extensionOf(filename);
        int end = filename.length() - extension.length();
        for (int dash = filename.indexOf('-'); dash >= 0; dash = filename.indexOf('-', dash + 1)) {
            Optional<PackageName> name = PackageName.tryOf(filename.substring(0, dash));
            if (name.isPresent() && name.get().equals(project)) {
                Version version = Version.parse(filename.substring(dash + 1, end));
                return new SdistFilename(project, version, extension);
            }
        }
        throw new SyntaxException(filename, 0, "a file of the project `" + project + "`");
    }

    public static Optional<SdistFilename> tryParse(String filename) {
        try {
            return Optional.of(parse(filename));
        } catch (SyntaxException _) {
            return Optional.empty();
        }
    }

    public static Optional<SdistFilename> tryParse(String filename, PackageName project) {
        try {
            return Optional.of(parse(filename, project));
        } catch (SyntaxException _) {
            return Optional.empty();
        }
    }

    private static String extensionOf(String filename) {
        for (String extension : EXTENSIONS) {
            if (filename.endsWith(extension)) {
                return extension;
            }
        }
        throw new SyntaxException(
                filename, filename.length(), "a name that ends in `.tar.gz` or `.zip`");
    }
}

package dev.wardian.standards.tag;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.List;
import java.util.Optional;

/// The name of a source distribution, `{name}-{version}.tar.gz` (PEP 625), or of one of the other
/// archives that were allowed before. The extension keeps its dot.
public record SdistFilename(PackageName name, Version version, String extension) {
    private static final List<String> EXTENSIONS =
            List.of(".tar.gz", ".zip", ".tar.bz2", ".tgz", ".tar.xz", ".tbz", ".txz", ".tar");

    /// The parts of a name, whose version is what follows the last dash; a [SyntaxException] if it
    /// is not one of a source distribution.
    public static SdistFilename parse(String filename) {
        String extension = extensionOf(filename);
        int end = filename.length() - extension.length();
        int dash = filename.lastIndexOf('-', end);
        if (dash < 0) {
            throw new SyntaxException(filename, end, "a name and a version separated by `-`");
        }
        return new SdistFilename(
                PackageName.ofFilename(filename.substring(0, dash)),
                Version.parse(filename.substring(dash + 1, end)),
                extension);
    }

    /// The parts of the name of a file that belongs to a project: old names hold dashes in the
    /// project's name or the version, and only the project tells which.
    public static SdistFilename parse(String filename, PackageName project) {
        String extension = extensionOf(filename);
        int end = filename.length() - extension.length();
        Optional<String> version = versionText(filename.substring(0, end), project);
        if (version.isPresent()) {
            return new SdistFilename(project, Version.parse(version.get()), extension);
        }
        throw new SyntaxException(filename, 0, "a file of the project `" + project + "`");
    }

    /// What follows the name of a project in the name of one of its files, without extension:
    /// behind the first dash up to which the text spells the name.
    public static Optional<String> versionText(String stem, PackageName project) {
        for (int dash = stem.indexOf('-'); dash >= 0; dash = stem.indexOf('-', dash + 1)) {
            Optional<PackageName> name = PackageName.tryOf(stem.substring(0, dash));
            if (name.isPresent() && name.get().equals(project)) {
                return Optional.of(stem.substring(dash + 1));
            }
        }
        return Optional.empty();
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

    /// The name in its normal form (PEP 625).
    @Override
    public String toString() {
        return name.underscored() + "-" + version + extension;
    }
}

package dev.wardian.python.build;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.nio.file.Path;
import java.util.Optional;

/// What is built: a folder with a project, or a source distribution.
///
/// @param path the folder, or the `.tar.gz`, `.tar.xz`, `.tar.bz2` or `.zip` file
/// @param subfolder where the project lies inside, empty for the top
/// @param name what the result must be called, when that is known
/// @param version the version that the result must have, when that is known
public record Source(
        Path path, String subfolder, Optional<PackageName> name, Optional<Version> version) {
    public Source {
        path = path.toAbsolutePath().normalize();
    }

    /// A folder or file of which nothing more is known.
    public static Source at(Path path) {
        return new Source(path, "", Optional.empty(), Optional.empty());
    }

    /// A file of which an index says what it is.
    public static Source of(Path path, PackageName name, Version version) {
        return new Source(path, "", Optional.of(name), Optional.of(version));
    }

    /// The same with the project in a folder inside.
    public Source within(String folder) {
        return new Source(path, folder, name, version);
    }

    /// The same, known by name.
    public Source named(PackageName expected) {
        return new Source(path, subfolder, Optional.of(expected), version);
    }

    /// How messages speak of it.
    public String display() {
        return name.isPresent() && version.isPresent()
                ? name.get() + " " + version.get()
                : name.map(PackageName::toString).orElseGet(path::toString);
    }
}

package dev.wardian.stack.size;

import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.standards.name.PackageName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What an environment takes on disk.
///
/// Sizes are those of the files, as `ls` tells them, and of the folders; a file with several names
/// in the environment counts once. What is shared is told by link counts. Where the file system
/// can share the blocks of copies ([#blocksMayBeShared]) the link count does not tell, so that the
/// bytes called own may be shared all the same.
///
/// @param root the environment's folder
/// @param packages what is installed, biggest first
/// @param unclaimed files of the environment that no package recorded: the interpreter's, scripts
///     of activation, bytecode of what is gone
/// @param folders how many folders there are
/// @param folderBytes what the folders themselves take
/// @param blocksMayBeShared whether copies can share blocks on this file system
public record Footprint(
        Path root,
        List<PackageFootprint> packages,
        Amount unclaimed,
        long folders,
        long folderBytes,
        boolean blocksMayBeShared) {

    /// How many of a package's biggest files are named.
    public static final int LARGEST = 10;

    /// Copies the list.
    public Footprint {
        packages = List.copyOf(packages);
    }

    /// Measures an environment; looks at every file in it.
    ///
    /// @param asked what a project asks for itself, whoever installed it
    /// @throws java.io.UncheckedIOException when it cannot be read
    public static Footprint of(PythonEnvironment environment, Set<PackageName> asked) {
        return new Survey(environment, asked).run();
    }

    /// The files of all packages.
    public Amount claimed() {
        Amount sum = Amount.NONE;
        for (PackageFootprint one : packages) {
            sum = sum.plus(one.amount());
        }
        return sum;
    }

    /// All files, without the folders.
    public Amount total() {
        return claimed().plus(unclaimed);
    }

    /// What another environment with the same packages would take on this file system: the folders
    /// and all that is not shared.
    public long another() {
        return total().own() + folderBytes;
    }

    /// What one package takes.
    public Optional<PackageFootprint> find(PackageName name) {
        for (PackageFootprint one : packages) {
            if (one.name().equals(name)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}

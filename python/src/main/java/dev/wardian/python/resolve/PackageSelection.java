package dev.wardian.python.resolve;

import dev.wardian.standards.name.PackageName;
import java.util.Set;

/// Some packages, or all of them: what `--no-binary`, `--only-binary` and the like name.
///
/// @param all whether every package is meant
/// @param names the packages meant, if not all are
public record PackageSelection(boolean all, Set<PackageName> names) {
    /// No package.
    public static final PackageSelection NONE = new PackageSelection(false, Set.of());

    /// Every package.
    public static final PackageSelection ALL = new PackageSelection(true, Set.of());

    /// Copies the names.
    public PackageSelection {
        names = Set.copyOf(names);
    }

    /// Exactly these packages.
    public static PackageSelection of(Set<PackageName> names) {
        return new PackageSelection(false, names);
    }

    /// Whether the package is meant.
    public boolean contains(PackageName name) {
        return all || names.contains(name);
    }
}

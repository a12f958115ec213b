package dev.wardian.stack.size;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.List;

/// What one installed package takes on disk, and why it is there.
///
/// @param requested whether it was asked for by name (`REQUESTED`, PEP 376), or a project asks for
///     it
/// @param amount its recorded files and the bytecode made of them
/// @param files its files, biggest first
/// @param requires the installed packages that it requires, sorted
/// @param requiredBy the installed packages that require it, sorted
/// @param chain how it came here: from a package that nobody requires, over the fewest steps, to
///     this one; both ends included
public record PackageFootprint(
        PackageName name,
        Version version,
        boolean requested,
        Amount amount,
        List<SizedFile> files,
        List<PackageName> requires,
        List<PackageName> requiredBy,
        List<PackageName> chain) {

    /// Copies the lists.
    public PackageFootprint {
        files = List.copyOf(files);
        requires = List.copyOf(requires);
        requiredBy = List.copyOf(requiredBy);
        chain = List.copyOf(chain);
    }

    /// Its biggest files, biggest first, [Footprint#LARGEST] at most.
    public List<SizedFile> largest() {
        return files.subList(0, Math.min(Footprint.LARGEST, files.size()));
    }

    /// The package that this one is here for; itself when nobody requires it.
    public PackageName root() {
        return chain.getFirst();
    }
}

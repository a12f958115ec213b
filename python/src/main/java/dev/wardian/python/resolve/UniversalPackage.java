package dev.wardian.python.resolve;

import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// One version of a package, and where it is needed.
///
/// @param candidate what it is to be installed from; its `all` has the files for every platform
/// @param environments where it is needed: those of the target that lead to it; no environment
///     needs two versions of a package
/// @param forks the forks of the resolution in which this version was chosen, in their order
/// @param extras the extras that are asked for, each with the environments that ask for it
/// @param dependencies what it leads to, sorted by extra, name and version; two versions of one
///     package under different conditions are two of them
/// @param via who asks for it, roots first
public record UniversalPackage(
        PackageName name,
        Version version,
        Candidate candidate,
        CoreMetadata metadata,
        MarkerSpace environments,
        List<MarkerSpace> forks,
        SortedMap<ExtraName, MarkerSpace> extras,
        List<UniversalDependency> dependencies,
        List<Via> via) {
    /// Copies the collections.
    public UniversalPackage {
        forks = List.copyOf(forks);
        extras = Collections.unmodifiableSortedMap(new TreeMap<>(extras));
        dependencies = List.copyOf(dependencies);
        via = List.copyOf(via);
    }
}

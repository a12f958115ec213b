package dev.wardian.python.resolve;

import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// An edge of a universal resolution: that a package, or the person, leads to one version of a
/// package in some environments.
///
/// @param extra the extra of the package that asks on whose account it does, if on one's
/// @param name the package led to
/// @param version the version of it
/// @param address where that is to be taken from, if a person named an address
/// @param extras the extras of it that are asked for
/// @param environments where this edge counts; a part of where the one that asks is needed
public record UniversalDependency(
        Optional<ExtraName> extra,
        PackageName name,
        Version version,
        Optional<String> address,
        SortedSet<ExtraName> extras,
        MarkerSpace environments) {
    /// Copies the set.
    public UniversalDependency {
        extras = Collections.unmodifiableSortedSet(new TreeSet<>(extras));
    }

    UniversalDependency in(MarkerSpace space) {
        return new UniversalDependency(extra, name, version, address, extras, space);
    }
}

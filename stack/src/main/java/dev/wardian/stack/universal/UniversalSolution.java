package dev.wardian.stack.universal;

import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.version.SpecifierSet;
import java.util.List;

/// Versions for many environments: in each of them those whose marker holds fit together.
///
/// @param requiresPython the Pythons that it is for
/// @param environments the environments that it is for, among these Pythons; all if empty
/// @param forks where different versions were needed, each with an answer of its own; none if one
///     answer serves all
/// @param packages sorted by name, then version
/// @param warnings what a person should know
/// @param milliseconds how long it took
public record UniversalSolution(
        SpecifierSet requiresPython,
        List<Marker> environments,
        List<Marker> forks,
        List<MarkedPackage> packages,
        List<String> warnings,
        long milliseconds) {
    public UniversalSolution {
        environments = List.copyOf(environments);
        forks = List.copyOf(forks);
        packages = List.copyOf(packages);
        warnings = List.copyOf(warnings);
    }
}

package dev.wardian.python.resolve;

import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.version.SpecifierSet;
import java.util.List;

/// The environments that a universal resolution is made for.
///
/// @param requiresPython the Pythons that count, `Requires-Python` of a project; all if empty
/// @param environments the only environments that count, each solved by itself; all if empty
/// @param required environments for which every package that they need must have a wheel, or a
///     source distribution that may be built
public record UniversalTarget(
        SpecifierSet requiresPython, List<MarkerSpace> environments, List<MarkerSpace> required) {
    /// Copies the lists.
    public UniversalTarget {
        environments = List.copyOf(environments);
        required = List.copyOf(required);
    }

    /// Every environment with one of these Pythons.
    public static UniversalTarget of(SpecifierSet requiresPython) {
        return new UniversalTarget(requiresPython, List.of(), List.of());
    }

    /// All environments that count.
    public MarkerSpace space() {
        MarkerSpace pythons = MarkerSpace.ofPython(requiresPython);
        return environments.isEmpty() ? pythons : pythons.and(MarkerSpace.any(environments));
    }
}

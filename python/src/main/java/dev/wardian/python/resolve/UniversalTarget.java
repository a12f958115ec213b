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
/// @param apart where extras and groups exclude each other: what may be wanted together
///     (`"a" in extras and "b" not in extras`), each part solved by itself, no two of which have
///     anything in common; anything may be wanted together if empty
public record UniversalTarget(
        SpecifierSet requiresPython,
        List<MarkerSpace> environments,
        List<MarkerSpace> required,
        List<MarkerSpace> apart) {
    /// Copies the lists.
    public UniversalTarget {
        environments = List.copyOf(environments);
        required = List.copyOf(required);
        apart = List.copyOf(apart);
    }

    /// Environments in which everything may be wanted together.
    public UniversalTarget(
            SpecifierSet requiresPython,
            List<MarkerSpace> environments,
            List<MarkerSpace> required) {
        this(requiresPython, environments, required, List.of());
    }

    /// Every environment with one of these Pythons.
    public static UniversalTarget of(SpecifierSet requiresPython) {
        return new UniversalTarget(requiresPython, List.of(), List.of());
    }

    /// All environments that count.
    public MarkerSpace space() {
        return machines().and(any(apart));
    }

    /// All environments that count, whatever is wanted in them.
    MarkerSpace machines() {
        return MarkerSpace.ofPython(requiresPython).and(any(environments));
    }

    private static MarkerSpace any(List<MarkerSpace> spaces) {
        return spaces.isEmpty() ? MarkerSpace.all() : MarkerSpace.any(spaces);
    }
}

package dev.wardian.stack.universal;

import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.version.SpecifierSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What projects say about where they are to work.
///
/// @param requiresPython `requires-python` of `[project]`
/// @param environments the only environments that count (`environments` of `[tool.wardian]`, or
///     else of `[tool.uv]`); all if empty
/// @param required environments that need a wheel or source of everything
///     (`required-environments`)
public record ProjectEnvironments(
        Optional<SpecifierSet> requiresPython, List<Marker> environments, List<Marker> required) {
    private static final ProjectEnvironments ANY =
            new ProjectEnvironments(Optional.empty(), List.of(), List.of());

    public ProjectEnvironments {
        environments = List.copyOf(environments);
        required = List.copyOf(required);
    }

    /// No limits.
    public static ProjectEnvironments any() {
        return ANY;
    }

    /// What two projects say that are locked together.
    public ProjectEnvironments and(ProjectEnvironments other) {
        return new ProjectEnvironments(
                requiresPython.isPresent() && other.requiresPython.isPresent()
                        ? Optional.of(requiresPython.get().and(other.requiresPython.get()))
                        : requiresPython.or(other::requiresPython),
                joined(environments, other.environments),
                joined(required, other.required));
    }

    private static List<Marker> joined(List<Marker> first, List<Marker> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}

package dev.wardian.python.resolve;

import dev.wardian.standards.marker.MarkerSpace;
import java.util.List;

/// What some requirements come to in many environments at once: for each of them one version of
/// every package that is needed there.
///
/// Nothing here depends on the order in which an index answered.
///
/// @param target what it was made for
/// @param forks the environments that were solved apart because their answers differ, none of which
///     has an environment in common with another; the one space of the target if none were
/// @param roots what is asked for first
/// @param packages sorted by name, then version; each is needed in some environment
/// @param warnings what a person should know though it works, one line each
public record UniversalResolution(
        UniversalTarget target,
        List<MarkerSpace> forks,
        List<UniversalDependency> roots,
        List<UniversalPackage> packages,
        List<String> warnings) {
    /// Copies the lists.
    public UniversalResolution {
        forks = List.copyOf(forks);
        roots = List.copyOf(roots);
        packages = List.copyOf(packages);
        warnings = List.copyOf(warnings);
    }
}

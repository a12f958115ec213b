package dev.wardian.stack.smoke;

import dev.wardian.standards.name.PackageName;
import java.time.Duration;
import java.util.List;

/// What is imported, and within which limits.
///
/// @param names the packages; none for all
/// @param time how long the modules of one package may take together
/// @param memory how many bytes of address space a process may have
/// @param processes how many packages are imported at once
public record SmokeChoices(List<PackageName> names, Duration time, long memory, int processes) {
    public SmokeChoices {
        names = List.copyOf(names);
        if (!time.isPositive() || memory < 1 || processes < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    /// All packages, two minutes and 32 GiB each: the libraries of CUDA alone take ten of address
    /// space.
    public static SmokeChoices usual(int processes) {
        return new SmokeChoices(List.of(), Duration.ofMinutes(2), 32L << 30, processes);
    }
}

package dev.wardian.stack;

import java.util.List;

/// Versions that fit together.
///
/// @param packages what to install, sorted by name
/// @param warnings what a person should know (yanked versions, extras that do not exist)
/// @param milliseconds how long it took
public record Solved(List<SolvedPackage> packages, List<String> warnings, long milliseconds)
        implements Resolution {
    public Solved {
        packages = List.copyOf(packages);
        warnings = List.copyOf(warnings);
    }
}

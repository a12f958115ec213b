package dev.wardian.stack;

import java.util.List;

/// What applying a [Plan] did.
///
/// @param removed what went
/// @param installed what came
/// @param downloadedFiles how many files were fetched
/// @param downloadedBytes how many bytes were fetched
/// @param built how many packages were built from source
/// @param sources the hosts or folders files came from, most files first
/// @param linkMode how files were put in place (`reflink`, `hardlink`, `copy`, `symlink`)
/// @param warnings what a person should know
/// @param milliseconds how long it took
public record Applied(
        List<Plan.Removal> removed,
        List<Plan.Installation> installed,
        int downloadedFiles,
        long downloadedBytes,
        int built,
        List<String> sources,
        String linkMode,
        List<String> warnings,
        long milliseconds) {
    static Applied nothing() {
        return new Applied(List.of(), List.of(), 0, 0, 0, List.of(), "", List.of(), 0);
    }

    public Applied {
        removed = List.copyOf(removed);
        installed = List.copyOf(installed);
        sources = List.copyOf(sources);
        warnings = List.copyOf(warnings);
    }
}

package dev.wardian.python.install;

import dev.wardian.store.LinkMode;
import java.util.List;
import java.util.Set;

/// What a change of an environment did.
///
/// @param installed the wheels that were installed, by their `name version`
/// @param removed the distributions that were removed, by their `name version`
/// @param files how many files were put in place
/// @param overwritten files that belonged to others and were replaced
/// @param linked how files came out of the store
/// @param notes what else is worth knowing, a line each
public record InstallResult(
        List<String> installed,
        List<String> removed,
        long files,
        List<Overwrite> overwritten,
        Set<LinkMode> linked,
        List<String> notes) {

    /// That of a change that had nothing to do.
    public static final InstallResult NOTHING =
            new InstallResult(List.of(), List.of(), 0, List.of(), Set.of(), List.of());

    /// Copies the collections.
    public InstallResult {
        installed = List.copyOf(installed);
        removed = List.copyOf(removed);
        overwritten = List.copyOf(overwritten);
        linked = Set.copyOf(linked);
        notes = List.copyOf(notes);
    }
}

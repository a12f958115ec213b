package dev.wardian.stack;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.List;
import java.util.Optional;

/// What would change in an environment. Made by the `plan…` methods of [Wardian], carried out by
/// [Wardian#apply(Plan)]; until then nothing was changed.
///
/// @param environment where
/// @param remove what goes, sorted by name
/// @param install what comes, sorted by name
/// @param keep what is there and stays, of the packages asked for
/// @param warnings what a person should know
/// @param resolvedPackages how many packages the resolution has; zero when none was needed
/// @param milliseconds how long resolving and planning took
public record Plan(
        Environment environment,
        List<Removal> remove,
        List<Installation> install,
        List<Kept> keep,
        List<String> warnings,
        int resolvedPackages,
        long milliseconds)
        implements Planning {

    /// A package that goes; `replacedBy` names the version that comes in its place.
    public record Removal(PackageName name, Version version, Optional<Version> replacedBy) {}

    /// A package that comes. `origin` says from where: `cached`, an index's or direct address, or a
    /// folder; `reason` why: new, upgrade, reinstall.
    public record Installation(
            PackageName name,
            Version version,
            Optional<Version> replaces,
            String file,
            Origin origin,
            boolean editable,
            Reason reason) {}

    /// A package that stays.
    public record Kept(PackageName name, Version version) {}

    /// Where the files of an [Installation] come from.
    public sealed interface Origin {
        /// Lies unpacked in the store.
        record Cached() implements Origin {}

        /// Is fetched from there.
        record Download(String url) implements Origin {}

        /// Is built from there: a source archive, a repository or a folder.
        record Build(String url) implements Origin {}

        /// Is a file of this machine.
        record Local(String path) implements Origin {}
    }

    /// Why an [Installation] is needed.
    public enum Reason {
        NEW,
        CHANGED_VERSION,
        CHANGED_SOURCE,
        REINSTALL
    }

    public Plan {
        remove = List.copyOf(remove);
        install = List.copyOf(install);
        keep = List.copyOf(keep);
        warnings = List.copyOf(warnings);
    }

    /// True when there is nothing to do.
    public boolean isEmpty() {
        return remove.isEmpty() && install.isEmpty();
    }
}

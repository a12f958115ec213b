package dev.wardian.python.resolve;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How to choose among candidates.
///
/// @param order which versions are tried first
/// @param prereleases whether pre-releases are candidates
/// @param prereleasesByName the packages for which another rule holds
/// @param dependencies whether what packages depend on is looked at; false is `--no-deps`
/// @param noBuild the packages that must not be built from source
/// @param noBinary the packages that must be built from source
/// @param excludeNewer ignores all files that were uploaded at this instant or later
/// @param excludeNewerByName the packages for which another instant counts, or none
/// @param excludes packages that are left out wherever they are asked for
/// @param requireHashes refuses files without a digest that was asked for
/// @param preferences versions that are taken where they fit, from a lock or an earlier answer
/// @param present packages that are there already and stay where they fit; the caller leaves out
///                                   those to upgrade or to reinstall
/// @param lessons what artifacts prove against their metadata
public record ResolveOptions(
        CandidateOrder order,
        PrereleaseMode prereleases,
        Map<PackageName, PrereleaseMode> prereleasesByName,
        boolean dependencies,
        PackageSelection noBuild,
        PackageSelection noBinary,
        Optional<Instant> excludeNewer,
        Map<PackageName, Optional<Instant>> excludeNewerByName,
        Set<PackageName> excludes,
        boolean requireHashes,
        Map<PackageName, Version> preferences,
        Map<PackageName, PresentPackage> present,
        List<Lesson> lessons) {
    /// The newest versions with all they need, nothing preferred, nothing refused.
    public static final ResolveOptions DEFAULT =
            new ResolveOptions(
                    CandidateOrder.HIGHEST,
                    PrereleaseMode.IF_NECESSARY,
                    Map.of(),
                    true,
                    PackageSelection.NONE,
                    PackageSelection.NONE,
                    Optional.empty(),
                    Map.of(),
                    Set.of(),
                    false,
                    Map.of(),
                    Map.of(),
                    List.of());

    /// Copies the collections.
    public ResolveOptions {
        prereleasesByName = Map.copyOf(prereleasesByName);
        excludeNewerByName = Map.copyOf(excludeNewerByName);
        excludes = Set.copyOf(excludes);
        preferences = Map.copyOf(preferences);
        present = Map.copyOf(present);
        lessons = List.copyOf(lessons);
    }

    /// Whether an answer depends on indexes alone, and not on what is installed.
    boolean isOfIndexes() {
        return present.isEmpty();
    }

    /// The same with another order.
    public ResolveOptions withOrder(CandidateOrder changed) {
        var draft = new Draft(this);
        draft.order = changed;
        return draft.done();
    }

    /// The same with another rule for pre-releases.
    public ResolveOptions withPrereleases(PrereleaseMode changed) {
        var draft = new Draft(this);
        draft.prereleases = changed;
        return draft.done();
    }

    /// The same with or without what packages depend on.
    public ResolveOptions withDependencies(boolean changed) {
        var draft = new Draft(this);
        draft.dependencies = changed;
        return draft.done();
    }

    /// The same with other packages that must not, or must, be built from source.
    public ResolveOptions withFormats(PackageSelection notBuilt, PackageSelection notBinary) {
        var draft = new Draft(this);
        draft.noBuild = notBuilt;
        draft.noBinary = notBinary;
        return draft.done();
    }

    /// The same as if it were this instant.
    public ResolveOptions withExcludeNewer(Instant changed) {
        var draft = new Draft(this);
        draft.excludeNewer = Optional.of(changed);
        return draft.done();
    }

    /// The same with instants of their own for some packages; no instant lets all files count.
    public ResolveOptions withExcludeNewerByName(Map<PackageName, Optional<Instant>> changed) {
        var draft = new Draft(this);
        draft.excludeNewerByName = changed;
        return draft.done();
    }

    /// The same with another rule for the pre-releases of some packages.
    public ResolveOptions withPrereleasesByName(Map<PackageName, PrereleaseMode> changed) {
        var draft = new Draft(this);
        draft.prereleasesByName = changed;
        return draft.done();
    }

    /// The same without some packages.
    public ResolveOptions withExcludes(Set<PackageName> changed) {
        var draft = new Draft(this);
        draft.excludes = changed;
        return draft.done();
    }

    /// From when on files of a package do not count.
    public Optional<Instant> excludeNewer(PackageName name) {
        return excludeNewerByName.getOrDefault(name, excludeNewer);
    }

    /// The same with digests required or not.
    public ResolveOptions withRequireHashes(boolean changed) {
        var draft = new Draft(this);
        draft.requireHashes = changed;
        return draft.done();
    }

    /// The same with other versions that are taken where they fit.
    public ResolveOptions withPreferences(Map<PackageName, Version> changed) {
        var draft = new Draft(this);
        draft.preferences = changed;
        return draft.done();
    }

    /// The same with other packages that are there already.
    public ResolveOptions withPresent(Map<PackageName, PresentPackage> changed) {
        var draft = new Draft(this);
        draft.present = changed;
        return draft.done();
    }

    /// The same with other lessons.
    public ResolveOptions withLessons(List<Lesson> changed) {
        var draft = new Draft(this);
        draft.lessons = changed;
        return draft.done();
    }

    /// Options while some of them change: besides the record's head the only place that lists them
    /// all.
    private static final class Draft {
        CandidateOrder order;
        PrereleaseMode prereleases;
        Map<PackageName, PrereleaseMode> prereleasesByName;
        boolean dependencies;
        PackageSelection noBuild;
        PackageSelection noBinary;
        Optional<Instant> excludeNewer;
        Map<PackageName, Optional<Instant>> excludeNewerByName;
        Set<PackageName> excludes;
        boolean requireHashes;
        Map<PackageName, Version> preferences;
        Map<PackageName, PresentPackage> present;
        List<Lesson> lessons;

        Draft(ResolveOptions from) {
            this.order = from.order;
            this.prereleases = from.prereleases;
            this.prereleasesByName = from.prereleasesByName;
            this.dependencies = from.dependencies;
            this.noBuild = from.noBuild;
            this.noBinary = from.noBinary;
            this.excludeNewer = from.excludeNewer;
            this.excludeNewerByName = from.excludeNewerByName;
            this.excludes = from.excludes;
            this.requireHashes = from.requireHashes;
            this.preferences = from.preferences;
            this.present = from.present;
            this.lessons = from.lessons;
        }

        ResolveOptions done() {
            return new ResolveOptions(
                    order,
                    prereleases,
                    prereleasesByName,
                    dependencies,
                    noBuild,
                    noBinary,
                    excludeNewer,
                    excludeNewerByName,
                    excludes,
                    requireHashes,
                    preferences,
                    present,
                    lessons);
        }
    }
}

package dev.wardian.stack.requirement;

import dev.wardian.stack.choice.IndexOptions;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.project.WantedTogether;
import dev.wardian.stack.universal.ProjectEnvironments;
import dev.wardian.standards.name.PackageName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What somebody wants: requirements, constraints and overrides with the place each was written at,
/// and what requirement files say about indexes and formats. Immutable.
///
/// @param requirements what must be there
/// @param constraints what versions may be, if a package is needed at all
/// @param overrides what replaces the requirements that packages declare themselves
/// @param excludes packages to leave out wherever they are asked for
/// @param buildConstraints what versions of build requirements may be
/// @param indexes the indexes that requirement files name
/// @param prereleases true when a file says `--pre`
/// @param requireHashes true when a file says `--require-hashes`
/// @param noBinary what files say must be built
/// @param onlyBinary what files say must not be built
/// @param locks `pylock.toml` files to install from instead of resolving
/// @param environments where the projects among the sources are to work
/// @param withoutSources packages that come from an index, whatever the `sources` of a project say
/// @param together what of the extras and groups may be wanted together
public record RequirementSet(
        List<Declared> requirements,
        List<Declared> constraints,
        List<Declared> overrides,
        Set<PackageName> excludes,
        List<Declared> buildConstraints,
        IndexOptions indexes,
        boolean prereleases,
        boolean requireHashes,
        PackageSelection noBinary,
        PackageSelection onlyBinary,
        List<Path> locks,
        ProjectEnvironments environments,
        PackageSelection withoutSources,
        WantedTogether together) {

    public RequirementSet {
        buildConstraints = List.copyOf(buildConstraints);
        excludes = Set.copyOf(excludes);
        requirements = List.copyOf(requirements);
        constraints = List.copyOf(constraints);
        overrides = List.copyOf(overrides);
        locks = List.copyOf(locks);
    }

    /// Requirements held in memory, written as on pip's command line.
    public static RequirementSet of(String... requirements) {
        var declared = new ArrayList<Declared>(requirements.length);
        for (var requirement : requirements) {
            declared.add(Declared.of(requirement));
        }
        return of(declared);
    }

    /// Requirements with their origins.
    public static RequirementSet of(List<Declared> requirements) {
        return new RequirementSet(
                requirements,
                List.of(),
                List.of(),
                Set.of(),
                List.of(),
                IndexOptions.none(),
                false,
                false,
                PackageSelection.none(),
                PackageSelection.none(),
                List.of(),
                ProjectEnvironments.any(),
                PackageSelection.none(),
                WantedTogether.anything());
    }

    /// The same with constraints, written as requirements.
    public RequirementSet constrainedBy(String... texts) {
        var all = new ArrayList<>(constraints);
        for (var text : texts) {
            all.add(Declared.of(text));
        }
        var draft = new Draft(this);
        draft.constraints = all;
        return draft.done();
    }

    /// The same without the digests that files give.
    public RequirementSet withoutHashes() {
        var draft = new Draft(this);
        draft.requirements = withoutHashes(requirements);
        draft.constraints = withoutHashes(constraints);
        return draft.done();
    }

    private static List<Declared> withoutHashes(List<Declared> declared) {
        var plain = new ArrayList<Declared>(declared.size());
        for (var one : declared) {
            plain.add(one.withoutHashes());
        }
        return plain;
    }

    /// True when nothing is asked for.
    public boolean isEmpty() {
        return requirements.isEmpty() && locks.isEmpty();
    }

    public RequirementSet withRequirements(List<Declared> declared) {
        var draft = new Draft(this);
        draft.requirements = declared;
        return draft.done();
    }

    public RequirementSet withConstraints(List<Declared> declared) {
        var draft = new Draft(this);
        draft.constraints = declared;
        return draft.done();
    }

    public RequirementSet withOverrides(List<Declared> declared) {
        var draft = new Draft(this);
        draft.overrides = declared;
        return draft.done();
    }

    public RequirementSet withIndexes(IndexOptions named) {
        var draft = new Draft(this);
        draft.indexes = named;
        return draft.done();
    }

    public RequirementSet withPrereleases(boolean allowed) {
        var draft = new Draft(this);
        draft.prereleases = allowed;
        return draft.done();
    }

    public RequirementSet withRequireHashes(boolean required) {
        var draft = new Draft(this);
        draft.requireHashes = required;
        return draft.done();
    }

    /// The same with other limits on what is built and what is taken ready.
    public RequirementSet withFormats(PackageSelection neverBuilt, PackageSelection alwaysBuilt) {
        var draft = new Draft(this);
        draft.onlyBinary = neverBuilt;
        draft.noBinary = alwaysBuilt;
        return draft.done();
    }

    public RequirementSet withLocks(List<Path> files) {
        var draft = new Draft(this);
        draft.locks = files;
        return draft.done();
    }

    public RequirementSet withExcludes(Set<PackageName> names) {
        var draft = new Draft(this);
        draft.excludes = names;
        return draft.done();
    }

    public RequirementSet withBuildConstraints(List<Declared> declared) {
        var draft = new Draft(this);
        draft.buildConstraints = declared;
        return draft.done();
    }

    public RequirementSet withEnvironments(ProjectEnvironments limits) {
        var draft = new Draft(this);
        draft.environments = limits;
        return draft.done();
    }

    public RequirementSet withTogether(WantedTogether choices) {
        var draft = new Draft(this);
        draft.together = choices;
        return draft.done();
    }

    public RequirementSet withoutSources(PackageSelection packages) {
        var draft = new Draft(this);
        draft.withoutSources = packages;
        return draft.done();
    }

    /// Sets while some of them change: besides the record's head the only place that lists them
    /// all.
    private static final class Draft {
        List<Declared> requirements;
        List<Declared> constraints;
        List<Declared> overrides;
        Set<PackageName> excludes;
        List<Declared> buildConstraints;
        IndexOptions indexes;
        boolean prereleases;
        boolean requireHashes;
        PackageSelection noBinary;
        PackageSelection onlyBinary;
        List<Path> locks;
        ProjectEnvironments environments;
        PackageSelection withoutSources;
        WantedTogether together;

        Draft(RequirementSet from) {
            this.requirements = from.requirements;
            this.constraints = from.constraints;
            this.overrides = from.overrides;
            this.excludes = from.excludes;
            this.buildConstraints = from.buildConstraints;
            this.indexes = from.indexes;
            this.prereleases = from.prereleases;
            this.requireHashes = from.requireHashes;
            this.noBinary = from.noBinary;
            this.onlyBinary = from.onlyBinary;
            this.locks = from.locks;
            this.environments = from.environments;
            this.withoutSources = from.withoutSources;
            this.together = from.together;
        }

        RequirementSet done() {
            return new RequirementSet(
                    requirements,
                    constraints,
                    overrides,
                    excludes,
                    buildConstraints,
                    indexes,
                    prereleases,
                    requireHashes,
                    noBinary,
                    onlyBinary,
                    locks,
                    environments,
                    withoutSources,
                    together);
        }
    }
}

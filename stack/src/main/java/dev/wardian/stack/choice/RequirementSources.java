package dev.wardian.stack.choice;

import dev.wardian.stack.project.WantedTogether;
import java.util.ArrayList;
import java.util.List;

/// From where a `RequirementSet` is read. File names may be `-` for standard input, an `http(s)`
/// address, `pyproject.toml`, `pylock.toml` or any requirements file; packages are written as on
/// `pip`'s command line (`numpy>=2`, `./folder[extra]`, `name @ url`, a wheel).
///
/// @param packages requirements given as text
/// @param editables folders or version control addresses to install editable (`-e`)
/// @param files requirement files (`-r`)
/// @param constraints constraint files (`-c`)
/// @param overrides files whose requirements replace what packages say (`--override`)
/// @param excludes files that name packages to leave out wherever they are asked for (`--exclude`)
/// @param buildConstraints files that limit what builds are done with (`--build-constraint`)
/// @param extras extras of the projects among `files` to include
/// @param allExtras true to include every extra of those projects
/// @param groups dependency groups (PEP 735) as `name` or `path:name`
/// @param allGroups true to include every dependency group of those projects
/// @param copied what is installed as a copy although it is named to be editable
/// @param withoutSources packages that come from an index, whatever the `sources` of a project say
/// @param together what of the extras and groups may be wanted together
/// @param members projects that say besides which index single packages come from, with all their
///     extras and groups
public record RequirementSources(
        List<String> packages,
        List<String> editables,
        List<String> files,
        List<String> constraints,
        List<String> overrides,
        List<String> excludes,
        List<String> buildConstraints,
        List<String> extras,
        boolean allExtras,
        List<String> groups,
        boolean allGroups,
        PackageSelection copied,
        PackageSelection withoutSources,
        WantedTogether together,
        List<String> members) {

    private static final RequirementSources NONE =
            new RequirementSources(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    false,
                    List.of(),
                    false,
                    PackageSelection.none(),
                    PackageSelection.none(),
                    WantedTogether.anything(),
                    List.of());

    public RequirementSources {
        buildConstraints = List.copyOf(buildConstraints);
        excludes = List.copyOf(excludes);
        packages = List.copyOf(packages);
        editables = List.copyOf(editables);
        files = List.copyOf(files);
        constraints = List.copyOf(constraints);
        overrides = List.copyOf(overrides);
        extras = List.copyOf(extras);
        groups = List.copyOf(groups);
        members = List.copyOf(members);
    }

    /// Nothing yet.
    public static RequirementSources none() {
        return NONE;
    }

    /// Requirements given as text alone.
    public static RequirementSources ofPackages(List<String> packages) {
        return NONE.withPackages(packages);
    }

    /// Requirement files alone.
    public static RequirementSources ofFiles(List<String> files) {
        return NONE.withFiles(files);
    }

    /// True when nothing at all is asked for.
    public boolean isEmpty() {
        return packages.isEmpty()
                && editables.isEmpty()
                && files.isEmpty()
                && groups.isEmpty()
                && !allGroups;
    }

    /// The same with further requirements as text.
    public RequirementSources and(String text) {
        var all = new ArrayList<>(packages);
        all.add(text);
        var draft = new Draft(this);
        draft.packages = all;
        return draft.done();
    }

    public RequirementSources withPackages(List<String> texts) {
        var draft = new Draft(this);
        draft.packages = texts;
        return draft.done();
    }

    public RequirementSources withEditables(List<String> texts) {
        var draft = new Draft(this);
        draft.editables = texts;
        return draft.done();
    }

    public RequirementSources withFiles(List<String> names) {
        var draft = new Draft(this);
        draft.files = names;
        return draft.done();
    }

    public RequirementSources withConstraints(List<String> names) {
        var draft = new Draft(this);
        draft.constraints = names;
        return draft.done();
    }

    public RequirementSources withOverrides(List<String> names) {
        var draft = new Draft(this);
        draft.overrides = names;
        return draft.done();
    }

    public RequirementSources withExtras(List<String> names) {
        var draft = new Draft(this);
        draft.extras = names;
        return draft.done();
    }

    public RequirementSources withAllExtras(boolean all) {
        var draft = new Draft(this);
        draft.allExtras = all;
        return draft.done();
    }

    public RequirementSources withGroups(List<String> names) {
        var draft = new Draft(this);
        draft.groups = names;
        return draft.done();
    }

    public RequirementSources withExcludes(List<String> names) {
        var draft = new Draft(this);
        draft.excludes = names;
        return draft.done();
    }

    public RequirementSources withBuildConstraints(List<String> names) {
        var draft = new Draft(this);
        draft.buildConstraints = names;
        return draft.done();
    }

    public RequirementSources withAllGroups(boolean all) {
        var draft = new Draft(this);
        draft.allGroups = all;
        return draft.done();
    }

    public RequirementSources withCopied(PackageSelection packages) {
        var draft = new Draft(this);
        draft.copied = packages;
        return draft.done();
    }

    public RequirementSources withTogether(WantedTogether choices) {
        var draft = new Draft(this);
        draft.together = choices;
        return draft.done();
    }

    public RequirementSources withoutSources(PackageSelection packages) {
        var draft = new Draft(this);
        draft.withoutSources = packages;
        return draft.done();
    }

    /// The same beside projects that say which index single packages come from.
    public RequirementSources withMembers(List<String> files) {
        var draft = new Draft(this);
        draft.members = files;
        return draft.done();
    }

    /// Sources while some of them change: besides the record's head the only place that lists them
    /// all.
    private static final class Draft {
        List<String> packages;
        List<String> editables;
        List<String> files;
        List<String> constraints;
        List<String> overrides;
        List<String> excludes;
        List<String> buildConstraints;
        List<String> extras;
        boolean allExtras;
        List<String> groups;
        boolean allGroups;
        PackageSelection copied;
        PackageSelection withoutSources;
        WantedTogether together;
        List<String> members;

        Draft(RequirementSources from) {
            this.packages = from.packages;
            this.editables = from.editables;
            this.files = from.files;
            this.constraints = from.constraints;
            this.overrides = from.overrides;
            this.excludes = from.excludes;
            this.buildConstraints = from.buildConstraints;
            this.extras = from.extras;
            this.allExtras = from.allExtras;
            this.groups = from.groups;
            this.allGroups = from.allGroups;
            this.copied = from.copied;
            this.withoutSources = from.withoutSources;
            this.together = from.together;
            this.members = from.members;
        }

        RequirementSources done() {
            return new RequirementSources(
                    packages,
                    editables,
                    files,
                    constraints,
                    overrides,
                    excludes,
                    buildConstraints,
                    extras,
                    allExtras,
                    groups,
                    allGroups,
                    copied,
                    withoutSources,
                    together,
                    members);
        }
    }
}

package dev.wardian.stack;

import java.util.ArrayList;
import java.util.List;

/// From where a [RequirementSet] is read. File names may be `-` for standard input, an `http(s)`
/// address, `pyproject.toml`, `pylock.toml` or any requirements file; packages are written as on
/// `pip`'s command line (`numpy>=2`, `./folder[extra]`, `name @ url`, a wheel).
///
/// @param packages requirements given as text
/// @param editables folders or version control addresses to install editable (`-e`)
/// @param files requirement files (`-r`)
/// @param constraints constraint files (`-c`)
/// @param overrides files whose requirements replace what packages say (`--override`)
/// @param extras extras of the projects among `files` to include
/// @param allExtras true to include every extra of those projects
/// @param groups dependency groups (PEP 735) as `name` or `path:name`
public record RequirementSources(
        List<String> packages,
        List<String> editables,
        List<String> files,
        List<String> constraints,
        List<String> overrides,
        List<String> extras,
        boolean allExtras,
        List<String> groups) {

    public RequirementSources {
        packages = List.copyOf(packages);
        editables = List.copyOf(editables);
        files = List.copyOf(files);
        constraints = List.copyOf(constraints);
        overrides = List.copyOf(overrides);
        extras = List.copyOf(extras);
        groups = List.copyOf(groups);
    }

    /// Requirements given as text alone.
    public static RequirementSources ofPackages(List<String> packages) {
        return new RequirementSources(
                packages, List.of(), List.of(), List.of(), List.of(), List.of(), false, List.of());
    }

    /// Requirement files alone.
    public static RequirementSources ofFiles(List<String> files) {
        return new RequirementSources(
                List.of(), List.of(), files, List.of(), List.of(), List.of(), false, List.of());
    }

    /// True when nothing at all is asked for.
    public boolean isEmpty() {
        return packages.isEmpty() && editables.isEmpty() && files.isEmpty() && groups.isEmpty();
    }

    /// The same with further requirements as text.
    public RequirementSources and(String text) {
        var all = new ArrayList<>(packages);
        all.add(text);
        return new RequirementSources(
                all, editables, files, constraints, overrides, extras, allExtras, groups);
    }
}

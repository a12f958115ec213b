package dev.wardian.stack.workspace;

import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.choice.ResolveChoices;
import dev.wardian.stack.project.GroupPythons;
import dev.wardian.stack.system.LockedSystem;
import dev.wardian.standards.lock.Pylock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// What a lock is made from, a line each: as long as a project says the same, its lock is current,
/// and nobody need be asked. The lock keeps the lines under `[tool.wardian]`, so that drift can be
/// told in the words of the project file.
final class LockInputs {

    private static final String KEY = "inputs";

    private static final List<String> KEYS =
            List.of(
                    "constraint-dependencies",
                    "environments",
                    "exclude-dependencies",
                    "exclude-newer",
                    "exclude-newer-package",
                    "extra-build-dependencies",
                    "extra-index-url",
                    "find-links",
                    "index",
                    "index-strategy",
                    "index-url",
                    "no-build-isolation-package",
                    "no-index",
                    "override-dependencies",
                    "required-environments");

    private final TreeSet<String> lines = new TreeSet<>();

    private LockInputs() {}

    /// What a workspace says, and what the caller chooses that is not usual.
    static List<String> of(Workspace workspace, ResolveChoices choices) {
        var inputs = new LockInputs();
        for (var member : workspace.members()) {
            inputs.add(member, workspace);
        }
        if (!workspace.root().isProject()) {
            inputs.add(workspace.root(), workspace);
        }
        for (var key : KEYS) {
            var prefix = key + ": ";
            workspace
                    .root()
                    .tool(key)
                    .ifPresent(value -> inputs.lines.add(prefix + spelled(value)));
        }
        inputs.add(choices);
        return List.copyOf(inputs.lines);
    }

    private void add(Manifest member, Workspace workspace) {
        var name = member.name().map(Object::toString).orElse("project");
        member.requiresPython().ifPresent(it -> lines.add(name + " requires Python " + it));
        if (member.isDynamic()) {
            lines.add(name + ": what its build backend says, " + fingerprint(member.folder()));
        }
        if (member.isPackage()) {
            lines.add(name + " is installed itself");
        }
        for (var section : member.sections()) {
            var label =
                    switch (section) {
                        case Section.Main() -> name + ": ";
                        case Section.Extra(var extra) -> name + "[" + extra + "]: ";
                        case Section.Group(var group) -> name + " group " + group + ": ";
                    };
            if (member.valueOf(section) instanceof List<?> items) {
                if (items.isEmpty() && !(section instanceof Section.Main)) {
                    lines.add(label + "nothing");
                }
                items.forEach(item -> lines.add(label + spelled(item)));
            }
        }
        var defaults = member.defaultGroups();
        if (!defaults.isEmpty()) {
            lines.add(name + " default groups: " + defaults);
        }
        GroupPythons.of(member.tree())
                .all()
                .forEach(
                        (group, pythons) ->
                                lines.add(
                                        name + " group " + group + " requires Python " + pythons));
        if (member.tool("conflicts").orElse("") instanceof List<?> sets) {
            sets.forEach(set -> lines.add(name + " conflict: " + spelled(set)));
        }
        for (var entry : Manifest.table(member.tool("sources").orElse("")).entrySet()) {
            lines.add(
                    name
                            + " source of "
                            + entry.getKey()
                            + ": "
                            + spelled(entry.getValue())
                            + outside(member, entry.getValue(), workspace));
        }
    }

    /// What changes with a folder that is no member but that the project depends on.
    private static String outside(Manifest member, Object source, Workspace workspace) {
        if (!(Manifest.table(source).get("path") instanceof String path)) {
            return "";
        }
        var folder = member.folder().resolve(path).normalize();
        var isMember = workspace.members().stream().anyMatch(it -> it.folder().equals(folder));
        return isMember || !Files.isDirectory(folder) ? "" : " " + fingerprint(folder);
    }

    private static String fingerprint(Path folder) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var name : List.of(Manifest.FILE, "setup.cfg", "setup.py")) {
                var file = folder.resolve(name);
                if (Files.isRegularFile(file)) {
                    digest.update(name.getBytes(StandardCharsets.UTF_8));
                    digest.update(Files.readAllBytes(file));
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (IOException _) {
            return "unreadable";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void add(ResolveChoices choices) {
        var usual = ResolveChoices.usual();
        if (choices.order() != usual.order()) {
            lines.add("--resolution " + choices.order().spelling());
        }
        if (choices.prereleases() != usual.prereleases()) {
            lines.add("--prerelease " + choices.prereleases().spelling());
        }
        if (choices.forks() != usual.forks()) {
            lines.add("--fork-strategy " + choices.forks().spelling());
        }
        choices.prereleasesByPackage()
                .forEach((name, mode) -> lines.add("--prerelease-package " + name + "=" + mode));
        add("--no-binary", choices.noBinary());
        add("--only-binary", choices.noBuild());
    }

    private void add(String option, PackageSelection packages) {
        switch (packages) {
            case PackageSelection.None() -> {}
            case PackageSelection.All() -> lines.add(option + " :all:");
            case PackageSelection.Only(var names) ->
                    names.forEach(name -> lines.add(option + " " + name));
        }
    }

    private static String spelled(Object value) {
        return switch (value) {
            case Map<?, ?> table -> {
                var parts = new TreeSet<String>();
                table.forEach((key, one) -> parts.add(key + " = " + spelled(one)));
                yield "{" + String.join(", ", parts) + "}";
            }
            case List<?> list -> {
                var parts = new ArrayList<String>();
                list.forEach(one -> parts.add(spelled(one)));
                yield "[" + String.join(", ", parts) + "]";
            }
            default -> String.valueOf(value);
        };
    }

    /// What stands under `[tool.wardian]` of a lock.
    static Map<String, Object> tool(List<String> inputs, List<LockedSystem> system) {
        var tool = new LinkedHashMap<String, Object>();
        tool.put(KEY, inputs);
        tool.putAll(LockedSystem.tables(system));
        return tool;
    }

    /// The lines that a lock keeps; empty if it is not one of ours.
    static Optional<List<String>> kept(Pylock lock) {
        if (!(Manifest.table(lock.tool().get("wardian")).get(KEY) instanceof List<?> list)) {
            return Optional.empty();
        }
        var lines = new ArrayList<String>();
        list.forEach(line -> lines.add(String.valueOf(line)));
        return Optional.of(lines);
    }

    /// What tells two sets of lines apart: `+ new`, `- gone`.
    static List<String> drift(List<String> before, List<String> now) {
        var drift = new ArrayList<String>();
        for (var line : before) {
            if (!now.contains(line)) {
                drift.add("- " + line);
            }
        }
        for (var line : now) {
            if (!before.contains(line)) {
                drift.add("+ " + line);
            }
        }
        return drift;
    }
}

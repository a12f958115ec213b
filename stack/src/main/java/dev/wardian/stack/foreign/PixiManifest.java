package dev.wardian.stack.foreign;

import dev.wardian.stack.internal.toml.TomlEdit;
import dev.wardian.stack.workspace.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// `pixi.toml`, or `[tool.pixi]` of a `pyproject.toml`.
///
/// A feature's packages of the index are a dependency group of its name; those of a platform have a
/// marker. Packages of conda are carried through.
final class PixiManifest {
    private static final Map<String, String> PLATFORMS =
            Map.ofEntries(
                    Map.entry("unix", "os_name == 'posix'"),
                    Map.entry("linux", "sys_platform == 'linux'"),
                    Map.entry("osx", "sys_platform == 'darwin'"),
                    Map.entry("win", "sys_platform == 'win32'"),
                    Map.entry("linux-64", machine("linux", "x86_64")),
                    Map.entry("linux-aarch64", machine("linux", "aarch64")),
                    Map.entry("linux-ppc64le", machine("linux", "ppc64le")),
                    Map.entry("osx-64", machine("darwin", "x86_64")),
                    Map.entry("osx-arm64", machine("darwin", "arm64")),
                    Map.entry("win-64", machine("win32", "AMD64")),
                    Map.entry("win-arm64", machine("win32", "ARM64")));

    private final Foreign.Draft draft;

    private PixiManifest(Foreign.Draft draft) {
        this.draft = draft;
    }

    private static String machine(String system, String machine) {
        return "sys_platform == '" + system + "' and platform_machine == '" + machine + "'";
    }

    static Foreign read(Map<String, Object> pixi) {
        var draft = new Foreign.Draft();
        into(pixi, draft);
        return draft.done();
    }

    /// Adds what pixi's tables say to what else a file says.
    static void into(Map<String, Object> pixi, Foreign.Draft draft) {
        new PixiManifest(draft).all(pixi);
    }

    private void all(Map<String, Object> pixi) {
        var head =
                Tree.table(
                        pixi.containsKey("workspace")
                                ? pixi.get("workspace")
                                : pixi.get("project"));
        draft.name = draft.name.or(() -> Tree.text(head, "name"));
        draft.version = draft.version.or(() -> Tree.text(head, "version"));
        for (var channel : Tree.list(head.get("channels"))) {
            draft.channels.add(
                    Tree.text(Tree.table(channel), "channel").orElse(channel.toString()));
        }
        indexes(Tree.table(pixi.get("pypi-options")));
        part(pixi, Section.main());
        Tree.table(pixi.get("feature"))
                .forEach((name, feature) -> part(Tree.table(feature), Section.group(name)));
        for (var key : new TreeSet<>(pixi.keySet())) {
            switch (key) {
                case "tasks" ->
                        draft.losses.add(
                                "`[tasks]`: there is no table for commands; `wardian run` runs any");
                case "environments" ->
                        draft.losses.add(
                                "`[environments]`: each feature is a dependency group; `wardian sync"
                                        + " --group NAME` adds it");
                case "activation", "system-requirements", "package" ->
                        draft.losses.add("`[" + key + "]` stays pixi's");
                default -> {}
            }
        }
    }

    private void indexes(Map<String, Object> options) {
        Tree.text(options, "index-url")
                .ifPresent(it -> draft.indexes.add(new Foreign.Index("", it, true)));
        Tree.texts(options.get("extra-index-urls"))
                .forEach(it -> draft.indexes.add(new Foreign.Index("", it, false)));
    }

    /// The dependencies of the workspace or of a feature, with those of its platforms.
    private void part(Map<String, Object> part, Section section) {
        packages(part, section, "");
        Tree.table(part.get("target"))
                .forEach((platform, target) -> platform(platform, Tree.table(target), section));
    }

    private void platform(String name, Map<String, Object> target, Section section) {
        var marker = PLATFORMS.get(name);
        if (marker == null) {
            draft.losses.add("`target." + name + "` is no platform that a marker can say");
        } else {
            packages(target, section, marker);
        }
    }

    private void packages(Map<String, Object> part, Section section, String where) {
        for (var table : List.of("dependencies", "host-dependencies", "build-dependencies")) {
            Tree.table(part.get(table)).forEach((name, said) -> conda(name, said, section));
        }
        Tree.table(part.get("pypi-dependencies"))
                .forEach((name, said) -> python(name, said, section, where));
    }

    private void conda(String name, Object said, Section section) {
        var version =
                said instanceof String text
                        ? text
                        : Tree.text(Tree.table(said), "version").orElse("*");
        var spec = version.replace(" ", "");
        if (!name.equals("python")) {
            draft.conda.add(
                    name
                            + (spec.equals("*")
                                    ? ""
                                    : Character.isDigit(spec.charAt(0)) ? exact(spec) : spec));
        } else if (section instanceof Section.Main && draft.requiresPython.isEmpty()) {
            draft.requiresPython = CondaFiles.python(spec.equals("*") ? "" : spec);
        }
    }

    /// `3.29.*` is any 3.29; a plain version is that one.
    private static String exact(String version) {
        return (version.endsWith("*") ? "=" : "==") + version;
    }

    private void python(String name, Object said, Section section, String where) {
        var table =
                said instanceof String text
                        ? Map.<String, Object>of("version", text)
                        : Tree.table(said);
        var version = Tree.text(table, "version").orElse("*").replace(" ", "");
        var extras = Tree.texts(table.get("extras"));
        var markers = new ArrayList<String>();
        if (!where.isEmpty()) {
            markers.add(where);
        }
        Tree.text(table, "env-markers")
                .ifPresent(it -> markers.add(it.contains(" or ") ? "(" + it + ")" : it));
        draft.needs.add(
                new Foreign.Need(
                        section,
                        name
                                + (extras.isEmpty() ? "" : "[" + String.join(",", extras) + "]")
                                + (version.equals("*") ? "" : version)
                                + (markers.isEmpty() ? "" : " ; " + String.join(" and ", markers)),
                        source(table)));
    }

    private static Optional<String> source(Map<String, Object> said) {
        var parts = new ArrayList<String>();
        for (var key : List.of("git", "branch", "tag", "rev", "subdirectory", "url", "path")) {
            Tree.text(said, key).ifPresent(it -> parts.add(key + " = " + TomlEdit.quoted(it)));
        }
        if (said.containsKey("path") && Tree.isTrue(said, "editable")) {
            parts.add("editable = true");
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of("{ " + String.join(", ", parts) + " }");
    }
}

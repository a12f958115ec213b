package dev.wardian.stack.foreign;

import dev.wardian.stack.internal.toml.TomlEdit;
import dev.wardian.stack.workspace.Section;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// `[tool.poetry]` of a `pyproject.toml`.
///
/// Where the file has a `[project]` too, as Poetry 2 writes it, its lists are that table's; groups
/// and sources stay Poetry's, and `dependencies` adds to what it names already.
final class PoetryManifest {

    private final Foreign.Draft draft;
    private final Map<String, Object> poetry;
    private final boolean besideProject;
    private final Map<PackageName, List<String>> extrasOf = new LinkedHashMap<>();

    private PoetryManifest(Map<String, Object> tree, Foreign.Draft draft) {
        this.draft = draft;
        this.poetry = Tree.at(tree, "tool", "poetry");
        var project = Tree.table(tree.get("project"));
        this.besideProject =
                !project.isEmpty() && !Tree.texts(project.get("dynamic")).contains("dependencies");
    }

    /// Adds what Poetry's tables say to what else a file says.
    static void into(Map<String, Object> tree, Foreign.Draft draft) {
        new PoetryManifest(tree, draft).all();
    }

    private void all() {
        draft.name = draft.name.or(() -> Tree.text(poetry, "name"));
        draft.version = draft.version.or(() -> Tree.text(poetry, "version"));
        Tree.table(poetry.get("extras"))
                .forEach(
                        (extra, packages) -> {
                            for (var name : Tree.texts(packages)) {
                                PackageName.tryOf(name.replaceAll("[\\[ <>=!~;].*", ""))
                                        .ifPresent(
                                                it ->
                                                        extrasOf.computeIfAbsent(
                                                                        it, _ -> new ArrayList<>())
                                                                .add(extra));
                            }
                        });
        var own = Tree.table(poetry.get("dependencies"));
        if (besideProject) {
            enrich(own);
        } else {
            dependencies(own, Section.main());
        }
        dependencies(Tree.table(poetry.get("dev-dependencies")), Section.group("dev"));
        Tree.table(poetry.get("group"))
                .forEach(
                        (group, table) -> {
                            dependencies(
                                    Tree.at(Tree.table(table), "dependencies"),
                                    Section.group(group));
                            Tree.texts(Tree.table(table).get("include-groups"))
                                    .forEach(it -> draft.inclusion(group, it));
                            if (Tree.isTrue(Tree.table(table), "optional")) {
                                draft.losses.add(
                                        "group `"
                                                + group
                                                + "` is optional in Poetry; here it is wanted"
                                                + " only where it is named, as every group but `dev`");
                            }
                        });
        for (var source : Tree.list(poetry.get("source"))) {
            source(Tree.table(source));
        }
        for (var key : new TreeSet<>(poetry.keySet())) {
            if (List.of("scripts", "plugins", "packages", "include", "exclude", "build")
                    .contains(key)) {
                draft.losses.add(
                        "`tool.poetry."
                                + key
                                + "` is how Poetry builds the project; it stays where it is");
            }
        }
    }

    /// Sources of what `[project]` asks for.
    private void enrich(Map<String, Object> table) {
        var sources = new LinkedHashMap<PackageName, String>();
        table.forEach(
                (name, value) ->
                        PackageName.tryOf(name)
                                .ifPresent(
                                        it ->
                                                source(name, Tree.table(value))
                                                        .ifPresent(from -> sources.put(it, from))));
        draft.needs.replaceAll(
                need ->
                        Foreign.nameOf(need.text())
                                .map(sources::get)
                                .map(
                                        it ->
                                                new Foreign.Need(
                                                        need.section(),
                                                        need.text(),
                                                        Optional.of(it)))
                                .orElse(need));
        Tree.text(table, "python")
                .filter(_ -> draft.requiresPython.isEmpty())
                .ifPresent(this::python);
    }

    private void source(Map<String, Object> source) {
        var name = Tree.text(source, "name").orElse("");
        var url = Tree.text(source, "url");
        if (url.isPresent()) {
            var priority = Tree.text(source, "priority").orElse("primary");
            draft.indexes.add(
                    new Foreign.Index(
                            name,
                            url.get(),
                            priority.equals("default") || Tree.isTrue(source, "default")));
        }
    }

    private void dependencies(Map<String, Object> table, Section section) {
        table.forEach(
                (name, value) -> {
                    if (name.equals("python")) {
                        python(String.valueOf(value));
                    } else if (value instanceof List<?> several) {
                        several.forEach(one -> dependency(name, one, section));
                    } else {
                        dependency(name, value, section);
                    }
                });
    }

    private void python(String text) {
        var range = PoetryVersions.specifiers(text);
        draft.requiresPython = range.filter(it -> !it.isEmpty());
        if (range.isEmpty()) {
            draft.losses.add("python `" + text + "` is no range that `requires-python` can say");
        }
    }

    private void dependency(String name, Object value, Section section) {
        var table =
                value instanceof String
                        ? Map.<String, Object>of("version", value)
                        : Tree.table(value);
        var version = Tree.text(table, "version").orElse("*");
        var specifiers = PoetryVersions.specifiers(version);
        if (specifiers.isEmpty()) {
            draft.losses.add(
                    "`"
                            + name
                            + " = \""
                            + version
                            + "\"`: alternatives cannot be said; any version is admitted");
        }
        var extras = Tree.texts(table.get("extras"));
        var markers = new ArrayList<String>();
        Tree.text(table, "python").flatMap(PoetryVersions::pythonMarker).ifPresent(markers::add);
        Tree.text(table, "platform").ifPresent(it -> markers.add("sys_platform == '" + it + "'"));
        Tree.text(table, "markers")
                .ifPresent(it -> markers.add(it.contains(" or ") ? "(" + it + ")" : it));
        var text =
                name
                        + (extras.isEmpty() ? "" : "[" + String.join(",", extras) + "]")
                        + specifiers.orElse("")
                        + (markers.isEmpty() ? "" : " ; " + String.join(" and ", markers));
        var source = source(name, table);
        for (var where : sections(name, table, section)) {
            draft.needs.add(new Foreign.Need(where, text, source));
        }
    }

    /// An optional dependency stands in the extras that name it.
    private List<Section> sections(String name, Map<String, Object> table, Section section) {
        var extras =
                PackageName.tryOf(name)
                        .map(it -> extrasOf.getOrDefault(it, List.of()))
                        .orElse(List.of());
        if (!Tree.isTrue(table, "optional") || !(section instanceof Section.Main)) {
            return List.of(section);
        }
        if (extras.isEmpty()) {
            draft.losses.add("`" + name + "` is optional, but no extra names it; left out");
        }
        return extras.stream().map(Section::extra).toList();
    }

    private Optional<String> source(String name, Map<String, Object> table) {
        var parts = new ArrayList<String>();
        Tree.text(table, "git").ifPresent(it -> parts.add("git = " + TomlEdit.quoted(it)));
        for (var key : List.of("branch", "tag", "rev", "subdirectory", "url", "path")) {
            Tree.text(table, key).ifPresent(it -> parts.add(key + " = " + TomlEdit.quoted(it)));
        }
        if (table.containsKey("path") && Tree.isTrue(table, "develop")) {
            parts.add("editable = true");
        }
        Tree.text(table, "source").ifPresent(it -> parts.add("index = " + TomlEdit.quoted(it)));
        if (Tree.isTrue(table, "allow-prereleases")) {
            draft.losses.add(
                    "`"
                            + name
                            + "`: `allow-prereleases` is said by a version such as `>=1.0a1`, or by `--prerelease-package`");
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of("{ " + String.join(", ", parts) + " }");
    }
}

package dev.wardian.stack.foreign;

import dev.wardian.stack.internal.toml.TomlEdit;
import dev.wardian.stack.workspace.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `Pipfile` and `Pipfile.lock` of Pipenv.
final class PipfileText {

    private PipfileText() {}

    static Foreign manifest(Map<String, Object> tree) {
        var draft = new Foreign.Draft();
        python(Tree.table(tree.get("requires")), draft);
        tree.forEach(
                (key, value) -> {
                    switch (key) {
                        case "source" ->
                                Tree.list(value).forEach(it -> source(Tree.table(it), draft));
                        case "requires", "pipenv", "scripts", "pipfile" -> lost(key, draft);
                        case "packages" -> packages(Tree.table(value), Section.main(), draft);
                        case "dev-packages" ->
                                packages(Tree.table(value), Section.group("dev"), draft);
                        default -> packages(Tree.table(value), Section.group(key), draft);
                    }
                });
        return draft.done();
    }

    private static void lost(String key, Foreign.Draft draft) {
        if (key.equals("scripts")) {
            draft.losses.add(
                    "`[scripts]` of the Pipfile: there is no table for commands; `wardian run` runs any");
        }
    }

    private static void python(Map<String, Object> requires, Foreign.Draft draft) {
        Tree.text(requires, "python_full_version")
                .or(() -> Tree.text(requires, "python_version"))
                .ifPresent(
                        it ->
                                draft.requiresPython =
                                        Optional.of(
                                                it.chars().filter(c -> c == '.').count() > 1
                                                        ? "==" + it
                                                        : "==" + it + ".*"));
    }

    private static void source(Map<String, Object> source, Foreign.Draft draft) {
        var url = Tree.text(source, "url");
        if (url.isPresent()) {
            var name = Tree.text(source, "name").orElse("");
            // the first is the one that all comes from; Pipenv writes it even where it is the usual
            // one
            draft.indexes.add(new Foreign.Index(name, url.get(), draft.indexes.isEmpty()));
        }
    }

    private static void packages(Map<String, Object> table, Section section, Foreign.Draft draft) {
        table.forEach(
                (name, value) -> {
                    var said =
                            value instanceof String text
                                    ? Map.<String, Object>of("version", text)
                                    : Tree.table(value);
                    var version = Tree.text(said, "version").orElse("*");
                    var specifiers = PoetryVersions.specifiers(version);
                    if (specifiers.isEmpty()) {
                        draft.losses.add(
                                "`"
                                        + name
                                        + " = \""
                                        + version
                                        + "\"` cannot be said; any version is admitted");
                    }
                    var extras = Tree.texts(said.get("extras"));
                    var text =
                            name
                                    + (extras.isEmpty() ? "" : "[" + String.join(",", extras) + "]")
                                    + specifiers.orElse("")
                                    + marker(said);
                    draft.needs.add(new Foreign.Need(section, text, origin(said)));
                });
    }

    /// `markers`, and each marker variable as a key of its own.
    private static String marker(Map<String, Object> said) {
        var parts = new ArrayList<String>();
        Tree.text(said, "markers")
                .ifPresent(it -> parts.add(it.contains(" or ") ? "(" + it + ")" : it));
        for (var variable :
                List.of(
                        "os_name",
                        "sys_platform",
                        "platform_machine",
                        "platform_system",
                        "platform_python_implementation",
                        "python_version",
                        "python_full_version",
                        "implementation_name")) {
            Tree.text(said, variable).ifPresent(it -> parts.add(variable + " " + it));
        }
        return parts.isEmpty() ? "" : " ; " + String.join(" and ", parts);
    }

    private static Optional<String> origin(Map<String, Object> said) {
        var parts = new ArrayList<String>();
        Tree.text(said, "git").ifPresent(it -> parts.add("git = " + TomlEdit.quoted(it)));
        Tree.text(said, "ref").ifPresent(it -> parts.add("rev = " + TomlEdit.quoted(it)));
        Tree.text(said, "subdirectory")
                .ifPresent(it -> parts.add("subdirectory = " + TomlEdit.quoted(it)));
        Tree.text(said, "path").ifPresent(it -> parts.add("path = " + TomlEdit.quoted(it)));
        Tree.text(said, "file").ifPresent(it -> parts.add("url = " + TomlEdit.quoted(it)));
        if (said.containsKey("path") && Tree.isTrue(said, "editable")) {
            parts.add("editable = true");
        }
        Tree.text(said, "index").ifPresent(it -> parts.add("index = " + TomlEdit.quoted(it)));
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of("{ " + String.join(", ", parts) + " }");
    }

    static Foreign lock(Map<String, Object> tree) {
        var draft = new Foreign.Draft();
        python(Tree.at(tree, "_meta", "requires"), draft);
        tree.forEach(
                (key, value) -> {
                    if (!key.equals("_meta")) {
                        Tree.table(value).forEach((name, one) -> pin(name, Tree.table(one), draft));
                    }
                });
        return draft.done();
    }

    private static void pin(String name, Map<String, Object> said, Foreign.Draft draft) {
        var version = Tree.text(said, "version").orElse("");
        if (version.startsWith("==")) {
            draft.pin(
                    name,
                    version.substring(2),
                    Tree.text(said, "markers").orElse(""),
                    Tree.texts(said.get("hashes")));
        } else {
            draft.losses.add(
                    "`"
                            + name
                            + (origin(said).isPresent()
                                    ? "` comes from an address"
                                    : "` has no version")
                            + "; it is looked up anew");
        }
    }
}

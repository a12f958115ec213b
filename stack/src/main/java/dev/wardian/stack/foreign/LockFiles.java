package dev.wardian.stack.foreign;

import dev.wardian.stack.workspace.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Locks in TOML: `poetry.lock`, `pdm.lock`, `uv.lock`, `pylock.toml`.
final class LockFiles {

    private LockFiles() {}

    static Foreign poetry(Map<String, Object> tree) {
        var draft = new Foreign.Draft();
        var meta = Tree.table(tree.get("metadata"));
        Tree.text(meta, "python-versions")
                .flatMap(PoetryVersions::specifiers)
                .filter(it -> !it.isEmpty())
                .ifPresent(it -> draft.requiresPython = Optional.of(it));
        for (var one : Tree.list(tree.get("package"))) {
            var locked = Tree.table(one);
            var name = Tree.text(locked, "name").orElse("");
            var kind = Tree.text(Tree.table(locked.get("source")), "type").orElse("legacy");
            if (!kind.equals("legacy")) {
                draft.losses.add("`" + name + "` comes from a " + kind + "; it is looked up anew");
                continue;
            }
            draft.pin(
                    name,
                    Tree.text(locked, "version").orElse(""),
                    marker(locked.get("markers")),
                    hashes(
                            locked.get("files"),
                            Tree.at(meta, "files").get(name),
                            Tree.at(meta, "hashes").get(name)));
        }
        return draft.done();
    }

    /// A text, or one for each group.
    private static String marker(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        var parts = new ArrayList<String>();
        Tree.table(value).values().forEach(it -> parts.add("(" + it + ")"));
        return String.join(" or ", parts);
    }

    private static List<String> hashes(@Nullable Object... lists) {
        var hashes = new ArrayList<String>();
        for (var list : lists) {
            for (var file : Tree.list(list)) {
                if (file instanceof String plain) {
                    hashes.add(plain.contains(":") ? plain : "sha256:" + plain);
                } else {
                    Tree.text(Tree.table(file), "hash").ifPresent(hashes::add);
                }
            }
        }
        return hashes;
    }

    static Foreign pdm(Map<String, Object> tree) {
        var draft = new Foreign.Draft();
        var files = Tree.at(tree, "metadata", "files");
        for (var one : Tree.list(tree.get("package"))) {
            var locked = Tree.table(one);
            var name = Tree.text(locked, "name").orElse("");
            var version = Tree.text(locked, "version").orElse("");
            if (locked.containsKey("git")
                    || locked.containsKey("path")
                    || locked.containsKey("url")) {
                draft.losses.add("`" + name + "` comes from an address; it is looked up anew");
                continue;
            }
            draft.pin(
                    name,
                    version,
                    Tree.text(locked, "marker").orElse(""),
                    hashes(locked.get("files"), files.get(name + " " + version)));
        }
        return draft.done();
    }

    static Foreign uv(Map<String, Object> tree) {
        var draft = new Foreign.Draft();
        draft.requiresPython = Tree.text(tree, "requires-python");
        for (var one : Tree.list(tree.get("package"))) {
            var locked = Tree.table(one);
            var name = Tree.text(locked, "name").orElse("");
            var source = Tree.table(locked.get("source"));
            if (source.containsKey("editable") || source.containsKey("virtual")) {
                root(name, locked, draft);
            } else if (source.containsKey("registry")) {
                var hashes = new ArrayList<String>();
                hashes.addAll(hashes(locked.get("wheels")));
                Tree.text(Tree.table(locked.get("sdist")), "hash").ifPresent(hashes::add);
                var markers = new ArrayList<String>();
                Tree.texts(locked.get("resolution-markers"))
                        .forEach(it -> markers.add("(" + it + ")"));
                draft.pin(
                        name,
                        Tree.text(locked, "version").orElse(""),
                        String.join(" or ", markers),
                        hashes);
            } else {
                draft.losses.add(
                        "`" + name + "` comes from " + source.keySet() + "; it is looked up anew");
            }
        }
        return draft.done();
    }

    /// A project of the workspace, with what it asks for.
    private static void root(String name, Map<String, Object> locked, Foreign.Draft draft) {
        if (draft.name.isPresent()) {
            draft.losses.add(
                    "`" + name + "` is one more project of the workspace; only its pins are taken");
            return;
        }
        draft.name = Optional.of(name);
        draft.version = Tree.text(locked, "version");
        var metadata = Tree.table(locked.get("metadata"));
        for (var need : Tree.list(metadata.get("requires-dist"))) {
            need(Tree.table(need), Section.main(), draft);
        }
        Tree.table(metadata.get("requires-dev"))
                .forEach(
                        (group, needs) ->
                                Tree.list(needs)
                                        .forEach(
                                                it ->
                                                        need(
                                                                Tree.table(it),
                                                                Section.group(group),
                                                                draft)));
    }

    private static void need(Map<String, Object> need, Section section, Foreign.Draft draft) {
        var marker = Tree.text(need, "marker").orElse("");
        var where = section;
        var extra = Pattern.compile("extra == '([^']+)'").matcher(marker);
        if (extra.find()) {
            where = Section.extra(marker.substring(extra.start(1), extra.end(1)));
            marker = marker.replaceAll("\\s*and extra == '[^']+'|extra == '[^']+'", "").strip();
        }
        var extras = Tree.texts(need.get("extras"));
        draft.need(
                where,
                Tree.text(need, "name").orElse("")
                        + (extras.isEmpty() ? "" : "[" + String.join(",", extras) + "]")
                        + Tree.text(need, "specifier").orElse("")
                        + (marker.isEmpty() ? "" : " ; " + marker));
    }

    static Foreign pylock(Map<String, Object> tree) {
        var draft = new Foreign.Draft();
        draft.requiresPython = Tree.text(tree, "requires-python");
        for (var one : Tree.list(tree.get("packages"))) {
            var locked = Tree.table(one);
            var version = Tree.text(locked, "version");
            if (version.isPresent()) {
                draft.pin(
                        Tree.text(locked, "name").orElse(""),
                        version.get(),
                        Tree.text(locked, "marker").orElse(""),
                        List.of());
            } else {
                draft.losses.add(
                        "`"
                                + Tree.text(locked, "name").orElse("")
                                + "` has no version; it is looked up anew");
            }
        }
        return draft.done();
    }
}

package dev.wardian.stack.foreign;

import dev.wardian.stack.workspace.Manifest;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where a project takes packages from that come from no usual index, as its `sources` and its
/// named indexes say, in the keys of another tool.
final class DeclaredSources {
    private final Map<PackageName, Map<String, Object>> sources = new LinkedHashMap<>();
    private final List<Foreign.Index> indexes = new ArrayList<>();
    private final Losses losses;

    DeclaredSources(Manifest manifest, Losses losses) {
        this.losses = losses;
        for (var tool : List.of("uv", "wardian")) {
            Tree.at(manifest.tree(), "tool", tool, "sources").forEach(this::add);
            var table = Tree.at(manifest.tree(), "tool", tool);
            for (var one : Tree.list(table.get("index"))) {
                var index = Tree.table(one);
                Tree.text(index, "url")
                        .ifPresent(
                                url ->
                                        indexes.add(
                                                new Foreign.Index(
                                                        Tree.text(index, "name").orElse(""),
                                                        url,
                                                        Tree.isTrue(index, "default"))));
            }
        }
    }

    private void add(String name, Object value) {
        var all = value instanceof List<?> list ? Tree.list(list) : List.of(value);
        var found = PackageName.tryOf(name);
        if (found.isEmpty() || all.isEmpty()) {
            return;
        }
        var first = Tree.table(all.getFirst());
        sources.put(found.get(), first);
        if (all.size() > 1 || first.containsKey("marker")) {
            losses.add(
                    "the source of `"
                            + name
                            + "` depends on the environment; that of the first is written");
        }
    }

    /// How a tool spells a source.
    ///
    /// @param url the key of an address
    /// @param editable the key that says that a folder is not copied
    /// @param index the key of a named index
    /// @param ref the key of whatever names a commit; nothing where branch, tag and commit have
    ///     their own
    record Spelling(String url, String editable, String index, Optional<String> ref) {
        static final Spelling PIPENV =
                new Spelling("file", "editable", "index", Optional.of("ref"));
        static final Spelling POETRY = new Spelling("url", "develop", "source", Optional.empty());
    }

    /// Says where a package comes from.
    ///
    /// @return whether that takes the place of a version
    boolean write(PackageName name, InlineTable table, Spelling spelling) {
        var source = sources.getOrDefault(name, Map.of());
        var placed = false;
        for (var key : List.of("git", "path", "url")) {
            var value = Tree.text(source, key);
            if (value.isPresent()) {
                table.text(key.equals("url") ? spelling.url() : key, value.get());
                placed = true;
            }
        }
        for (var key : List.of("rev", "tag", "branch")) {
            Tree.text(source, key).ifPresent(it -> table.text(spelling.ref().orElse(key), it));
        }
        Tree.text(source, "subdirectory").ifPresent(it -> table.text("subdirectory", it));
        if (Tree.isTrue(source, "editable")) {
            table.isTrue(spelling.editable());
        }
        Tree.text(source, "index").ifPresent(it -> table.text(spelling.index(), it));
        if (Tree.isTrue(source, "workspace")) {
            losses.add("`" + name + "` is another project of the workspace, which is left out");
        }
        return placed;
    }

    /// Whether anything is said of a package.
    boolean has(PackageName name) {
        return sources.containsKey(name);
    }

    /// The indexes that have a name.
    List<Foreign.Index> indexes() {
        return indexes.stream().filter(it -> !it.name().isEmpty()).toList();
    }
}

package dev.wardian.stack.foreign;

import dev.wardian.stack.workspace.Section;
import java.util.List;
import java.util.Map;

/// What other tools keep about requirements below `[tool]` of a `pyproject.toml` whose `[project]`
/// says the rest: pdm's and uv's older development requirements, pdm's sources, Hatch's
/// environments.
final class ToolTables {
    private ToolTables() {}

    static void into(Map<String, Object> tree, Foreign.Draft draft) {
        pdm(Tree.at(tree, "tool", "pdm"), draft);
        Tree.texts(Tree.at(tree, "tool", "uv").get("dev-dependencies"))
                .forEach(it -> draft.need(Section.group("dev"), it));
        Tree.at(tree, "tool", "hatch", "envs")
                .forEach((name, one) -> hatch(name, Tree.table(one), draft));
        for (var key : Tree.texts(Tree.table(tree.get("project")).get("dynamic"))) {
            if (List.of("dependencies", "optional-dependencies").contains(key)
                    && Tree.at(tree, "tool", "poetry").isEmpty()) {
                draft.losses.add("`" + key + "` is dynamic: only building the project tells");
            }
        }
    }

    private static void pdm(Map<String, Object> pdm, Foreign.Draft draft) {
        Tree.table(pdm.get("dev-dependencies"))
                .forEach(
                        (group, needs) ->
                                Tree.texts(needs)
                                        .forEach(it -> draft.need(Section.group(group), it)));
        for (var one : Tree.list(pdm.get("source"))) {
            var source = Tree.table(one);
            var name = Tree.text(source, "name").orElse("");
            Tree.text(source, "url")
                    .ifPresent(
                            it ->
                                    draft.indexes.add(
                                            new Foreign.Index(name, it, name.equals("pypi"))));
        }
        if (!Tree.table(pdm.get("scripts")).isEmpty()) {
            draft.losses.add(
                    "`[tool.pdm.scripts]`: there is no table for commands; `wardian run` runs any");
        }
    }

    private static void hatch(String name, Map<String, Object> one, Foreign.Draft draft) {
        for (var key : List.of("dependencies", "extra-dependencies")) {
            var needs = Tree.texts(one.get(key));
            if (!needs.isEmpty()) {
                draft.losses.add(
                        "`[tool.hatch.envs."
                                + name
                                + "]` asks for more: `wardian add --group "
                                + name
                                + " '"
                                + String.join("' '", needs)
                                + "'` adds it");
            }
        }
    }
}

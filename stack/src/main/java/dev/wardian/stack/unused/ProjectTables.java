package dev.wardian.stack.unused;

import dev.wardian.stack.workspace.Manifest;
import dev.wardian.stack.workspace.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where the tables of a `pyproject.toml` declare requirements.
///
/// @param tree the file
record ProjectTables(Map<String, Object> tree) {

    static ProjectTables of(Manifest manifest) {
        return new ProjectTables(manifest.tree());
    }

    /// Files with requirements, as `[tool.setuptools.dynamic]` names them.
    record Dynamic(List<String> main, Map<String, List<String>> extras) {}

    Object at(List<String> path) {
        Object at = tree;
        for (var key : path) {
            at = at instanceof Map<?, ?> map && map.containsKey(key) ? map.get(key) : "";
        }
        return at;
    }

    List<?> items(List<String> path) {
        return at(path) instanceof List<?> list ? list : List.of();
    }

    Map<String, Object> table(List<String> path) {
        var table = new LinkedHashMap<String, Object>();
        if (at(path) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> table.put(String.valueOf(key), value));
        }
        return table;
    }

    Map<String, Object> poetry() {
        return table(List.of("tool", "poetry"));
    }

    /// Where a section stands, with the keys as the file spells them.
    List<String> path(Section section) {
        return switch (section) {
            case Section.Main _ -> List.of("project", "dependencies");
            case Section.Extra(var name) ->
                    spelled(
                            List.of("project", "optional-dependencies"),
                            Section.extra(name.toString()));
            case Section.Group(var name) ->
                    spelled(List.of("dependency-groups"), Section.group(name.toString()));
        };
    }

    private List<String> spelled(List<String> above, Section section) {
        for (var key : table(above).keySet()) {
            var same =
                    section instanceof Section.Extra
                            ? Section.extra(key).equals(section)
                            : Section.group(key).equals(section);
            if (same) {
                return below(above, key);
            }
        }
        return below(above, "");
    }

    private static List<String> below(List<String> above, String key) {
        var path = new ArrayList<>(above);
        path.add(key);
        return path;
    }

    /// Lists of requirements for development that uv and pdm had before PEP 735.
    List<List<String>> developmentLists() {
        var lists = new ArrayList<List<String>>();
        lists.add(List.of("tool", "uv", "dev-dependencies"));
        var pdm = List.of("tool", "pdm", "dev-dependencies");
        table(pdm).keySet().forEach(group -> lists.add(below(pdm, group)));
        return lists;
    }

    /// Tables of Poetry that are not for those who use the project.
    List<List<String>> developmentTables() {
        var tables = new ArrayList<List<String>>();
        tables.add(List.of("tool", "poetry", "dev-dependencies"));
        var groups = List.of("tool", "poetry", "group");
        table(groups)
                .keySet()
                .forEach(group -> tables.add(below(below(groups, group), "dependencies")));
        return tables;
    }

    Dynamic dynamicFiles() {
        var dynamic = List.of("tool", "setuptools", "dynamic");
        var extras = new LinkedHashMap<String, List<String>>();
        var optional = below(dynamic, "optional-dependencies");
        table(optional).keySet().forEach(extra -> extras.put(extra, files(below(optional, extra))));
        return new Dynamic(files(below(dynamic, "dependencies")), extras);
    }

    private List<String> files(List<String> path) {
        var value = at(below(path, "file"));
        if (value instanceof String one) {
            return one.isEmpty() ? List.of() : List.of(one);
        }
        return items(below(path, "file")).stream().map(Object::toString).toList();
    }
}

package dev.wardian.cli.command;

import dev.wardian.stack.Compilation;
import dev.wardian.stack.universal.MarkedPackage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `compile --universal --json` answers.
final class UniversalTree {

    private UniversalTree() {}

    static Map<String, Object> of(Compilation.Universal compiled) {
        var solution = compiled.solution();
        var tree = new LinkedHashMap<String, Object>();
        tree.put("solved", true);
        tree.put("changed", compiled.changed());
        tree.put("changes", CompileCommand.rows(compiled.changes()));
        tree.put("requires_python", solution.requiresPython().toString());
        tree.put("environments", texts(solution.environments()));
        tree.put("forks", texts(solution.forks()));
        var packages = new ArrayList<Map<String, Object>>();
        for (var one : solution.packages()) {
            packages.add(row(one));
        }
        tree.put("packages", packages);
        return tree;
    }

    private static Map<String, Object> row(MarkedPackage one) {
        var row = new LinkedHashMap<String, Object>();
        row.put("name", one.name());
        row.put("version", one.version());
        row.put("marker", one.marker().map(Object::toString));
        row.put("url", one.url());
        row.put("editable", one.editable());
        row.put("via", one.via());
        return row;
    }

    private static List<String> texts(List<?> markers) {
        var texts = new ArrayList<String>(markers.size());
        for (var marker : markers) {
            texts.add(marker.toString());
        }
        return texts;
    }
}

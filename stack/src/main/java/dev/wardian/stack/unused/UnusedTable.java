package dev.wardian.stack.unused;

import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.workspace.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads [UnusedChoices] out of `[tool.wardian.unused]`, or else `[tool.deptry]`.
final class UnusedTable {
    private static final Set<String> KNOWN =
            Set.of(
                    "exclude",
                    "extend-exclude",
                    "ignore",
                    "per-rule-ignores",
                    "ignore-notebooks",
                    "requirements-files",
                    "requirements-files-dev",
                    "known-first-party",
                    "package-module-name-map",
                    "optional-dependencies-dev-groups",
                    "non-dev-dependency-groups");

    /// What only deptry knows, and what it called otherwise before.
    private static final Map<String, String> OF_DEPTRY =
            Map.of("pep621-dev-dependency-groups", "optional-dependencies-dev-groups");

    private static final Set<String> WITHOUT_EFFECT =
            Set.of(
                    "experimental-namespace-package",
                    "json-output",
                    "github-output",
                    "github-warning-errors",
                    "no-ansi",
                    "verbose",
                    "config",
                    "root");

    private final String file;
    private final String table;
    private final Map<String, Object> values = new LinkedHashMap<>();

    private UnusedTable(String file, String table, Object tree) {
        this.file = file;
        this.table = table;
        if (!(tree instanceof Map<?, ?> map)) {
            throw wrong("`" + table + "` is no table", "a table");
        }
        map.forEach((key, value) -> put(String.valueOf(key).replace('_', '-'), value));
    }

    private void put(String key, Object value) {
        var ours = table.endsWith("unused");
        var name = ours ? key : OF_DEPTRY.getOrDefault(key, key);
        if (!KNOWN.contains(name)) {
            if (ours || !WITHOUT_EFFECT.contains(name)) {
                throw wrong(
                        "`" + table + "` has no key `" + key + "`",
                        String.join(", ", new TreeSet<>(KNOWN)));
            }
            return;
        }
        values.put(name, value);
    }

    /// What a project file says.
    static UnusedChoices read(Manifest manifest, String file) {
        var tools = table(manifest.tree().get("tool"));
        var own = table(tools.get("wardian")).get("unused");
        var theirs = tools.get("deptry");
        if (own != null) {
            return new UnusedTable(file, "tool.wardian.unused", own).choices();
        }
        return theirs == null
                ? UnusedChoices.usual()
                : new UnusedTable(file, "tool.deptry", theirs).choices();
    }

    private static Map<?, ?> table(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private UnusedChoices choices() {
        return new UnusedChoices(
                optional("exclude"),
                texts("extend-exclude"),
                texts("ignore"),
                lists("per-rule-ignores"),
                isTrue("ignore-notebooks"),
                optional("requirements-files"),
                optional("requirements-files-dev"),
                texts("known-first-party"),
                lists("package-module-name-map"),
                texts("optional-dependencies-dev-groups"),
                texts("non-dev-dependency-groups"));
    }

    private boolean isTrue(String key) {
        var value = values.getOrDefault(key, false);
        if (value instanceof Boolean said) {
            return said;
        }
        throw wrong("`" + key + "` is neither true nor false", "true or false");
    }

    private Optional<List<String>> optional(String key) {
        return values.containsKey(key) ? Optional.of(texts(key)) : Optional.empty();
    }

    private List<String> texts(String key) {
        return texts(key, values.getOrDefault(key, List.of()));
    }

    private List<String> texts(String key, Object value) {
        if (value instanceof String one) {
            return List.of(one);
        }
        if (value instanceof List<?> list) {
            var found = new ArrayList<String>();
            for (var one : list) {
                if (!(one instanceof String text)) {
                    throw wrong("`" + key + "` holds something that is no text", "a list of texts");
                }
                found.add(text);
            }
            return found;
        }
        throw wrong("`" + key + "` is no list", "a list of texts");
    }

    private Map<String, List<String>> lists(String key) {
        var found = new LinkedHashMap<String, List<String>>();
        if (!(values.getOrDefault(key, Map.of()) instanceof Map<?, ?> map)) {
            throw wrong("`" + key + "` is no table", "a table of lists");
        }
        map.forEach(
                (name, value) -> found.put(String.valueOf(name), texts(key + "." + name, value)));
        return found;
    }

    private StackException wrong(String what, String expected) {
        return new StackException(new StackProblem.Invalid(file, what, expected));
    }
}

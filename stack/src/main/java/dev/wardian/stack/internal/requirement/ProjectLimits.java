package dev.wardian.stack.internal.requirement;

import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.universal.ProjectEnvironments;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.version.SpecifierSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a `pyproject.toml` says of where its project is to work; a key of `[tool.wardian]` goes
/// before the same one of `[tool.uv]`.
///
/// @param tree the file
/// @param shown its name in messages
public record ProjectLimits(Map<String, Object> tree, String shown) {

    public ProjectEnvironments environments() {
        var requires = Optional.<SpecifierSet>empty();
        if (table(tree.get("project")).get("requires-python") instanceof String text) {
            requires = SpecifierSet.tryParse(text);
            if (requires.isEmpty()) {
                throw wrong(
                        "`requires-python` is `" + text + "`", "versions as in `>=3.10` (PEP 440)");
            }
        }
        return new ProjectEnvironments(
                requires, markers("environments"), markers("required-environments"));
    }

    private List<Marker> markers(String key) {
        var tools = table(tree.get("tool"));
        var own = table(tools.get("wardian"));
        var name = own.containsKey(key) ? "tool.wardian." + key : "tool.uv." + key;
        var value = own.containsKey(key) ? own.get(key) : table(tools.get("uv")).get(key);
        if (value == null) {
            return List.of();
        }
        var found = new ArrayList<Marker>();
        for (var one : value instanceof List<?> list ? list : List.of(value)) {
            if (!(one instanceof String text)) {
                throw wrong("`" + name + "` holds something else", "markers as strings");
            }
            try {
                found.add(Marker.parse(text));
            } catch (SyntaxException problem) {
                throw wrong(
                        "`" + text + "` in `" + name + "` is no marker",
                        problem.expected() + " at column " + (problem.position() + 1));
            }
        }
        return found;
    }

    private static Map<?, ?> table(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private StackException wrong(String what, String expected) {
        return new StackException(new StackProblem.Invalid(shown, what, expected));
    }
}

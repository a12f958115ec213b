package dev.wardian.stack.project;

import dev.wardian.standards.StructureException;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.name.GroupName;
import dev.wardian.standards.version.SpecifierSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The Pythons that dependency groups are for, where a project says so:
/// `[tool.uv.dependency-groups] dev = { requires-python = ">=3.12" }`, or the same of
/// `[tool.wardian]`. What such a group asks for counts with these Pythons alone.
///
/// @param all by group; a group that is not named is for every Python
public record GroupPythons(Map<GroupName, SpecifierSet> all) {

    private static final String KEY = "dependency-groups";

    public GroupPythons {
        all = Map.copyOf(all);
    }

    /// Reads a project file.
    ///
    /// @param tree the whole file as maps, lists and plain values
    /// @throws StructureException where it holds something else
    public static GroupPythons of(Map<String, Object> tree) {
        var tool = tree.get("tool") instanceof Map<?, ?> tools ? tools : Map.of();
        var own = tool.get("wardian") instanceof Map<?, ?> table ? table.get(KEY) : null;
        var uv = tool.get("uv") instanceof Map<?, ?> table ? table.get(KEY) : null;
        var found = new LinkedHashMap<GroupName, SpecifierSet>();
        if ((own != null ? own : uv) instanceof Map<?, ?> groups) {
            groups.forEach(
                    (name, settings) -> {
                        if (settings instanceof Map<?, ?> table
                                && table.get("requires-python") instanceof String text) {
                            found.put(group(String.valueOf(name)), specifiers(name, text));
                        }
                    });
        }
        return new GroupPythons(found);
    }

    private static GroupName group(String name) {
        return GroupName.tryOf(name)
                .orElseThrow(() -> new StructureException(KEY, "`" + name + "` is no group"));
    }

    private static SpecifierSet specifiers(Object name, String text) {
        return SpecifierSet.tryParse(text)
                .orElseThrow(
                        () ->
                                new StructureException(
                                        KEY + "." + name,
                                        "`requires-python` is `" + text + "`, no versions"));
    }

    /// The Pythons of a group.
    public Optional<SpecifierSet> of(GroupName group) {
        return Optional.ofNullable(all.get(group));
    }

    /// The environments that a group is for.
    public MarkerSpace space(GroupName group) {
        return of(group).map(MarkerSpace::ofPython).orElseGet(MarkerSpace::all);
    }
}

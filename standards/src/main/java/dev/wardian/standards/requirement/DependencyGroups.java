package dev.wardian.standards.requirement;

import dev.wardian.standards.StructureException;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.name.GroupName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The table `dependency-groups` of a project file (PEP 735): named lists of requirements that may
/// include one another. Immutable; a group is read when it is asked for, so that a bad one does
/// not spoil the others.
public final class DependencyGroups {
    private static final String INCLUDE = "include-group";

    private final Map<GroupName, String> spellings = new LinkedHashMap<>();
    private final Map<GroupName, Object> groups = new LinkedHashMap<>();

    private DependencyGroups() {}

    /// The groups in a table of a TOML parser. Throws a [StructureException] if a name is none or
    /// two names are the same group.
    public static DependencyGroups from(Map<String, ?> table) {
        DependencyGroups read = new DependencyGroups();
        table.forEach(read::add);
        return read;
    }

    private void add(String spelling, Object group) {
        GroupName name =
                GroupName.tryOf(spelling)
                        .orElseThrow(
                                () -> new StructureException(spelling, "not the name of a group"));
        @Nullable String earlier = spellings.putIfAbsent(name, spelling);
        if (earlier != null) {
            throw new StructureException(spelling, "the same group as `" + earlier + "`");
        }
        groups.put(name, group);
    }

    /// The names of the groups, in the order of the file.
    public Set<GroupName> names() {
        return Collections.unmodifiableSet(groups.keySet());
    }

    /// The requirements of a group and of those it includes, in their order and with repetitions.
    /// Throws a [StructureException] with the place of what is wrong: no such group, an include
    /// that leads back to itself, an item that is neither requirement nor include.
    public List<Requirement> resolve(GroupName name) {
        List<Requirement> requirements = new ArrayList<>();
        if (!groups.containsKey(name)) {
            throw new StructureException("", "there is no group `" + name + "`");
        }
        collect(name, new LinkedHashSet<>(), requirements);
        return List.copyOf(requirements);
    }

    private void collect(GroupName name, Set<GroupName> path, List<Requirement> requirements) {
        String place = spellings.getOrDefault(name, name.toString());
        if (!(groups.get(name) instanceof List<?> items)) {
            throw new StructureException(place, "expected an array");
        }
        path.add(name);
        for (int index = 0; index < items.size(); index++) {
            Object item = items.get(index);
            String where = place + "[" + index + "]";
            if (item instanceof String text) {
                requirements.add(requirement(text, where));
            } else {
                GroupName included = included(item, where);
                if (path.contains(included)) {
                    throw new StructureException(
                            where, "includes itself: " + cycle(path, included));
                }
                collect(included, path, requirements);
            }
        }
        path.remove(name);
    }

    private static String cycle(Set<GroupName> path, GroupName included) {
        StringBuilder cycle = new StringBuilder();
        for (GroupName name : path) {
            if (!cycle.isEmpty() || name.equals(included)) {
                cycle.append('`').append(name).append("` -> ");
            }
        }
        return cycle.append('`').append(included).append('`').toString();
    }

    private static Requirement requirement(String text, String where) {
        try {
            return Requirement.parse(text);
        } catch (SyntaxException fault) {
            String at = " at position " + fault.position() + " of `" + text + "`";
            throw new StructureException(where, "expected " + fault.expected() + at);
        }
    }

    private GroupName included(Object item, String where) {
        if (!(item instanceof Map<?, ?> table)
                || table.size() != 1
                || !(table.get(INCLUDE) instanceof String spelling)) {
            throw new StructureException(
                    where, "expected a requirement or a table with `" + INCLUDE + "` alone");
        }
        GroupName name =
                GroupName.tryOf(spelling)
                        .orElseThrow(
                                () ->
                                        new StructureException(
                                                where, "`" + spelling + "` names no group"));
        if (!groups.containsKey(name)) {
            throw new StructureException(where, "there is no group `" + spelling + "`");
        }
        return name;
    }
}

package dev.wardian.stack.choice;

import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.GroupName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the lock of a project says of the project besides packages. What its extras and groups ask
/// for is locked under markers even where there is nothing else.
///
/// @param extras all that can be chosen
/// @param groups all that can be chosen
/// @param defaultGroups those that are installed where none is named
/// @param tool what stands under `[tool.wardian]`
public record LockNotes(
        List<ExtraName> extras,
        List<GroupName> groups,
        List<GroupName> defaultGroups,
        Map<String, Object> tool) {
    public LockNotes {
        extras = List.copyOf(extras);
        groups = List.copyOf(groups);
        defaultGroups = List.copyOf(defaultGroups);
        tool = Collections.unmodifiableMap(new LinkedHashMap<>(tool));
    }
}

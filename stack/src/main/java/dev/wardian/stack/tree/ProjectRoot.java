package dev.wardian.stack.tree;

import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.GroupName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A project that a graph is drawn for: it need not be installed, and its groups count beside its
/// dependencies.
///
/// @param version its version, if its file says it
/// @param metadata what it asks for, extras under their markers
/// @param main whether its dependencies count, or its extras and groups alone
/// @param extras the extras that count
/// @param groups what the groups that count ask for
/// @param first whether trees begin at it
public record ProjectRoot(
        Optional<Version> version,
        CoreMetadata metadata,
        boolean main,
        Set<ExtraName> extras,
        Map<GroupName, List<Requirement>> groups,
        boolean first) {

    public ProjectRoot {
        extras = Set.copyOf(extras);
    }

    PackageName name() {
        return metadata.name();
    }
}

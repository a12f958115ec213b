package dev.wardian.stack.workspace;

import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import java.util.List;
import java.util.Set;

/// How much of a project's lock is wanted in its environment.
///
/// @param extras extras of the project
/// @param allExtras every extra
/// @param withoutExtras extras to leave out of every extra
/// @param groups groups besides the default ones
/// @param allGroups every group
/// @param withoutGroups groups to leave out
/// @param onlyGroups these groups alone, without the project's dependencies; none: all of it
/// @param withoutDefaults true to leave the default groups out
/// @param members the members of the workspace that are wanted; none: the current one
/// @param allMembers every member of the workspace
/// @param without packages to leave out
/// @param withoutProject true to leave the project itself out
/// @param withoutMembers true to leave every member of the workspace out
/// @param keepOthers true to keep what is installed and not wanted
/// @param withoutDev true to leave the group `dev` out, if there is one
public record SyncWish(
        List<String> extras,
        boolean allExtras,
        List<String> withoutExtras,
        List<String> groups,
        boolean allGroups,
        List<String> withoutGroups,
        List<String> onlyGroups,
        boolean withoutDefaults,
        List<PackageName> members,
        boolean allMembers,
        Set<PackageName> without,
        boolean withoutProject,
        boolean withoutMembers,
        boolean keepOthers,
        boolean withoutDev) {
    public SyncWish {
        extras = List.copyOf(extras);
        withoutExtras = List.copyOf(withoutExtras);
        groups = List.copyOf(groups);
        withoutGroups = List.copyOf(withoutGroups);
        onlyGroups = List.copyOf(onlyGroups);
        members = List.copyOf(members);
        without = Set.copyOf(without);
    }

    /// Whether every extra was asked for, this one not left out.
    boolean takesEvery(ExtraName extra) {
        return allExtras && !withoutExtras.contains(extra.toString());
    }

    /// The project with its default groups, and nothing else.
    public static SyncWish usual() {
        return new SyncWish(
                List.of(), false, List.of(), List.of(), false, List.of(), List.of(), false,
                List.of(), false, Set.of(), false, false, false, false);
    }

    /// The same with these extras and groups.
    public SyncWish with(List<String> moreExtras, List<String> moreGroups) {
        return new SyncWish(
                moreExtras,
                allExtras,
                withoutExtras,
                moreGroups,
                allGroups,
                withoutGroups,
                onlyGroups,
                withoutDefaults,
                members,
                allMembers,
                without,
                withoutProject,
                withoutMembers,
                keepOthers,
                withoutDev);
    }

    /// The same of every member of a workspace.
    ///
    /// @param everyExtra whether every extra is wanted too
    public SyncWish ofAll(boolean everyExtra) {
        return new SyncWish(
                extras,
                everyExtra,
                withoutExtras,
                groups,
                allGroups,
                withoutGroups,
                onlyGroups,
                withoutDefaults,
                List.of(),
                true,
                without,
                withoutProject,
                withoutMembers,
                keepOthers,
                withoutDev);
    }

    /// The same less these packages.
    ///
    /// @param project whether the project itself is left out
    /// @param everyMember whether every member of the workspace is
    public SyncWish without(Set<PackageName> names, boolean project, boolean everyMember) {
        return new SyncWish(
                extras,
                allExtras,
                withoutExtras,
                groups,
                allGroups,
                withoutGroups,
                onlyGroups,
                withoutDefaults,
                members,
                allMembers,
                names,
                project,
                everyMember,
                keepOthers,
                withoutDev);
    }

    /// The same beside what is installed already.
    public SyncWish keepingOthers() {
        return new SyncWish(
                extras,
                allExtras,
                withoutExtras,
                groups,
                allGroups,
                withoutGroups,
                onlyGroups,
                withoutDefaults,
                members,
                allMembers,
                without,
                withoutProject,
                withoutMembers,
                true,
                withoutDev);
    }
}

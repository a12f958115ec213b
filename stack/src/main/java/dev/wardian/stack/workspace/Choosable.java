package dev.wardian.stack.workspace;

import dev.wardian.stack.project.SelectedBy;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.GroupName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What can be chosen from the lock of a workspace. One project alone has the extras and groups of
/// its own. Several share one lock, so each project is a group there, and so are its extras and
/// groups (`member`, `member-extra`, `member-group`): groups that stand for something else are what
/// PEP 751 has in mind with `default-groups`.
final class Choosable {

    private final Workspace workspace;
    private final Map<String, GroupName> groups = new HashMap<>();
    private final Set<GroupName> taken = new HashSet<>();

    Choosable(Workspace workspace) {
        this.workspace = workspace;
        for (var group :
                workspace.root().isProject() ? List.<GroupName>of() : workspace.root().groups()) {
            taken.add(group);
        }
        for (var member : workspace.members()) {
            note(key(member, "", ""), name(member));
            for (var extra : member.extras()) {
                note(key(member, "extra", extra), name(member) + "-" + extra);
            }
            for (var group : member.groups()) {
                note(key(member, "group", group), name(member) + "-" + group);
            }
        }
    }

    private void note(String key, String wanted) {
        var name = GroupName.of(wanted);
        for (var number = 2; !taken.add(name); number++) {
            name = GroupName.of(wanted + "-" + number);
        }
        groups.put(key, name);
    }

    private static String name(Manifest member) {
        return member.name().map(Object::toString).orElse("project");
    }

    private static String key(Manifest member, String kind, Object name) {
        return member.file() + " " + kind + " " + name;
    }

    private GroupName of(String key) {
        return java.util.Objects.requireNonNull(groups.get(key), key);
    }

    /// The group that stands for a member.
    GroupName groupOf(Manifest member) {
        return of(key(member, "", ""));
    }

    GroupName groupOf(Manifest member, ExtraName extra) {
        return of(key(member, "extra", extra));
    }

    GroupName groupOf(Manifest member, GroupName group) {
        return of(key(member, "group", group));
    }

    /// What stands in the lock for a section of a project. The dependencies of one project alone
    /// are always wanted.
    SelectedBy choice(Manifest member, Section section) {
        var own = workspace.isShared() && member.isProject();
        return switch (section) {
            case Section.Main() -> new SelectedBy.Group(groupOf(member));
            case Section.Extra(var name) ->
                    own ? new SelectedBy.Group(groupOf(member, name)) : new SelectedBy.Extra(name);
            case Section.Group(var name) ->
                    new SelectedBy.Group(own ? groupOf(member, name) : name);
        };
    }

    /// The extras that the lock offers.
    List<ExtraName> extras() {
        return workspace.isShared() ? List.of() : sorted(workspace.root().extras());
    }

    /// The groups that the lock offers.
    List<GroupName> groups() {
        if (!workspace.isShared()) {
            return sorted(workspace.root().groups());
        }
        var all = new ArrayList<>(groups.values());
        if (!workspace.root().isProject()) {
            all.addAll(workspace.root().groups());
        }
        return sorted(all);
    }

    /// What is installed where nobody chooses: the root with its default groups, or all members if
    /// the root is no project.
    List<GroupName> usual() {
        return sorted(
                usual(
                        workspace.root().isProject()
                                ? List.of(workspace.root())
                                : workspace.members()));
    }

    /// The default groups of some members.
    List<GroupName> usual(List<Manifest> members) {
        if (!workspace.isShared()) {
            return workspace.root().defaultGroups();
        }
        var chosen = new ArrayList<GroupName>();
        for (var member : members) {
            chosen.add(groupOf(member));
            member.defaultGroups().forEach(group -> chosen.add(groupOf(member, group)));
        }
        if (!workspace.root().isProject()) {
            chosen.addAll(workspace.root().defaultGroups());
        }
        return chosen;
    }

    private static <T extends Comparable<? super T>> List<T> sorted(List<T> names) {
        var all = new ArrayList<>(names);
        all.sort(null);
        return all;
    }

    /// Whether a project is installed itself, so that its modules can be imported.
    static boolean isInstalled(Manifest member) {
        return member.isPackage() || member.isDynamic();
    }
}

package dev.wardian.stack.workspace;

import dev.wardian.stack.choice.LockedPart;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.project.GroupPythons;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.GroupName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Turns a wish for parts of a workspace into parts of its lock.
final class Choosing {

    private final Workspace workspace;
    private final SyncWish wish;
    private final Choosable choosable;

    Choosing(Workspace workspace, SyncWish wish) {
        this.workspace = workspace;
        this.wish = wish;
        this.choosable = new Choosable(workspace);
    }

    /// The members that are wanted.
    List<Manifest> members() {
        if (wish.allMembers()) {
            return workspace.members();
        }
        if (!wish.members().isEmpty()) {
            var found = new ArrayList<Manifest>();
            for (var name : wish.members()) {
                found.add(workspace.member(name));
            }
            return found;
        }
        return workspace.current().isProject() ? List.of(workspace.current()) : workspace.members();
    }

    LockedPart part() {
        var part = workspace.isShared() ? shared() : alone();
        new Exclusions(workspace, choosable).check(part, choosable.usual(members()));
        return part.without(leftOut());
    }

    private LockedPart alone() {
        var project = workspace.root();
        var extras = new LinkedHashSet<String>();
        for (var extra : extrasOf(project)) {
            extras.add(extra.toString());
        }
        wish.extras().forEach(extra -> extras.add(known(extra, List.of(project)).toString()));
        wish.withoutExtras().forEach(extra -> known(extra, List.of(project)));
        var groups = new LinkedHashSet<String>();
        for (var group : groupsOf(project)) {
            groups.add(group.toString());
        }
        return LockedPart.exactly(List.copyOf(extras), List.copyOf(groups));
    }

    private LockedPart shared() {
        var chosen = new LinkedHashSet<String>();
        var members = members();
        wish.extras().forEach(extra -> known(extra, members));
        wish.withoutExtras().forEach(extra -> known(extra, members));
        named().forEach(group -> known(group, groupsIn(members)));
        for (var member : members) {
            if (wish.onlyGroups().isEmpty()) {
                chosen.add(choosable.groupOf(member).toString());
            }
            for (var extra : member.extras()) {
                if (wish.takesEvery(extra) || wish.extras().contains(extra.toString())) {
                    chosen.add(choosable.groupOf(member, extra).toString());
                }
            }
            for (var group : groupsOf(member)) {
                chosen.add(choosable.groupOf(member, group).toString());
            }
        }
        if (!workspace.root().isProject()) {
            for (var group : groupsOf(workspace.root())) {
                chosen.add(group.toString());
            }
        }
        return LockedPart.exactly(List.of(), List.copyOf(chosen));
    }

    /// Refuses groups that are not for a Python.
    void check(Version python) {
        for (var member : members()) {
            var pythons = GroupPythons.of(member.tree());
            for (var group : groupsOf(member)) {
                var wanted = pythons.of(group);
                if (wanted.isPresent() && !wanted.get().contains(python)) {
                    throw new StackException(
                            new StackProblem.Invalid(
                                    Manifest.FILE,
                                    "the group `"
                                            + group
                                            + "` requires Python "
                                            + wanted.get()
                                            + ", this is "
                                            + python,
                                    "`--python` with one of these, or `--no-group " + group + "`"));
                }
            }
        }
    }

    private List<ExtraName> extrasOf(Manifest member) {
        return member.extras().stream().filter(wish::takesEvery).toList();
    }

    private ExtraName known(String extra, List<Manifest> members) {
        var name =
                ExtraName.tryOf(extra)
                        .filter(it -> members.stream().anyMatch(m -> m.extras().contains(it)));
        return name.orElseThrow(
                () -> {
                    var all = new LinkedHashSet<ExtraName>();
                    members.forEach(member -> all.addAll(member.extras()));
                    return unknown("extra", extra, all);
                });
    }

    private static GroupName known(String group, Set<GroupName> offered) {
        return GroupName.tryOf(group)
                .filter(offered::contains)
                .orElseThrow(() -> unknown("group", group, offered));
    }

    private static StackException unknown(String kind, String name, Set<?> offered) {
        return new StackException(
                new StackProblem.Invalid(
                        Manifest.FILE,
                        "there is no " + kind + " `" + name + "`",
                        offered.isEmpty()
                                ? "no " + kind + ", since there is none"
                                : "one of " + offered));
    }

    private Set<GroupName> groupsIn(List<Manifest> members) {
        var all = new LinkedHashSet<GroupName>();
        members.forEach(member -> all.addAll(member.groups()));
        if (!workspace.root().isProject()) {
            all.addAll(workspace.root().groups());
        }
        return all;
    }

    private List<String> named() {
        var all = new ArrayList<>(wish.groups());
        all.addAll(wish.onlyGroups());
        all.addAll(wish.withoutGroups());
        return all;
    }

    /// The groups of a member that are wanted.
    List<GroupName> groupsOf(Manifest member) {
        var offered = new LinkedHashSet<>(member.groups());
        if (!workspace.isShared()) {
            named().forEach(group -> known(group, offered));
        }
        var chosen = new LinkedHashSet<GroupName>();
        if (wish.onlyGroups().isEmpty()) {
            if (wish.allGroups()) {
                chosen.addAll(offered);
            } else if (!wish.withoutDefaults()) {
                chosen.addAll(member.defaultGroups());
            }
            wish.groups().forEach(group -> chosen.add(GroupName.of(group)));
        } else {
            wish.onlyGroups().forEach(group -> chosen.add(GroupName.of(group)));
        }
        wish.withoutGroups().forEach(group -> chosen.remove(GroupName.of(group)));
        if (wish.withoutDev()) {
            chosen.remove(GroupName.of("dev"));
        }
        chosen.retainAll(offered);
        return List.copyOf(chosen);
    }

    private Set<PackageName> leftOut() {
        var names = new HashSet<PackageName>(wish.without());
        if (wish.withoutProject()) {
            workspace.current().name().ifPresent(names::add);
        }
        if (wish.withoutMembers()) {
            workspace.members().forEach(member -> member.name().ifPresent(names::add));
        }
        return names;
    }
}

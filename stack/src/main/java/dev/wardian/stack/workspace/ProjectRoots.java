package dev.wardian.stack.workspace;

import dev.wardian.stack.tree.ProjectRoot;
import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.GroupName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What the projects of a workspace ask for, as the roots of a graph.
final class ProjectRoots {

    private static final PackageName NAMELESS = PackageName.of("project");

    private final Workspace workspace;
    private final SyncWish wish;
    private final Choosing choosing;

    ProjectRoots(Workspace workspace, SyncWish wish) {
        this.workspace = workspace;
        this.wish = wish;
        this.choosing = new Choosing(workspace, wish);
    }

    List<ProjectRoot> all() {
        var roots = new ArrayList<ProjectRoot>();
        var wanted = choosing.members();
        for (var member : workspace.members()) {
            roots.add(root(member, wanted.contains(member)));
        }
        var root = workspace.root();
        if (!root.isProject() && !choosing.groupsOf(root).isEmpty()) {
            roots.add(root(root, true));
        }
        return roots;
    }

    private ProjectRoot root(Manifest member, boolean wanted) {
        var groups = new LinkedHashMap<GroupName, List<Requirement>>();
        var extras = new TreeSet<ExtraName>();
        if (wanted) {
            choosing.groupsOf(member).forEach(it -> groups.put(it, group(member, it)));
            extras.addAll(extras(member));
        }
        var version = member.version().flatMap(Version::tryParse);
        return new ProjectRoot(
                version,
                CoreMetadata.of(
                        member.name().orElse(NAMELESS),
                        version.orElseGet(() -> Version.of(0)),
                        Optional.empty(),
                        requirements(member),
                        new TreeSet<>(member.extras())),
                !wanted || wish.onlyGroups().isEmpty(),
                extras,
                groups,
                wanted);
    }

    private Set<ExtraName> extras(Manifest member) {
        var found = new HashSet<ExtraName>();
        for (var extra : member.extras()) {
            if (wish.onlyGroups().isEmpty()
                    && (wish.takesEvery(extra) || wish.extras().contains(extra.toString()))) {
                found.add(extra);
            }
        }
        return found;
    }

    private static List<Requirement> requirements(Manifest member) {
        var found = new ArrayList<Requirement>(plain(member, new Section.Main()));
        for (var extra : member.extras()) {
            for (var one : plain(member, new Section.Extra(extra))) {
                var marker = Marker.parse("extra == '" + extra + "'");
                found.add(one.withMarker(one.marker().map(own -> own.and(marker)).orElse(marker)));
            }
        }
        return found;
    }

    private static List<Requirement> plain(Manifest member, Section section) {
        return member.items(section).stream().flatMap(Optional::stream).toList();
    }

    /// With the groups that it takes in.
    private static List<Requirement> group(Manifest member, GroupName name) {
        var open = new ArrayList<>(List.of(name));
        var seen = new LinkedHashSet<GroupName>();
        var found = new ArrayList<Requirement>();
        while (!open.isEmpty()) {
            var next = open.removeFirst();
            if (seen.add(next)) {
                found.addAll(plain(member, new Section.Group(next)));
                open.addAll(member.inclusions(next));
            }
        }
        return found;
    }
}

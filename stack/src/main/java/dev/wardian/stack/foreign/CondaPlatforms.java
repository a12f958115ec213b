package dev.wardian.stack.foreign;

import dev.wardian.python.environment.Target;
import dev.wardian.standards.lock.LockRequest;
import dev.wardian.standards.lock.LockSelection;
import dev.wardian.standards.lock.LockedArtifact;
import dev.wardian.standards.lock.LockedFile;
import dev.wardian.standards.lock.LockedPackage;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.GroupName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What of a lock is installed on each platform that conda names, as locks of conda's tools list
/// it: for one Python, a file for each package.
final class CondaPlatforms {
    private static final Map<String, String> NAMES = names();

    private final LockedProject project;
    private final Losses losses;

    CondaPlatforms(LockedProject project, Losses losses) {
        this.project = project;
        this.losses = losses;
    }

    private static Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        names.put("linux-64", "x86_64-unknown-linux-gnu");
        names.put("linux-aarch64", "aarch64-unknown-linux-gnu");
        names.put("osx-64", "x86_64-apple-darwin");
        names.put("osx-arm64", "aarch64-apple-darwin");
        names.put("win-64", "x86_64-pc-windows-msvc");
        return names;
    }

    /// A package and its file on a platform.
    record Placed(LockedPackage locked, LockedFile file, String url, String sha256) {}

    /// What a platform has.
    record Platform(String name, Target target, List<Placed> packages) {
        Platform {
            packages = List.copyOf(packages);
        }
    }

    /// The platforms that the lock can serve; of the others it is told why not.
    List<Platform> all() {
        var all = new ArrayList<Platform>();
        NAMES.forEach(
                (name, triple) -> {
                    var target = project.target().withPlatform(triple);
                    switch (project.lock().select(request(target))) {
                        case LockSelection.Selected(var choices) ->
                                all.add(new Platform(name, target, placed(choices)));
                        case LockSelection.Refused refused ->
                                losses.add("platform `" + name + "`: " + refused.message());
                    }
                });
        losses.add(
                "other Pythons than "
                        + project.target().python()
                        + ": the file is for one, and `--python` chooses it");
        return all;
    }

    private LockRequest request(Target target) {
        var part = project.part();
        return new LockRequest(
                target.markers(),
                target.tags(),
                extras(part.allExtras(), part.extras()),
                Optional.of(groups(part.allGroups(), part.groups())),
                Set.of());
    }

    private Set<ExtraName> extras(boolean all, List<String> named) {
        var extras = new LinkedHashSet<ExtraName>(all ? project.lock().extras() : List.of());
        named.forEach(it -> extras.add(ExtraName.of(it)));
        return extras;
    }

    private Set<GroupName> groups(boolean all, List<String> named) {
        var groups = new LinkedHashSet<GroupName>(all ? groupsOfLock() : List.of());
        named.forEach(it -> groups.add(GroupName.of(it)));
        return groups;
    }

    private List<GroupName> groupsOfLock() {
        return project.lock().dependencyGroups().stream()
                .map(it -> GroupName.of(it.toString()))
                .toList();
    }

    private List<Placed> placed(List<LockSelection.Choice> choices) {
        var placed = new ArrayList<Placed>();
        for (var choice : choices) {
            if (project.part().without().contains(choice.locked().name())) {
                continue;
            }
            var own = project.manifest().name().equals(Optional.of(choice.locked().name()));
            if (choice.artifact() instanceof LockedArtifact.Wheel wheel) {
                add(choice.locked(), wheel, placed);
            } else if (choice.artifact() instanceof LockedArtifact.Sdist sdist) {
                add(choice.locked(), sdist, placed);
            } else if (own) {
                losses.add("the project itself: it is a folder; `wardian install -e .` adds it");
            } else {
                losses.add(
                        "`"
                                + choice.locked().name()
                                + "` comes from a folder or an address; left out");
            }
        }
        return placed;
    }

    private void add(LockedPackage locked, LockedFile file, List<Placed> placed) {
        var digest = Optional.ofNullable(file.hashes().get("sha256"));
        if (file.url().isEmpty() || digest.isEmpty()) {
            losses.add("`" + locked.name() + "` has no address with an SHA-256 digest; left out");
        } else {
            placed.add(new Placed(locked, file, file.url().get(), digest.get()));
        }
    }
}

package dev.wardian.stack.workspace;

import dev.wardian.stack.Compilation;
import dev.wardian.stack.Solved;
import dev.wardian.stack.Wardian;
import dev.wardian.stack.choice.CompileChoices;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.choice.RequirementSources;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.requirement.Declared;
import dev.wardian.stack.universal.UniversalChoices;
import dev.wardian.standards.lock.LockedPackage;
import dev.wardian.standards.marker.MarkerContext;
import dev.wardian.standards.name.GroupName;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds out what of a lock some groups need by themselves: solves for them among the locked
/// versions.
final class OnlyGroups {

    private final Wardian wardian;
    private final Workspace workspace;

    OnlyGroups(Wardian wardian, Workspace workspace) {
        this.wardian = wardian;
        this.workspace = workspace;
    }

    /// The locked packages that they do not need.
    Set<PackageName> others(Environment environment, List<String> groups, Set<PackageName> left) {
        var lock = new LockWork(wardian, workspace).present().orElseThrow();
        var pins = new ArrayList<Declared>();
        var others = new HashSet<>(left);
        var markers = wardian.inspector().target(environment).markers();
        var wanted = new HashSet<GroupName>();
        groups.forEach(it -> wanted.add(GroupName.of(it)));
        var context = MarkerContext.lockFile(markers, Set.of(), wanted);
        for (var locked : lock.packages()) {
            others.add(locked.name());
            var counts =
                    locked.marker().isEmpty()
                            || !severalOf(lock.packages(), locked.name())
                            || locked.marker().get().evaluate(context);
            locked.version()
                    .filter(_ -> counts)
                    .ifPresent(
                            it -> pins.add(Declared.of(locked.name() + "==" + it, "pylock.toml")));
        }
        var set =
                wardian.requirements(RequirementSources.none().withGroups(groups))
                        .withConstraints(pins);
        var resolution = wardian.resolve(set, environment, InstallChoices.usual());
        if (!(resolution instanceof Solved solved)) {
            throw refused();
        }
        solved.packages().forEach(one -> others.remove(one.name()));
        return others;
    }

    /// The same for every environment that the lock is for.
    Set<PackageName> othersAnywhere(
            Environment environment, List<String> groups, Set<PackageName> left) {
        var lock = new LockWork(wardian, workspace).present().orElseThrow();
        var pins = new ArrayList<Declared>();
        var others = new HashSet<>(left);
        for (var locked : lock.packages()) {
            others.add(locked.name());
            locked.version()
                    .filter(_ -> !severalOf(lock.packages(), locked.name()))
                    .ifPresent(
                            it -> pins.add(Declared.of(locked.name() + "==" + it, "pylock.toml")));
        }
        var set =
                wardian.requirements(RequirementSources.none().withGroups(groups))
                        .withConstraints(pins);
        var choices =
                CompileChoices.usual(Optional.empty(), List.of())
                        .withUniversal(UniversalChoices.everywhere())
                        .withPreferred(workspace.lockFile())
                        .withWrites(false);
        if (!(wardian.compile(set, environment, choices)
                instanceof Compilation.Universal(var _, var solution, _, _))) {
            throw refused();
        }
        solution.packages().forEach(one -> others.remove(one.name()));
        return others;
    }

    private static StackException refused() {
        return new StackException(
                new StackProblem.LockRefused(
                        "pylock.toml", "its versions do not serve these groups by themselves"));
    }

    private static boolean severalOf(List<LockedPackage> packages, PackageName name) {
        return packages.stream().filter(one -> one.name().equals(name)).count() > 1;
    }
}

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
import dev.wardian.stack.requirement.RequirementSet;
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
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Finds out what of a lock some groups need by themselves: solves for them among the locked
/// versions.
final class OnlyGroups {

    private final Wardian wardian;
    private final Workspace workspace;

    OnlyGroups(Wardian wardian, Workspace workspace) {
        this.wardian = wardian;
        this.workspace = workspace;
    }

    /// The locked packages that they do not need in an environment.
    Set<PackageName> others(Environment environment, List<String> groups, Set<PackageName> left) {
        var markers = wardian.inspector().target(environment).markers();
        var wanted = new HashSet<GroupName>();
        groups.forEach(it -> wanted.add(GroupName.of(it)));
        var context = MarkerContext.lockFile(markers, Set.of(), wanted);
        return others(
                groups,
                left,
                one -> one.marker().isEmpty() || one.marker().get().evaluate(context),
                set ->
                        wardian.resolve(set, environment, InstallChoices.usual())
                                        instanceof Solved solved
                                ? solved.packages().stream().map(one -> one.name())
                                : refused());
    }

    /// The same for every environment that the lock is for.
    Set<PackageName> othersAnywhere(
            Environment environment, List<String> groups, Set<PackageName> left) {
        var choices =
                CompileChoices.usual(Optional.empty(), List.of())
                        .withUniversal(UniversalChoices.everywhere())
                        .withPreferred(workspace.lockFile())
                        .withWrites(false);
        return others(
                groups,
                left,
                _ -> false,
                set ->
                        wardian.compile(set, environment, choices)
                                        instanceof Compilation.Universal universal
                                ? universal.solution().packages().stream().map(one -> one.name())
                                : refused());
    }

    /// @param counts which of several versions of a package are those to stay at
    /// @param needed what requirements come to
    private Set<PackageName> others(
            List<String> groups,
            Set<PackageName> left,
            Predicate<LockedPackage> counts,
            Function<RequirementSet, Stream<PackageName>> needed) {
        var packages = new LockWork(wardian, workspace).present().orElseThrow().packages();
        var pins = new ArrayList<Declared>();
        var others = new HashSet<>(left);
        for (var locked : packages) {
            others.add(locked.name());
            locked.version()
                    .filter(_ -> !severalOf(packages, locked.name()) || counts.test(locked))
                    .ifPresent(
                            it -> pins.add(Declared.of(locked.name() + "==" + it, "pylock.toml")));
        }
        var set =
                wardian.requirements(RequirementSources.none().withGroups(groups))
                        .withConstraints(pins);
        needed.apply(set).forEach(others::remove);
        return others;
    }

    private static Stream<PackageName> refused() {
        throw new StackException(
                new StackProblem.LockRefused(
                        "pylock.toml", "its versions do not serve these groups by themselves"));
    }

    private static boolean severalOf(List<LockedPackage> packages, PackageName name) {
        return packages.stream().filter(one -> one.name().equals(name)).count() > 1;
    }
}

package dev.wardian.stack;

import dev.wardian.python.environment.Interpreter;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.choice.LockedPart;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.internal.environment.Environments;
import dev.wardian.stack.internal.learn.AgedPins;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.stack.settings.Settings;
import dev.wardian.standards.name.PackageName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Answers what must change in one environment for one set of requirements.
final class Installing {

    private final Settings settings;
    private final Environments environments;
    private final Workshop workshop;
    private final Environment environment;
    private final InstallChoices choices;
    private final long started = System.nanoTime();

    Installing(
            Settings settings,
            Environments environments,
            Workshop workshop,
            Environment environment,
            InstallChoices choices) {
        this.settings = settings;
        this.environments = environments;
        this.workshop = workshop;
        this.environment = environment;
        this.choices = choices;
    }

    Resolution resolve(RequirementSet set) {
        var interpreter = environments.interpreter(environment);
        var session = workshop.session(interpreter, set, choices);
        var roots = roots(set, session);
        return new Resolving(session, settings.progress()).resolve(set, roots, Map.of(), Map.of());
    }

    private Roots roots(RequirementSet set, Session session) {
        var required = choices.requireHashes() || set.requireHashes();
        var roots =
                Roots.of(
                        required || choices.verifyHashes() ? set : set.withoutHashes(),
                        settings.workingFolder(),
                        session.target().markers(),
                        session.materials());
        if (required) {
            roots.requireHashes();
        }
        return choices.resolve().noDependencies()
                ? roots
                : roots.following(
                        settings.workingFolder(),
                        session.target().markers(),
                        session.materials(),
                        set.withoutSources());
    }

    Plan plan(Solved solved) {
        Environments.requireChangeable(environment);
        return planned(environments.open(environment), solved);
    }

    private Plan planned(PythonEnvironment present, Solved solved) {
        var wanted = new ArrayList<Wanted>(solved.inner().packages().size());
        for (var chosen : solved.inner().packages()) {
            wanted.add(Wanted.of(chosen, solved.roots().origins()));
        }
        return new Planner(environment, present, workshop::isCached, choices)
                .plan(
                        wanted,
                        solved.session(),
                        solved.roots().requested(),
                        solved.warnings(),
                        started)
                .withAged(
                        // who syncs installs what was solved and looked at before
                        choices.resolve().facts() && !choices.exact()
                                ? AgedPins.of(
                                        solved.inner(),
                                        solved.roots().requirements(),
                                        solved.session().index().source())
                                : Set.of());
    }

    Planning planInstall(RequirementSet set) {
        Environments.requireChangeable(environment);
        if (!set.locks().isEmpty()) {
            return planLocks(set);
        }
        var present = environments.open(environment);
        var session = workshop.session(present.interpreter(), set, choices);
        session.materials().keepInstalled(present, choices.reinstall());
        var roots = roots(set, session);
        if (mayBeSatisfied()) {
            var kept =
                    new SatisfiedCheck(
                                    present,
                                    session.target().markers(),
                                    roots.origins(),
                                    roots.constraints(),
                                    roots.overrides(),
                                    set.excludes())
                            .keeps(roots.requirements(), !choices.resolve().noDependencies());
            if (kept.isPresent()) {
                return satisfied(present, kept.get(), roots.requested());
            }
        }
        var resolution =
                new Resolving(session, settings.progress(), Optional.of(present))
                        .resolve(set, roots, Resolving.present(present, roots, choices), Map.of());
        return switch (resolution) {
            case Solved solved -> planned(present, solved);
            case Unsolvable unsolvable -> unsolvable;
        };
    }

    private boolean mayBeSatisfied() {
        return choices.reinstall() instanceof PackageSelection.None
                && choices.resolve().upgrade() instanceof PackageSelection.None;
    }

    /// All that is asked for is there; what else is there goes if the plan is exact.
    private Plan satisfied(
            PythonEnvironment present, List<Plan.Kept> kept, Set<PackageName> requested) {
        var remove =
                choices.exact() ? Planner.others(present, names(kept)) : List.<Plan.Removal>of();
        return new Plan(
                environment,
                remove,
                List.of(),
                kept,
                List.of(),
                0,
                (System.nanoTime() - started) / 1_000_000,
                Plan.Work.nothing().marking(Planner.marks(present, kept, requested)));
    }

    private static Set<PackageName> names(List<Plan.Kept> kept) {
        var names = new HashSet<PackageName>();
        for (var one : kept) {
            names.add(one.name());
        }
        return names;
    }

    private Plan planLocks(RequirementSet set) {
        if (set.locks().size() > 1 || !set.requirements().isEmpty()) {
            throw new StackException(
                    new StackProblem.LockRefused(
                            set.locks().getFirst().toString(),
                            "a lock stands alone, without other requirements"));
        }
        return planLock(set.locks().getFirst(), LockedPart.usual());
    }

    Plan planLock(Path lock, LockedPart part) {
        Environments.requireChangeable(environment);
        var present = environments.open(environment);
        Interpreter interpreter = present.interpreter();
        var session = workshop.session(interpreter, RequirementSet.of(), choices);
        var wanted =
                new LockedFiles(
                                settings.workingFolder().resolve(lock).normalize(),
                                lock.toString(),
                                workshop.locks())
                        .wanted(session.target(), part, choices.resolve().noBinary());
        return new Planner(environment, present, workshop::isCached, choices)
                .plan(wanted, session, Set.of(), List.of(), started);
    }
}

package dev.wardian.solver.internal;

import dev.wardian.solver.Choice;
import dev.wardian.solver.Conflict;
import dev.wardian.solver.Decisions;
import dev.wardian.solver.Dependencies;
import dev.wardian.solver.Dependency;
import dev.wardian.solver.Outcome;
import dev.wardian.solver.Universe;
import dev.wardian.solver.VersionSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The outer loop: propagate, mend the order, decide on the most urgent package, state its needs.
///
/// One search is for one answer and one thread.
public final class Search<P, V, S extends VersionSet<V, S>> {
    /// The priority of a package that is decided or need not be chosen.
    private static final long NOT_WAITING = Long.MIN_VALUE;

    private final Universe<P, V, S> universe;
    private final Names<P> names = new Names<>();
    private final Knowledge<V, S> knowledge;
    private final PartialSolution<V, S> solution;
    private final ConflictCount counts = new ConflictCount();
    private final Decisions<P, V> decisions = this::decision;

    /// By package: the number of its base or -1, its family, its priority, the versions whose needs
    /// are stated.
    private int[] bases = new int[64];

    private int[] families = new int[64];
    private long[] priorities = new long[64];
    private final List<Set<V>> stated = new ArrayList<>();
    private int known;

    /// The package that is decided on at present.
    private int next;

    /// A search that must choose this version of the root.
    public Search(Universe<P, V, S> universe, P root, V rootVersion) {
        this.universe = universe;
        this.next = number(root);
        this.knowledge = new Knowledge<>(next, rootVersion, universe.only(rootVersion));
        this.solution = knowledge.solution();
    }

    /// Finds the answer.
    public Outcome<P, V, S> run() {
        while (true) {
            Incompatibility<V, S> terminal = knowledge.propagate(next);
            if (terminal != null) {
                return new Outcome.Unsolvable<>(new Proof<P, V, S>(names).of(terminal));
            }
            countConflicts();
            mendOrder();
            int urgent = mostUrgent();
            if (urgent < 0) {
                return new Outcome.Solved<>(versions());
            }
            next = urgent;
            Outcome<P, V, S> stopped = decide();
            if (stopped != null) {
                return stopped;
            }
        }
    }

    /// Decides on the next package; answers if the search must end.
    private @Nullable Outcome<P, V, S> decide() {
        P name = names.name(next);
        S allowed = said(next).set();
        switch (universe.choose(name, allowed, decisions)) {
            case Choice.Nothing<V, S> _ -> knowledge.add(Incompatibility.nothing(next, allowed));
            case Choice.Refuse<V, S>(S versions, var reason) ->
                    knowledge.add(Incompatibility.refused(next, versions, reason));
            case Choice.Stop<V, S>(var why) -> {
                return new Outcome.Stopped<>(why, versions());
            }
            case Choice.Pick<V, S>(V version) -> {
                return tryVersion(name, version);
            }
        }
        return null;
    }

    private @Nullable Outcome<P, V, S> tryVersion(P name, V version) {
        Literal<V, S> exactly = Literal.in(universe.only(version));
        if (stated.get(next).contains(version)) {
            // what it needs is known, and as nothing was propagated against it, it holds
            solution.decide(next, version, exactly);
            universe.decided(name, version);
            return null;
        }
        switch (universe.dependencies(name, version)) {
            case Dependencies.Refuse<P, S>(S versions, var reason) ->
                    knowledge.add(Incompatibility.refused(next, versions, reason));
            case Dependencies.Stop<P, S>(var why) -> {
                Map<P, V> decided = versions();
                decided.put(name, version);
                return new Outcome.Stopped<>(why, decided);
            }
            case Dependencies.Known<P, S>(var all, var conflicts) -> {
                stated.get(next).add(version);
                Incompatibility<V, S> impossible = state(name, version, all, exactly);
                Incompatibility<V, S> refused = refuse(name, version, conflicts, exactly);
                Incompatibility<V, S> conflict = impossible == null ? refused : impossible;
                if (conflict == null) {
                    solution.decide(next, version, exactly);
                    universe.decided(name, version);
                } else {
                    count(next, conflict);
                }
            }
        }
        return null;
    }

    /// States what the version needs; answers what of it is impossible already.
    private @Nullable Incompatibility<V, S> state(
            P name, V version, List<Dependency<P, S>> all, Literal<V, S> exactly) {
        for (Dependency<P, S> dependency : all) {
            int virtual = number(dependency.name());
            if (bases[virtual] >= 0 && bases[virtual] != next) {
                S accepted = dependency.accepted();
                knowledge.add(
                        Incompatibility.requires(virtual, accepted, bases[virtual], accepted));
            }
        }
        S versions = universe.around(name, version);
        Incompatibility<V, S> conflict = null;
        for (Dependency<P, S> dependency : all) {
            int needed = number(dependency.name());
            if (needed == next && dependency.accepted().contains(version)) {
                continue;
            }
            Incompatibility<V, S> needs =
                    Incompatibility.requires(next, versions, needed, dependency.accepted());
            knowledge.add(needs);
            if (conflict == null
                    && solution.everWentBack()
                    && solution.relation(needs, next, exactly)
                            == PartialSolution.Relation.SATISFIED) {
                conflict = needs;
            }
        }
        return conflict;
    }

    /// States what must not stand beside the version; answers what of it stands there already.
    private @Nullable Incompatibility<V, S> refuse(
            P name, V version, List<Conflict<P, S>> conflicts, Literal<V, S> exactly) {
        Incompatibility<V, S> standing = null;
        for (Conflict<P, S> conflict : conflicts) {
            int other = number(conflict.name());
            Incompatibility<V, S> refuses =
                    Incompatibility.conflicts(
                            next,
                            universe.around(name, version),
                            other,
                            conflict.versions(),
                            conflict.reason());
            knowledge.add(refuses);
            if (standing == null
                    && solution.relation(refuses, next, exactly)
                            == PartialSolution.Relation.SATISFIED) {
                standing = refuses;
            }
        }
        return standing;
    }

    private void countConflicts() {
        for (int i = 0; i < knowledge.conflicts().size(); i++) {
            count(knowledge.conflicting().get(i), knowledge.conflicts().get(i));
        }
    }

    private void count(int hit, Incompatibility<V, S> conflict) {
        boolean real = false;
        for (int culprit : conflict.packages) {
            if (culprit != hit && families[culprit] != families[hit]) {
                real = true;
                counts.countCulprit(culprit);
                universe.collided(names.name(hit), names.name(culprit));
            }
        }
        if (real) {
            counts.countHit(next);
        }
    }

    private void mendOrder() {
        IntList often = counts.oftenHit();
        for (int i = 0; i < often.size(); i++) {
            universe.prefer(names.name(often.get(i)));
        }
        often.shorten(0);
        often = counts.oftenCulprit();
        for (int i = 0; i < often.size(); i++) {
            if (universe.defer(names.name(often.get(i)))) {
                solution.backtrackBefore(often.get(i));
            }
        }
        often.shorten(0);
    }

    /// The undecided package to decide on next, or -1 if all are decided.
    private int mostUrgent() {
        IntList outdated = solution.outdated();
        for (int i = 0; i < outdated.size(); i++) {
            int name = outdated.get(i);
            Assignment<V, S> assignment = solution.assignment(name);
            if (assignment != null && assignment.isOpen()) {
                S allowed = assignment.current.set();
                priorities[name] = universe.priority(names.name(name), allowed);
                universe.expect(names.name(name), allowed);
            } else {
                priorities[name] = NOT_WAITING;
            }
        }
        outdated.shorten(0);
        int best = -1;
        long highest = NOT_WAITING;
        for (int name = 0; name < known; name++) {
            if (priorities[name] > highest) {
                best = name;
                highest = priorities[name];
            }
        }
        return best;
    }

    private Map<P, V> versions() {
        Map<P, V> versions = new LinkedHashMap<>();
        for (int level = 0; level < solution.level(); level++) {
            int name = solution.decided().get(level);
            decisionOf(name).ifPresent(version -> versions.put(names.name(name), version));
        }
        return versions;
    }

    private Optional<V> decision(P name) {
        int number = names.find(name);
        return number < 0 ? Optional.empty() : decisionOf(number);
    }

    private Optional<V> decisionOf(int name) {
        Assignment<V, S> assignment = solution.assignment(name);
        return assignment == null ? Optional.empty() : Optional.ofNullable(assignment.decision);
    }

    private Literal<V, S> said(int name) {
        Literal<V, S> said = solution.said(name);
        if (said == null || !said.positive()) {
            throw new IllegalStateException("package " + name + " need not be chosen");
        }
        return said;
    }

    private int number(P name) {
        int number = names.number(name);
        if (number == known) {
            known++;
            if (number == bases.length) {
                bases = Arrays.copyOf(bases, number * 2);
                families = Arrays.copyOf(families, number * 2);
                priorities = Arrays.copyOf(priorities, number * 2);
            }
            priorities[number] = NOT_WAITING;
            stated.add(new HashSet<>(4));
            Optional<P> base = universe.base(name);
            // each may be new itself, and make the tables grow
            int baseNumber = base.isPresent() ? number(base.get()) : -1;
            int family = number(universe.family(name));
            bases[number] = baseNumber;
            families[number] = family;
        }
        return number;
    }
}

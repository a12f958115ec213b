package dev.wardian.stack.explain;

import dev.wardian.python.resolve.PythonResolution;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Looks for changes after which a question has a solution, each of them solved. What is given up
/// in a correction of the conflicts is not left out but relaxed, as little as helps.
final class FixSearch {

    private static final int MOST_CORRECTIONS = 6;

    private final Question question;
    private final Conflicts conflicts;
    private final Trials trials;
    private final Version python;
    private final Map<List<Change>, Fix> found = new LinkedHashMap<>();

    /// @param python the target's Python
    FixSearch(Question question, Conflicts conflicts, Trials trials, Version python) {
        this.question = question;
        this.conflicts = conflicts;
        this.trials = trials;
        this.python = python;
    }

    List<Fix> run() {
        var looked = 0;
        for (var correction : conflicts.corrections()) {
            if (looked++ < MOST_CORRECTIONS) {
                correct(List.copyOf(correction));
            }
        }
        for (var version : PythonCandidates.of(conflicts, python)) {
            propose(List.of(new Change.OtherPython(version)));
        }
        var fixes = new ArrayList<>(found.values());
        fixes.sort(FixOrder.INSTANCE);
        return fixes;
    }

    private void correct(List<Demand> correction) {
        var before = found.size();
        if (correction.size() == 1) {
            var demand = correction.getFirst();
            for (var direction : VersionCandidates.Direction.values()) {
                nearest(demand, direction, Map.of()).ifPresent(it -> propose(List.of(it)));
            }
        } else {
            together(correction);
        }
        var constraints = correction.stream().allMatch(FixSearch::isConstraint);
        if (constraints || (found.size() == before && !isAlone(correction))) {
            var dropped = new ArrayList<Change>();
            for (var demand : correction) {
                dropped.add(new Change.Dropped(demand));
            }
            propose(dropped);
        }
    }

    /// Whether one of the demands collides with nothing but the world: to leave it out is no help.
    private boolean isAlone(List<Demand> correction) {
        return conflicts.found().stream()
                .anyMatch(it -> it.core().size() == 1 && correction.containsAll(it.core()));
    }

    private static boolean isConstraint(Demand demand) {
        return demand.kind() == Demand.Kind.CONSTRAINT;
    }

    /// Relaxes one demand after the other, those that are still to come without any limit.
    private void together(Collection<Demand> correction) {
        var settled = new HashMap<Demand, Requirement>();
        var changes = new ArrayList<Change>();
        var open = new LinkedHashSet<>(correction);
        for (var demand : correction) {
            open.remove(demand);
            var others = new HashMap<>(settled);
            for (var other : open) {
                others.put(other, unlimited(other));
            }
            var change =
                    nearest(demand, VersionCandidates.Direction.UP, others)
                            .or(() -> nearest(demand, VersionCandidates.Direction.DOWN, others));
            if (change.isEmpty()) {
                return;
            }
            settled.put(demand, change.get().replacement());
            changes.add(change.get());
        }
        propose(changes);
    }

    private static Requirement unlimited(Demand demand) {
        return demand.requirement().url().isPresent()
                ? demand.requirement()
                : demand.requirement().withSpecifiers(SpecifierSet.ANY);
    }

    /// The smallest change to one demand, towards newer or older versions, that gives a solution.
    private Optional<Change.Respecified> nearest(
            Demand demand, VersionCandidates.Direction direction, Map<Demand, Requirement> others) {
        if (demand.requirement().url().isPresent()
                || demand.requirement().specifiers().isEmpty()
                || !solves(demand, unlimited(demand), others)) {
            return Optional.empty();
        }
        var usable = trials.usable(demand.name());
        var changes = VersionCandidates.of(demand, direction, usable);
        return Nearest.of(changes, it -> solves(demand, it.replacement(), others));
    }

    private boolean solves(
            Demand demand, Requirement replacement, Map<Demand, Requirement> others) {
        var replacements = new HashMap<>(others);
        replacements.put(demand, replacement);
        return trials.ask(question.replacing(replacements))
                        instanceof Trials.Result.Solved(var solution)
                && solution.packages().stream()
                        .noneMatch(
                                it ->
                                        it.name().equals(demand.name())
                                                && it.version().isPrerelease());
    }

    private void propose(List<Change> changes) {
        if (changes.isEmpty() || found.containsKey(changes)) {
            return;
        }
        if (trials.ask(changed(question, changes)) instanceof Trials.Result.Solved(var solution)) {
            found.put(changes, fix(changes, solution));
        }
    }

    /// The question after the changes.
    static Question changed(Question question, List<Change> changes) {
        var replacements = new HashMap<Demand, Requirement>();
        Set<Demand> dropped = new LinkedHashSet<>();
        var changed = question;
        for (var change : changes) {
            switch (change) {
                case Change.Respecified respecified ->
                        replacements.put(respecified.demand(), respecified.replacement());
                case Change.Dropped(var demand) -> dropped.add(demand);
                case Change.OtherPython(var version) -> changed = changed.withPython(version);
            }
        }
        return changed.without(dropped).replacing(replacements);
    }

    /// The packages of all that collides.
    private Set<PackageName> concerned() {
        var names = new HashSet<PackageName>();
        for (var conflict : conflicts.found()) {
            conflict.core().forEach(it -> names.add(it.name()));
        }
        return names;
    }

    private Fix fix(List<Change> changes, PythonResolution.Solved solution) {
        var asked = new HashSet<PackageName>();
        for (var demand : question.demands()) {
            asked.add(demand.name());
        }
        var picks = new HashMap<PackageName, Version>();
        for (var one : solution.packages()) {
            if (asked.contains(one.name())) {
                picks.put(one.name(), one.version());
            }
        }
        return new Fix(
                changes,
                picks,
                solution.packages().size(),
                new Doubts(solution, concerned(), trials).find());
    }
}

package dev.wardian.stack.explain;

import dev.wardian.python.resolve.Explanation;
import dev.wardian.python.resolve.PythonResolution;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Finds all minimal conflicts of a question that has no solution, and all minimal sets of demands
/// to give up, within the effort allowed.
///
/// The two are dual (Reiter, A theory of diagnosis from first principles, 1987): what is given up
/// must meet every conflict. So smallest sets that meet all conflicts known are tried; what is left
/// either has a solution, and the set is a correction, or shows a conflict that was not known.
final class ConflictSearch {

    private static final int MOST_CONFLICTS = 8;
    private static final Trials.Result NOTHING_ASKED =
            new Trials.Result.Solved(new PythonResolution.Solved(List.of(), List.of()));

    private final Question question;
    private final Trials trials;
    private boolean complete = true;

    ConflictSearch(Question question, Trials trials) {
        this.question = question;
        this.trials = trials;
    }

    Conflicts run(Explanation first) {
        var conflicts = new ArrayList<Conflict>();
        var corrections = new ArrayList<Set<Demand>>();
        conflicts.add(minimal(question, first));
        var tried = new HashSet<Set<Demand>>();
        while (true) {
            var next = untried(conflicts, tried);
            if (next.isEmpty()) {
                break;
            }
            if (conflicts.size() == MOST_CONFLICTS) {
                complete = false;
                break;
            }
            tried.add(next);
            var rest = question.without(next);
            switch (trials.ask(rest)) {
                case Trials.Result.Solved _ -> corrections.add(next);
                case Trials.Result.Unsolvable(var explanation) ->
                        conflicts.add(minimal(rest, explanation));
                case Trials.Result.Unknown _ -> complete = false;
            }
        }
        return new Conflicts(conflicts, corrections, complete);
    }

    /// The smallest set of demands that meets every conflict and was not tried; empty if all were.
    private static Set<Demand> untried(List<Conflict> conflicts, Set<Set<Demand>> tried) {
        for (var set : HittingSets.of(cores(conflicts))) {
            if (!tried.contains(set)) {
                return set;
            }
        }
        return Set.of();
    }

    private static List<List<Demand>> cores(List<Conflict> conflicts) {
        var cores = new ArrayList<List<Demand>>(conflicts.size());
        for (var conflict : conflicts) {
            cores.add(conflict.core());
        }
        return cores;
    }

    /// Leaves out one demand after the other as long as no solution appears.
    private Conflict minimal(Question whole, Explanation told) {
        var core = new Core(whole, whole.demands(), told).narrowed(trials);
        var minimal = true;
        for (var demand : List.copyOf(core.demands())) {
            if (!core.demands().contains(demand)) {
                continue;
            }
            var less = new LinkedHashSet<>(core.demands());
            less.remove(demand);
            switch (less.isEmpty() ? NOTHING_ASKED : trials.ask(whole.only(less))) {
                case Trials.Result.Solved _ -> {}
                case Trials.Result.Unsolvable(var own) ->
                        core = new Core(whole, less, own).narrowed(trials);
                case Trials.Result.Unknown _ -> minimal = false;
            }
        }
        complete &= minimal;
        return new Conflict(List.copyOf(core.demands()), minimal, core.explanation());
    }

    /// Demands that were seen to have no solution, and why.
    private record Core(Question whole, Set<Demand> demands, Explanation explanation) {

        /// Without the demands that the explanation does not need, as often as that is true: one
        /// that it does not name may still have admitted a pre-release or a yanked version.
        Core narrowed(Trials trials) {
            var core = this;
            while (true) {
                var named = core.named();
                if (named.size() < core.demands.size()
                        && trials.ask(whole.only(named))
                                instanceof Trials.Result.Unsolvable(var own)) {
                    core = new Core(whole, named, own);
                } else {
                    return core;
                }
            }
        }

        private Set<Demand> named() {
            var written = new HashSet<>(explanation.written());
            var names = new HashSet<PackageName>();
            for (var override : whole.overrides()) {
                if (written.contains(override)) {
                    names.add(override.requirement().name());
                }
            }
            var found = new LinkedHashSet<Demand>();
            for (var demand : demands) {
                if (written.contains(demand.written()) || names.contains(demand.name())) {
                    found.add(demand);
                }
            }
            return found.isEmpty() ? demands : found;
        }
    }
}

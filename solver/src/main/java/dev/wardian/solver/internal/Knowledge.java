package dev.wardian.solver.internal;

import dev.wardian.solver.VersionSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All incompatibilities that were stated or learned, and the two inferences drawn from them.
///
/// *Unit propagation*: when all literals of an incompatibility but one hold, the negation of that
/// one must hold. *Conflict resolution*: when all of them hold, the incompatibility is merged
/// with what forced its last literal until it says something that was already wrong at an earlier
/// decision level; the partial solution goes back there. See Weizenbaum, "PubGrub:
/// next-generation version solving".
public final class Knowledge<V, S extends VersionSet<V, S>> {
    private final PartialSolution<V, S> solution = new PartialSolution<>();
    private final List<List<Incompatibility<V, S>>> byPackage = new ArrayList<>();
    private final Map<DependencyKey<S>, Incompatibility<V, S>> merged = new HashMap<>();
    private final IntList changed = new IntList();
    private final IntList conflicting = new IntList();
    private final List<Incompatibility<V, S>> conflicts = new ArrayList<>();
    private final int root;
    private final V rootVersion;

    /// What two dependencies must share to be stated as one.
    private record DependencyKey<S>(int dependent, int dependency, S accepted) {}

    /// The knowledge that this version of this package must be chosen.
    public Knowledge(int root, V rootVersion, S onlyRoot) {
        this.root = root;
        this.rootVersion = rootVersion;
        register(Incompatibility.notRoot(root, onlyRoot));
    }

    PartialSolution<V, S> solution() {
        return solution;
    }

    /// The packages that [#propagate] found in conflict, one for each element of [#conflicts].
    IntList conflicting() {
        return conflicting;
    }

    List<Incompatibility<V, S>> conflicts() {
        return conflicts;
    }

    /// States an incompatibility, joined with earlier ones that say the same of other versions.
    void add(Incompatibility<V, S> stated) {
        Incompatibility<V, S> known = stated;
        if (stated.source instanceof Incompatibility.Source.Requires<V, S> requires
                && requires.dependent() != requires.dependency()) {
            var key =
                    new DependencyKey<>(
                            requires.dependent(), requires.dependency(), requires.accepted());
            Incompatibility<V, S> past = merged.get(key);
            if (past != null) {
                S versions = requires.versions().union(past.literals[0].set());
                known =
                        Incompatibility.requires(
                                requires.dependent(),
                                versions,
                                requires.dependency(),
                                requires.accepted());
                for (int name : past.packages) {
                    byPackage.get(name).remove(past);
                }
            }
            merged.put(key, known);
        }
        register(known);
    }

    private void register(Incompatibility<V, S> known) {
        for (int name : known.packages) {
            while (byPackage.size() <= name) {
                byPackage.add(new ArrayList<>());
            }
            byPackage.get(name).add(known);
        }
    }

    /// Draws all conclusions from a change in what is said of the package.
    ///
    /// Answers the incompatibility that proves that there is no solution, if it comes to that.
    @Nullable Incompatibility<V, S> propagate(int start) {
        conflicting.shorten(0);
        conflicts.clear();
        changed.shorten(0);
        changed.add(start);
        while (!changed.isEmpty()) {
            Incompatibility<V, S> conflict = propagateOne(changed.removeLast());
            if (conflict != null) {
                Incompatibility<V, S> terminal = resolve(conflict);
                if (terminal != null) {
                    return terminal;
                }
            }
        }
        return null;
    }

    private @Nullable Incompatibility<V, S> propagateOne(int name) {
        if (name >= byPackage.size()) {
            return null;
        }
        List<Incompatibility<V, S>> about = byPackage.get(name);
        // the newest say most
        for (int i = about.size() - 1; i >= 0; i--) {
            Incompatibility<V, S> known = about.get(i);
            if (solution.isContradicted(known)) {
                continue;
            }
            switch (solution.relation(known)) {
                case SATISFIED -> {
                    return known;
                }
                case ALMOST -> {
                    int almost = solution.almost;
                    if (!changed.contains(almost)) {
                        changed.add(almost);
                    }
                    solution.derive(almost, known);
                    solution.markContradicted(known);
                }
                case CONTRADICTED -> solution.markContradicted(known);
                case INCONCLUSIVE -> {}
            }
        }
        return null;
    }

    /// Learns from a conflict and goes back; answers it if it cannot be resolved.
    private @Nullable Incompatibility<V, S> resolve(Incompatibility<V, S> conflict) {
        Incompatibility<V, S> current = conflict;
        while (!isTerminal(current)) {
            PartialSolution.Satisfier<V, S> satisfier = solution.satisfier(current);
            if (satisfier.previousLevel() < satisfier.level()) {
                solution.backtrack(satisfier.previousLevel());
                if (current != conflict) {
                    add(current);
                }
                note(satisfier.name(), current);
                changed.shorten(0);
                changed.add(satisfier.name());
                solution.derive(satisfier.name(), current);
                solution.markContradicted(current);
                return null;
            }
            Incompatibility<V, S> cause = satisfier.cause();
            if (cause == null) {
                throw new IllegalStateException("a decision begins its own level");
            }
            current = Incompatibility.merge(current, cause, satisfier.name());
            note(satisfier.name(), current);
        }
        return current;
    }

    private void note(int name, Incompatibility<V, S> incompatibility) {
        conflicting.add(name);
        conflicts.add(incompatibility);
    }

    private boolean isTerminal(Incompatibility<V, S> known) {
        return known.packages.length == 0
                || (known.packages.length == 1
                        && known.packages[0] == root
                        && known.literals[0].contains(rootVersion));
    }
}

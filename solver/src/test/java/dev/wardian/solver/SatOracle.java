package dev.wardian.solver;

import java.util.HashMap;
import java.util.Map;
import org.sat4j.core.VecInt;
import org.sat4j.minisat.SolverFactory;
import org.sat4j.specs.ContradictionException;
import org.sat4j.specs.ISolver;
import org.sat4j.specs.TimeoutException;

/// Asks an independent SAT solver whether a table has a solution.
final class SatOracle<V extends Comparable<V>> {
    private final TableUniverse<V> universe;
    private final Map<String, Map<V, Integer>> variables = new HashMap<>();

    SatOracle(TableUniverse<V> universe) {
        this.universe = universe;
    }

    boolean hasSolution(V rootVersion) {
        ISolver solver = SolverFactory.newDefault();
        int count = 0;
        for (String name : universe.names()) {
            Map<V, Integer> mine = variables.computeIfAbsent(name, _ -> new HashMap<>());
            for (V version : universe.versions(name)) {
                mine.put(version, ++count);
            }
        }
        solver.newVar(count);
        try {
            for (Map.Entry<String, Map<V, Integer>> entry : variables.entrySet()) {
                state(solver, entry.getKey(), entry.getValue());
            }
            solver.addClause(clause(variable(TableUniverse.ROOT, rootVersion)));
            return solver.isSatisfiable();
        } catch (ContradictionException _) {
            return false;
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private void state(ISolver solver, String name, Map<V, Integer> versions)
            throws ContradictionException {
        VecInt all = new VecInt();
        for (Map.Entry<V, Integer> version : versions.entrySet()) {
            all.push(version.getValue());
            if (universe.refusal(name, version.getKey()).isPresent()) {
                solver.addClause(clause(-version.getValue()));
            }
            for (Conflict<String, Ranges<V>> conflict :
                    universe.conflicts(name, version.getKey())) {
                for (V other : universe.versions(conflict.name())) {
                    if (conflict.versions().contains(other)) {
                        solver.addClause(
                                clause(-version.getValue())
                                        .push(-variable(conflict.name(), other)));
                    }
                }
            }
            for (Dependency<String, Ranges<V>> need : universe.needs(name, version.getKey())) {
                VecInt clause = clause(-version.getValue());
                for (V accepted : universe.versions(need.name())) {
                    if (need.accepted().contains(accepted)) {
                        clause.push(variable(need.name(), accepted));
                    }
                }
                solver.addClause(clause);
            }
        }
        if (!all.isEmpty()) {
            solver.addAtMost(all, 1);
        }
    }

    private int variable(String name, V version) {
        return variables.getOrDefault(name, Map.of()).getOrDefault(version, 0);
    }

    private static VecInt clause(int literal) {
        return new VecInt().push(literal) instanceof VecInt clause ? clause : new VecInt();
    }
}

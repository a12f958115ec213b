package dev.wardian.python.resolve;

import dev.wardian.python.resolve.NumberedWorld.Need;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sat4j.core.VecInt;
import org.sat4j.minisat.SolverFactory;
import org.sat4j.specs.ContradictionException;
import org.sat4j.specs.ISolver;
import org.sat4j.specs.TimeoutException;

/// What is offered in a world, as variables of an independent SAT solver, and facts as clauses over
/// them. Says whether the facts stated can hold together.
final class WorldClauses {
    private final NumberedWorld world;
    private final ISolver solver = SolverFactory.newDefault();
    private final Map<String, Integer> variables = new HashMap<>();
    private boolean contradicted;

    WorldClauses(NumberedWorld world) {
        this.world = world;
        solver.newVar(4 * 16 * world.packages.size());
        for (int i = 0; i < world.packages.size(); i++) {
            VecInt versions = new VecInt();
            for (int version : world.packages.get(i).keySet()) {
                versions.push(variable(i, false, version));
                // an extra has the version of its package
                add(-variable(i, true, version), variable(i, false, version));
            }
            try {
                if (!versions.isEmpty()) {
                    solver.addAtMost(versions, 1);
                }
            } catch (ContradictionException _) {
                contradicted = true;
            }
        }
    }

    private int variable(int target, boolean extra, int version) {
        return variables.computeIfAbsent(
                target + (extra ? "x" : "") + "=" + version, _ -> variables.size() + 1);
    }

    private void add(int... literals) {
        add(new VecInt(literals));
    }

    private void add(VecInt clause) {
        try {
            solver.addClause(clause);
        } catch (ContradictionException _) {
            contradicted = true;
        }
    }

    /// Somebody needs it for certain.
    void asked(Need need) {
        VecInt clause = new VecInt();
        accepted(need, clause);
        add(clause);
    }

    /// A release needs it.
    void depends(int target, boolean extra, int version, Need need) {
        VecInt clause = new VecInt(new int[] {-variable(target, extra, version)});
        accepted(need, clause);
        add(clause);
    }

    private void accepted(Need need, VecInt clause) {
        for (int version : world.packages.get(need.target()).keySet()) {
            if (need.accepts(version)) {
                clause.push(variable(need.target(), need.extra(), version));
            }
        }
    }

    /// A release cannot be chosen.
    void refused(int target, int version) {
        add(-variable(target, false, version));
    }

    /// All of the world: its needs, limits and refusals.
    WorldClauses whole() {
        for (int i = 0; i < world.packages.size(); i++) {
            Set<Integer> versions = world.packages.get(i).keySet();
            for (int version : versions) {
                NumberedWorld.Offer offer = world.offer(i, version);
                stateNeeds(i, false, version, offer.needs());
                stateNeeds(i, true, version, offer.extraNeeds());
                if (!world.isCandidate(i, version)) {
                    refused(i, version);
                }
            }
        }
        world.constraints.stream().filter(Need::applies).forEach(this::constrained);
        world.roots.stream().filter(Need::applies).forEach(this::asked);
        return this;
    }

    private void stateNeeds(int target, boolean extra, int version, List<Need> needs) {
        for (Need need : needs) {
            if (need.applies()) {
                depends(target, extra, version, need);
            }
        }
    }

    /// A person limits the versions.
    void constrained(Need limit) {
        for (int version : world.packages.get(limit.target()).keySet()) {
            if (!limit.accepts(version)) {
                refused(limit.target(), version);
            }
        }
    }

    boolean canHold() {
        try {
            return !contradicted && solver.isSatisfiable();
        } catch (TimeoutException slow) {
            throw new IllegalStateException(slow);
        }
    }
}

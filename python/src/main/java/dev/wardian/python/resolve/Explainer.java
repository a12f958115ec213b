package dev.wardian.python.resolve;

import dev.wardian.python.environment.Target;
import dev.wardian.solver.Cause;
import dev.wardian.solver.Derivation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tells a proof as facts that a person can check.
final class Explainer {
    private final Target target;
    private final Sources sources;
    private final Requirements requirements;

    Explainer(Target target, Sources sources, Requirements requirements) {
        this.target = target;
        this.sources = sources;
        this.requirements = requirements;
    }

    Explanation explain(Derivation<Node, PythonVersions> proof) {
        List<Fact> facts = new ArrayList<>();
        for (Cause<Node, PythonVersions> leaf : leaves(proof)) {
            facts.add(
                    new Fact.Depends(
                            leaf.toString(), target.toString(), sources + "" + requirements));
        }
        return new Explanation("the requirements cannot all be met", facts, Optional.empty());
    }

    private static List<Cause<Node, PythonVersions>> leaves(
            Derivation<Node, PythonVersions> proof) {
        Set<Derivation<Node, PythonVersions>> seen =
                Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Derivation<Node, PythonVersions>> open = new ArrayDeque<>(List.of(proof));
        List<Cause<Node, PythonVersions>> leaves = new ArrayList<>();
        while (!open.isEmpty()) {
            Derivation<Node, PythonVersions> node = open.pop();
            if (!seen.add(node)) {
                continue;
            }
            if (node.cause() instanceof Cause.Merged<Node, PythonVersions>(var a, var b, var _)) {
                open.push(b);
                open.push(a);
            } else {
                leaves.add(node.cause());
            }
        }
        return leaves;
    }
}

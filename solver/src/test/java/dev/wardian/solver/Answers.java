package dev.wardian.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;

/// Checks what the solver answers before it is compared with what a peer answers.
final class Answers {
    private Answers() {}

    /// The solution without its root; fails if there is none or it is not valid.
    static <V extends Comparable<V>> Map<String, V> solved(TableUniverse<V> universe, V root) {
        return switch (universe.solve(root)) {
            case Outcome.Solved<String, V, Ranges<V>>(var versions) -> {
                SolutionCheck.check(universe, versions);
                Map<String, V> chosen = new TreeMap<>(versions);
                chosen.remove(TableUniverse.ROOT);
                yield chosen;
            }
            case Outcome.Unsolvable<String, V, Ranges<V>>(var proof) ->
                    throw new AssertionError("there should be a solution: " + proof.cause());
            case Outcome.Stopped<String, V, Ranges<V>>(var why, var _) ->
                    throw new AssertionError("nobody stopped it: " + why);
        };
    }

    /// Fails if there is a solution, or if the proof that there is none does not hold.
    static <V extends Comparable<V>> void refused(TableUniverse<V> universe, V root) {
        Outcome<String, V, Ranges<V>> outcome = universe.solve(root);
        assertThat(outcome).isInstanceOf(Outcome.Unsolvable.class);
        if (outcome instanceof Outcome.Unsolvable<String, V, Ranges<V>>(var proof)) {
            new ProofCheck<>(universe).check(proof);
        }
    }
}

package dev.wardian.solver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What holds for every universe: right answers, valid solutions, valid proofs, the same each time.
class SolverProperty {
    private static final long SEED = 20260101;

    @Test
    void agreesWithTryingEverythingOnSmallUniverses() {
        int solved = 0;
        for (int i = 0; i < 4_000; i++) {
            TableUniverse<Integer> universe = RandomUniverse.of(SEED + i, 6, 5, 0.15);
            boolean expected = new BruteForce(universe).hasSolution();
            assertAnswer(universe, expected, SEED + i);
            solved += expected ? 1 : 0;
        }
        assertThat(solved).isBetween(400, 3_600);
    }

    @Test
    void agreesWithSatSolverOnLargerUniverses() {
        int solved = 0;
        for (int i = 0; i < 400; i++) {
            TableUniverse<Integer> universe =
                    RandomUniverse.of(SEED * 7 + i, 20 + i % 30, 12, 0.05);
            boolean expected = new SatOracle<>(universe).hasSolution(0);
            assertAnswer(universe, expected, SEED * 7 + i);
            solved += expected ? 1 : 0;
        }
        assertThat(solved).isBetween(40, 360);
    }

    @Test
    void answersTheSameEachTime() {
        for (int i = 0; i < 200; i++) {
            assertThat(describe(SEED + i)).as("seed %s", SEED + i).isEqualTo(describe(SEED + i));
        }
    }

    private static String describe(long seed) {
        return switch (RandomUniverse.of(seed, 12, 6, 0.2).solve(0)) {
            case Outcome.Solved<String, Integer, Ranges<Integer>>(var versions) ->
                    versions.toString();
            case Outcome.Unsolvable<String, Integer, Ranges<Integer>>(var proof) ->
                    proof.cause().toString();
            case Outcome.Stopped<String, Integer, Ranges<Integer>>(var why, var _) ->
                    why.toString();
        };
    }

    private static void assertAnswer(TableUniverse<Integer> universe, boolean solvable, long seed) {
        switch (universe.solve(0)) {
            case Outcome.Solved<String, Integer, Ranges<Integer>>(var versions) -> {
                assertThat(solvable).as("seed %s", seed).isTrue();
                SolutionCheck.check(universe, versions);
            }
            case Outcome.Unsolvable<String, Integer, Ranges<Integer>>(var proof) -> {
                assertThat(solvable).as("seed %s", seed).isFalse();
                new ProofCheck<>(universe).check(proof);
            }
            case Outcome.Stopped<String, Integer, Ranges<Integer>>(var why, var _) ->
                    throw new AssertionError("nobody stopped it: " + why);
        }
    }
}

package dev.wardian.python.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What holds for every world of Python packages: there is an answer exactly where independent
/// judges find one, it is valid, and an explanation is made of true facts that contradict each
/// other.
class ResolutionProperty {
    private static final long SEED = 20261125;

    @Test
    void agreesWithTryingEverythingInSmallWorlds() {
        int solved = 0;
        for (int i = 0; i < 1_500; i++) {
            NumberedWorld world = NumberedWorld.of(SEED + i, 5, 0.16);
            boolean expected = new WorldSearch(world).hasSolution();
            assertAnswer(world, expected, SEED + i);
            solved += expected ? 1 : 0;
        }
        assertThat(solved).isBetween(200, 1_300);
    }

    @Test
    void agreesWithASatSolverInLargerWorlds() {
        int solved = 0;
        for (int i = 0; i < 250; i++) {
            NumberedWorld world = NumberedWorld.of(SEED * 3 + i, 12 + i % 12, 0.09);
            boolean expected = new WorldClauses(world).whole().canHold();
            assertAnswer(world, expected, SEED * 3 + i);
            solved += expected ? 1 : 0;
        }
        assertThat(solved).isBetween(20, 230);
    }

    private static void assertAnswer(NumberedWorld world, boolean solvable, long seed) {
        switch (world.resolve()) {
            case PythonResolution.Solved(var packages, var _) -> {
                assertThat(solvable).as("seed %s", seed).isTrue();
                Map<Integer, Integer> chosen = new HashMap<>();
                for (ResolvedPackage one : packages) {
                    int major = (int) one.version().major() * 10;
                    chosen.put(
                            one.name().toString().charAt(1) - 'a',
                            one.version().isPrerelease() ? major - 5 : major);
                }
                assertThat(new WorldSearch(world).fault(chosen)).as("seed %s", seed).isEmpty();
            }
            case PythonResolution.Unsolvable(var explanation) -> {
                assertThat(solvable)
                        .as("seed %s%n%s", seed, String.join("\n", explanation.lines()))
                        .isFalse();
                try {
                    new FactCheck(world).check(explanation);
                } catch (AssertionError wrong) {
                    throw new AssertionError("seed " + seed + "\n" + wrong.getMessage(), wrong);
                }
            }
        }
    }
}

package dev.wardian.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SolverTest {
    private static Dependency<String, Ranges<Integer>> need(String name, Ranges<Integer> accepted) {
        return new Dependency<>(name, accepted);
    }

    @Test
    void takesTheNewestThatFits() {
        TableUniverse<Integer> universe =
                new TableUniverse<Integer>()
                        .offer("root", 0, List.of(need("a", Ranges.below(3))))
                        .offer("a", 1, List.of())
                        .offer("a", 2, List.of())
                        .offer("a", 3, List.of());

        assertThat(Answers.solved(universe, 0)).isEqualTo(Map.of("a", 2));
    }

    @Test
    void goesBackWhereTheNewestNeedsWhatIsNotThere() {
        TableUniverse<Integer> universe =
                new TableUniverse<Integer>()
                        .offer("root", 0, List.of(need("a", Ranges.all())))
                        .offer("a", 1, List.of())
                        .offer("a", 2, List.of(need("missing", Ranges.all())));

        assertThat(Answers.solved(universe, 0)).isEqualTo(Map.of("a", 1));
    }

    @Test
    void learnsFromOneConflictAboutAllVersionsThatShareIt() {
        TableUniverse<Integer> universe = new TableUniverse<>();
        universe.offer("root", 0, List.of(need("a", Ranges.all()), need("shared", Ranges.only(1))));
        for (int version = 1; version <= 500; version++) {
            universe.offer("a", version, List.of(need("shared", Ranges.only(2))));
        }
        universe.offer("a", 0, List.of());
        universe.offer("shared", 1, List.of()).offer("shared", 2, List.of());

        assertThat(Answers.solved(universe, 0)).isEqualTo(Map.of("a", 0, "shared", 1));
    }

    @Test
    void keepsExtrasAtTheVersionOfTheirPackage() {
        TableUniverse<Integer> universe =
                new TableUniverse<Integer>()
                        .offer(
                                "root",
                                0,
                                List.of(need("a[x]", Ranges.all()), need("b", Ranges.all())))
                        .offer("a", 1, List.of())
                        .offer("a", 2, List.of())
                        .offer("a[x]", 1, List.of(need("a", Ranges.only(1))))
                        .offer("a[x]", 2, List.of(need("a", Ranges.only(2))))
                        .offer("b", 1, List.of(need("a", Ranges.below(2))));

        assertThat(Answers.solved(universe, 0)).isEqualTo(Map.of("a", 1, "a[x]", 1, "b", 1));
    }

    @Test
    void provesThatTwoNeedsExcludeEachOther() {
        TableUniverse<Integer> universe =
                new TableUniverse<Integer>()
                        .offer("root", 0, List.of(need("a", Ranges.all()), need("b", Ranges.all())))
                        .offer("a", 1, List.of(need("c", Ranges.only(1))))
                        .offer("b", 1, List.of(need("c", Ranges.only(2))))
                        .offer("c", 1, List.of())
                        .offer("c", 2, List.of());

        Answers.refused(universe, 0);
    }

    @Test
    void refusesWhatDependsOnAnotherVersionOfItself() {
        TableUniverse<Integer> universe =
                new TableUniverse<Integer>()
                        .offer("root", 0, List.of(need("a", Ranges.all())))
                        .offer("a", 1, List.of(need("a", Ranges.only(2))))
                        .offer("a", 2, List.of(need("a", Ranges.only(1))));

        Answers.refused(universe, 0);
    }

    @Test
    void carriesTheReasonOfARefusalIntoTheProof() {
        TableUniverse<Integer> universe =
                new TableUniverse<Integer>()
                        .offer("root", 0, List.of(need("a", Ranges.only(1))))
                        .offer("a", 1, List.of())
                        .refuse("a", 1, "banned");

        assertThat(universe.solve(0)).isInstanceOf(Outcome.Unsolvable.class);
        Answers.refused(universe, 0);
    }
}

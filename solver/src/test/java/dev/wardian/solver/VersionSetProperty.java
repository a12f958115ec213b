package dev.wardian.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// The laws of set algebra, for both kinds of sets.
class VersionSetProperty {
    private static final int TOP = 70;
    private static final long SEED = 20260102;

    @Test
    void rangesObeyTheLawsOfSets() {
        check(VersionSetProperty::ranges);
    }

    @Test
    void picksObeyTheLawsOfSets() {
        check(VersionSetProperty::picks);
    }

    private static <S extends VersionSet<Integer, S>> void check(
            Function<SplittableRandom, S> some) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 2_000; i++) {
            S one = some.apply(random);
            S two = some.apply(random);
            agrees(one.intersection(two), one, two, (a, b) -> a && b);
            agrees(one.union(two), one, two, (a, b) -> a || b);
            agrees(one.difference(two), one, two, (a, b) -> a && !b);
            agrees(one.complement(), one, two, (a, _) -> !a);
            assertThat(one.complement().complement()).isEqualTo(one).hasSameHashCodeAs(one);
            assertThat(one.intersection(two)).isEqualTo(two.intersection(one));
            assertThat(one.isSubsetOf(two)).isEqualTo(one.difference(two).isEmpty());
            assertThat(one.isDisjoint(two)).isEqualTo(one.intersection(two).isEmpty());
        }
    }

    private static <S extends VersionSet<Integer, S>> void agrees(
            S result, S one, S two, BiFunction<Boolean, Boolean, Boolean> rule) {
        for (int version = 0; version < TOP; version++) {
            assertThat(result.contains(version))
                    .as("seed %s: %s and %s at %s", SEED, one, two, version)
                    .isEqualTo(rule.apply(one.contains(version), two.contains(version)));
        }
    }

    private static Ranges<Integer> ranges(SplittableRandom random) {
        Ranges<Integer> ranges = random.nextInt(8) == 0 ? Ranges.all() : Ranges.none();
        for (int i = random.nextInt(4); i > 0; i--) {
            int low = random.nextInt(TOP);
            Ranges<Integer> part =
                    switch (random.nextInt(5)) {
                        case 0 -> Ranges.only(low);
                        case 1 -> Ranges.above(low);
                        case 2 -> Ranges.below(low);
                        case 3 -> Ranges.atMost(low).intersection(Ranges.above(low - 9));
                        default -> Ranges.atLeast(low).intersection(Ranges.below(low + 7));
                    };
            ranges = random.nextBoolean() ? ranges.union(part) : ranges.difference(part);
        }
        return ranges;
    }

    private static Picks picks(SplittableRandom random) {
        return Picks.of(TOP, random.ints(random.nextInt(40), 0, TOP).toArray());
    }
}

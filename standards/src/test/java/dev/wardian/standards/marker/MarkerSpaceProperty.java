package dev.wardian.standards.marker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.version.SpecifierSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/// Laws of marker spaces over random markers; the seed is part of every failure.
class MarkerSpaceProperty {
    private static final int ROUNDS = 1_000;
    private static final Set<ExtraName> EXTRAS = Set.of(ExtraName.of("test"));

    private static void forAll(BiConsumer<RandomMarkers, String> law) {
        for (int seed = 0; seed < ROUNDS; seed++) {
            law.accept(new RandomMarkers(new Random(seed)), "seed " + seed);
        }
    }

    private static MarkerSpace space(RandomMarkers random, int depth) {
        return MarkerSpace.of(random.marker(depth));
    }

    @Test
    void holdsWhereItsMarkerDoes() {
        forAll(
                (random, seed) -> {
                    Marker marker = random.marker(3);
                    MarkerSpace space = MarkerSpace.of(marker);
                    for (int index = 0; index < 10; index++) {
                        MarkerEnvironment environment = random.coherentEnvironment();
                        assertThat(space.contains(environment, EXTRAS))
                                .as(seed + ": " + marker + " in " + environment)
                                .isEqualTo(marker.evaluate(environment, EXTRAS));
                    }
                });
    }

    @Test
    void isABooleanAlgebra() {
        forAll(
                (random, seed) -> {
                    MarkerSpace a = space(random, 3);
                    MarkerSpace b = space(random, 2);
                    MarkerSpace c = space(random, 2);
                    assertThat(a.and(b)).as(seed).isEqualTo(b.and(a));
                    assertThat(a.or(b).or(c)).as(seed).isEqualTo(a.or(b.or(c)));
                    assertThat(a.and(b.or(c))).as(seed).isEqualTo(a.and(b).or(a.and(c)));
                    assertThat(a.and(b).not()).as(seed).isEqualTo(a.not().or(b.not()));
                    assertThat(a.or(b).not()).as(seed).isEqualTo(a.not().and(b.not()));
                    assertThat(a.or(a.and(b))).as(seed).isEqualTo(a);
                    assertThat(a.and(a.or(b))).as(seed).isEqualTo(a);
                    assertThat(a.not().not()).as(seed).isEqualTo(a);
                    assertThat(a.and(a.not()).isEmpty()).as(seed).isTrue();
                    assertThat(a.or(a.not()).isAll()).as(seed).isTrue();
                    assertThat(a.minus(b).or(a.and(b))).as(seed).isEqualTo(a);
                    assertThat(a.minus(b).isDisjoint(b)).as(seed).isTrue();
                    assertThat(a.and(b).implies(a)).as(seed).isTrue();
                    assertThat(MarkerSpace.any(List.of(a, b, c))).as(seed).isEqualTo(a.or(b).or(c));
                });
    }

    @Test
    void isEqualExactlyWhereTheSameEnvironmentsAreMeant() {
        List<MarkerEnvironment> environments = RandomMarkers.everyEnvironment();
        forAll(
                (random, seed) -> {
                    Marker left = random.plain(2);
                    Marker right = random.plain(2);
                    boolean same = true;
                    for (MarkerEnvironment environment : environments) {
                        same &=
                                left.evaluate(environment, Set.of())
                                        == right.evaluate(environment, Set.of());
                    }
                    assertThat(MarkerSpace.of(left).equals(MarkerSpace.of(right)))
                            .as(seed + ": " + left + "   " + right)
                            .isEqualTo(same);
                });
    }

    @Test
    void isReadBackFromItsMarker() {
        forAll(
                (random, seed) -> {
                    MarkerSpace space = space(random, 3);
                    assertThat(MarkerSpace.of(Marker.parse(space.toString())))
                            .as(seed + ": " + space)
                            .isEqualTo(space);
                });
    }

    @Test
    void leavesNoComparisonInAMarkerThatCouldBeLeftOut() {
        forAll(
                (random, seed) -> {
                    MarkerSpace space = space(random, 3);
                    if (space.toMarker() instanceof Marker.Or or) {
                        or.operands()
                                .forEach(
                                        operand ->
                                                assertThat(isNeeded(operand, or, space))
                                                        .as(seed + ": " + or)
                                                        .isTrue());
                    }
                });
    }

    private static boolean isNeeded(Marker operand, Marker.Or or, MarkerSpace space) {
        List<MarkerSpace> others = new ArrayList<>();
        for (Marker other : or.operands()) {
            if (!other.equals(operand)) {
                others.add(MarkerSpace.of(other));
            }
        }
        boolean covered = MarkerSpace.any(others).equals(space);
        return !covered && (!(operand instanceof Marker.And and) || eachIsNeeded(and, space));
    }

    private static boolean eachIsNeeded(Marker.And and, MarkerSpace space) {
        for (Marker left : and.operands()) {
            MarkerSpace rest = MarkerSpace.all();
            for (Marker kept : and.operands()) {
                if (!kept.equals(left)) {
                    rest = rest.and(MarkerSpace.of(kept));
                }
            }
            if (rest.implies(space)) {
                return false;
            }
        }
        return true;
    }

    @Test
    void saysTheSameUnderAnAssumption() {
        forAll(
                (random, seed) -> {
                    MarkerSpace space = space(random, 3);
                    MarkerSpace granted = space(random, 2);
                    MarkerSpace simple = space.simplify(granted);
                    assertThat(simple.and(granted))
                            .as(seed + ": " + space + " under " + granted)
                            .isEqualTo(space.and(granted));
                    assertThat(space.and(granted).simplify(granted)).as(seed).isEqualTo(simple);
                    assertThat(space.or(granted.not()).simplify(granted))
                            .as(seed)
                            .isEqualTo(simple);
                });
    }

    @Test
    void asksForNoExtraThatIsSettled() {
        forAll(
                (random, seed) -> {
                    Marker marker = random.marker(3);
                    MarkerEnvironment environment = random.coherentEnvironment();
                    MarkerSpace settled = MarkerSpace.of(marker).withExtras(EXTRAS);
                    assertThat(settled.dependsOnExtras()).as(seed).isFalse();
                    assertThat(settled.contains(environment, Set.of()))
                            .as(seed + ": " + marker)
                            .isEqualTo(marker.evaluate(environment, EXTRAS));
                    assertThat(settled.implies(MarkerSpace.of(marker).withoutExtras()))
                            .as(seed)
                            .isTrue();
                });
    }

    @Test
    void namesThePythonsOfItsEnvironments() {
        List<MarkerEnvironment> environments = RandomMarkers.everyEnvironment();
        forAll(
                (random, seed) -> {
                    MarkerSpace space = MarkerSpace.of(random.plain(2));
                    MarkerSpace pythons = MarkerSpace.ofPython(space.pythonVersions());
                    assertThat(space.implies(pythons)).as(seed + ": " + space).isTrue();
                    for (String python : List.of("==3.8.*", "==3.11.*", "==3.13.2")) {
                        MarkerSpace one = MarkerSpace.ofPython(SpecifierSet.parse(python));
                        assertThat(space.isDisjoint(one))
                                .as(seed + ": " + space)
                                .isEqualTo(pythons.isDisjoint(one));
                    }
                });
        assertThat(environments).isNotEmpty();
    }

    @Test
    void isTheSameObjectInEveryThread() throws Exception {
        List<Callable<List<MarkerSpace>>> tasks = new ArrayList<>();
        for (int task = 0; task < 4; task++) {
            tasks.add(
                    () -> {
                        List<MarkerSpace> spaces = new ArrayList<>();
                        for (int seed = 0; seed < 300; seed++) {
                            RandomMarkers random = new RandomMarkers(new Random(seed));
                            spaces.add(space(random, 3).and(space(random, 2)).not());
                        }
                        return spaces;
                    });
        }
        try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
            List<Future<List<MarkerSpace>>> results = executor.invokeAll(tasks);
            for (Future<List<MarkerSpace>> result : results) {
                assertThat(result.get()).isEqualTo(results.getFirst().get());
            }
        }
    }

    @Test
    void forgetsSpacesThatNobodyHolds() throws InterruptedException {
        int before = aliveAfterCollection(Integer.MAX_VALUE);
        for (int index = 0; index < 20_000; index++) {
            MarkerSpace.of(Marker.parse("platform_machine == 'm" + index + "'"));
        }
        assertThat(aliveAfterCollection(before + 10_000)).isLessThan(before + 10_000);
    }

    /// Collects until no more than so many nodes are alive, or gives up. A thread of the virtual
    /// machine tells of what was collected; on a busy machine it needs its time.
    private static int aliveAfterCollection(int enough) throws InterruptedException {
        for (int round = 0; round < 200; round++) {
            System.gc();
            if (DecisionTable.SHARED.size() < enough) {
                break;
            }
            Thread.sleep(20);
        }
        return DecisionTable.SHARED.size();
    }
}

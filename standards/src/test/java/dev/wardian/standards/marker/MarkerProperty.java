package dev.wardian.standards.marker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.standards.name.ExtraName;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/// Laws of markers over random trees; the seed is part of every failure.
class MarkerProperty {
    private static final int ROUNDS = 2_000;
    private static final Set<ExtraName> EXTRAS = Set.of(ExtraName.of("test"));

    private static void forAll(BiConsumer<RandomMarkers, String> law) {
        for (int seed = 0; seed < ROUNDS; seed++) {
            law.accept(new RandomMarkers(new Random(seed)), "seed " + seed);
        }
    }

    @Test
    void isReadBackAsItWasWritten() {
        forAll(
                (random, seed) -> {
                    Marker marker = random.marker(3);
                    assertThat(Marker.parse(marker.toString())).as(seed).isEqualTo(marker);
                });
    }

    @Test
    void combinesAsTruthValuesDo() {
        forAll(
                (random, seed) -> {
                    Marker left = random.marker(2);
                    Marker right = random.marker(2);
                    MarkerEnvironment environment = random.environment();
                    boolean first = left.evaluate(environment, EXTRAS);
                    boolean second = right.evaluate(environment, EXTRAS);
                    assertThat(left.and(right).evaluate(environment, EXTRAS))
                            .as(seed)
                            .isEqualTo(first && second);
                    assertThat(left.or(right).evaluate(environment, EXTRAS))
                            .as(seed)
                            .isEqualTo(first || second);
                });
    }

    @Test
    void absorbsAndDistributes() {
        forAll(
                (random, seed) -> {
                    Marker a = random.marker(1);
                    Marker b = random.marker(1);
                    Marker c = random.marker(1);
                    MarkerEnvironment environment = random.environment();
                    assertThat(a.and(b.or(c)).evaluate(environment, EXTRAS))
                            .as(seed)
                            .isEqualTo(a.and(b).or(a.and(c)).evaluate(environment, EXTRAS));
                    assertThat(a.or(a.and(b)).evaluate(environment, EXTRAS))
                            .as(seed)
                            .isEqualTo(a.evaluate(environment, EXTRAS));
                });
    }

    @Test
    void turnsIntoItsOppositeByDeMorgan() {
        forAll(
                (random, seed) -> {
                    Marker marker = random.reversible(4);
                    MarkerEnvironment environment = random.environment();
                    assertThat(opposite(marker).evaluate(environment, EXTRAS))
                            .as(seed + ": " + marker)
                            .isNotEqualTo(marker.evaluate(environment, EXTRAS));
                });
    }

    private static Marker opposite(Marker marker) {
        return switch (marker) {
            case Marker.And and -> new Marker.Or(opposites(and.operands()));
            case Marker.Or or -> new Marker.And(opposites(or.operands()));
            case Comparison leaf ->
                    Comparison.of(leaf.left(), opposite(leaf.operator()), leaf.right());
            case Marker.Constant constant ->
                    constant == Marker.Constant.TRUE ? Marker.Constant.FALSE : Marker.Constant.TRUE;
        };
    }

    private static List<Marker> opposites(List<Marker> markers) {
        List<Marker> turned = new ArrayList<>();
        markers.forEach(marker -> turned.add(opposite(marker)));
        return turned;
    }

    private static MarkerOperator opposite(MarkerOperator operator) {
        return switch (operator) {
            case EQUAL -> MarkerOperator.NOT_EQUAL;
            case NOT_EQUAL -> MarkerOperator.EQUAL;
            case IN -> MarkerOperator.NOT_IN;
            case NOT_IN -> MarkerOperator.IN;
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, COMPATIBLE, ARBITRARY_EQUAL ->
                    throw new IllegalArgumentException(operator + " has no exact opposite");
        };
    }

    @Test
    void answersTheSameStrictlyWhereEverythingHasAMeaning() {
        forAll(
                (random, seed) -> {
                    Marker marker = random.marker(3);
                    MarkerEnvironment environment = random.environment();
                    assertThat(marker.evaluate(MarkerContext.metadata(environment, EXTRAS)))
                            .as(seed)
                            .isEqualTo(marker.evaluate(environment, EXTRAS));
                });
    }
}

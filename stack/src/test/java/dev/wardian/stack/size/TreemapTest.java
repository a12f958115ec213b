package dev.wardian.stack.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TreemapTest {
    private static final Treemap.Tile WHOLE = new Treemap.Tile(10, 20, 600, 400);

    @Test
    void givesEachWeightAnAreaInItsProportion() {
        var weights = weights(1);
        var sum = weights.stream().mapToLong(Long::longValue).sum();

        var tiles = Treemap.of(WHOLE, weights);

        assertThat(tiles).hasSameSizeAs(weights);
        for (var i = 0; i < tiles.size(); i++) {
            var area = tiles.get(i).width() * tiles.get(i).height();
            assertThat(area).isCloseTo(600.0 * 400 * weights.get(i) / sum, within(1e-6));
        }
    }

    @Test
    void keepsTilesInsideAndApart() {
        for (var seed = 0; seed < 50; seed++) {
            var tiles = Treemap.of(WHOLE, weights(seed));
            for (var i = 0; i < tiles.size(); i++) {
                var one = tiles.get(i);
                assertThat(one.x()).as("seed %d", seed).isGreaterThan(10 - 1e-6);
                assertThat(one.y()).as("seed %d", seed).isGreaterThan(20 - 1e-6);
                assertThat(one.x() + one.width()).as("seed %d", seed).isLessThan(610 + 1e-6);
                assertThat(one.y() + one.height()).as("seed %d", seed).isLessThan(420 + 1e-6);
                for (var other : tiles.subList(i + 1, tiles.size())) {
                    assertThat(common(one, other)).as("seed %d", seed).isLessThan(1e-3);
                }
            }
        }
    }

    @Test
    void drawsSquaresRatherThanStrips() {
        for (var tile : Treemap.of(WHOLE, Collections.nCopies(24, 1L))) {
            var ratio = tile.width() / tile.height();
            assertThat(Math.max(ratio, 1 / ratio)).isLessThan(1.6);
        }
    }

    @Test
    void drawsNothingOfNothing() {
        assertThat(Treemap.of(WHOLE, List.of())).isEmpty();
        assertThat(Treemap.of(WHOLE, List.of(0L))).singleElement().matches(it -> it.width() == 0);
    }

    private static double common(Treemap.Tile one, Treemap.Tile other) {
        var width =
                Math.min(one.x() + one.width(), other.x() + other.width())
                        - Math.max(one.x(), other.x());
        var height =
                Math.min(one.y() + one.height(), other.y() + other.height())
                        - Math.max(one.y(), other.y());
        return Math.max(0, width) * Math.max(0, height);
    }

    private static List<Long> weights(long seed) {
        var random = new Random(seed);
        var weights = new ArrayList<Long>();
        for (var i = 0; i < 40; i++) {
            weights.add((long) Math.pow(10, 1 + random.nextDouble() * 5));
        }
        weights.sort(Collections.reverseOrder());
        return weights;
    }
}

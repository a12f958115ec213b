package dev.wardian.python.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.python.index.IndexClient;
import dev.wardian.testkit.LocalIndex;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An index that fails one request in five gives the same pins as one that does not.
class FaultyIndexTest {
    private static final int PACKAGES = 40;
    private static final long SEED = 20261125;

    @TempDir Path folder;

    /// Each package needs some of the later ones, and older versions of some fit only.
    private static String universe() {
        SplittableRandom random = new SplittableRandom(SEED);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < PACKAGES; i++) {
            for (int version = 1; version <= 4; version++) {
                text.append("p").append(i).append(' ').append(version).append(".0");
                StringBuilder needs = new StringBuilder();
                for (int j = i + 1; j < PACKAGES; j++) {
                    if (random.nextInt(14) == 0) {
                        needs.append(needs.isEmpty() ? " -> p" : ", p").append(j);
                        needs.append(random.nextInt(9) == 0 ? "<4" : ">=1");
                    }
                }
                text.append(needs).append('\n');
            }
        }
        return text.toString();
    }

    @Test
    void findsTheSamePinsWhateverFails() {
        String universe = universe();
        try (LocalIndex sound = LocalIndex.of(universe);
                IndexClient client = IndexClients.of(sound, folder.resolve("sound"))) {
            String expected = IndexClients.solve(client, "p0", "p1", "p2");
            assertThat(expected.split(",", -1)).hasSizeGreaterThan(20);
            for (int seed = 0; seed < 8; seed++) {
                try (LocalIndex faulty = LocalIndex.of(universe).failAtRandom(0.2, seed);
                        IndexClient other =
                                IndexClients.of(faulty, folder.resolve("faulty" + seed))) {
                    assertThat(IndexClients.solve(other, "p0", "p1", "p2"))
                            .as("seed %d", seed)
                            .isEqualTo(expected);
                    assertThat(faulty.count()).isLessThan(2 * sound.count());
                }
            }
        }
    }

    @Test
    void keepsNothingThatWasCut() {
        String universe = universe();
        Path cache = folder.resolve("cache");
        try (LocalIndex index = LocalIndex.of(universe).failAtRandom(0.5, SEED)) {
            String first;
            try (IndexClient client = IndexClients.of(index, cache)) {
                first = IndexClients.solve(client, "p3", "p4");
            }
            index.failAtRandom(1, 0).forgetRequests();
            try (IndexClient client = IndexClients.of(index, cache)) {
                assertThat(IndexClients.solve(client, "p3", "p4")).isEqualTo(first);
            }
            assertThat(index.count()).isZero();
        }
    }
}

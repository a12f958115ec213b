package dev.wardian.standards.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionProperty {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void normalFormReadsBackAsItself(long seed) {
        RandomVersions random = new RandomVersions(seed);
        for (int i = 0; i < 2_000; i++) {
            String spelling = random.spelling();
            Version version = Version.parse(spelling);
            Version again = Version.parse(version.toString());
            assertThat(again).as("seed %d, %s", seed, spelling).isEqualTo(version);
            assertThat(again).as("seed %d, %s", seed, spelling).hasToString(version.toString());
            assertThat(version.trimmed()).as("seed %d, %s", seed, spelling).isEqualTo(version);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void packedKeysOrderAsThePartsDo(long seed) {
        List<Version> versions = new RandomVersions(seed).versions(300);
        for (Version left : versions) {
            for (Version right : versions) {
                int parts = left.parts().comparePublic(right.parts());
                int expected =
                        parts != 0
                                ? parts
                                : LocalOrder.compare(
                                        left.local().orElse(null), right.local().orElse(null));
                assertThat(Integer.signum(left.compareTo(right)))
                        .as("seed %d, %s and %s", seed, left, right)
                        .isEqualTo(Integer.signum(expected));
                assertThat(left.equals(right))
                        .as("seed %d, %s and %s", seed, left, right)
                        .isEqualTo(expected == 0);
                if (expected == 0) {
                    assertThat(left).hasSameHashCodeAs(right);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void orderIsTotal(long seed) {
        List<Version> sorted = new RandomVersions(seed).versions(200).stream().sorted().toList();
        for (int i = 0; i < sorted.size(); i++) {
            for (int j = i; j < sorted.size(); j++) {
                assertThat(sorted.get(i)).as("seed %d", seed).isLessThanOrEqualTo(sorted.get(j));
            }
        }
    }
}

package dev.wardian.host.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RpmVersionTest {
    @Test
    void ordersAsRpmDoes() throws IOException {
        String cases;
        try (InputStream in = RpmVersionTest.class.getResourceAsStream("vercmp.txt")) {
            cases = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        int count = 0;
        for (String line : cases.lines().toList()) {
            String[] parts = line.split("\t", -1);
            if (parts.length == 3) {
                count++;
                int expected = Integer.parseInt(parts[2]);
                assertThat(RpmVersion.compare(parts[0], parts[1])).as(line).isEqualTo(expected);
                assertThat(RpmVersion.compare(parts[1], parts[0])).as(line).isEqualTo(-expected);
            }
        }
        assertThat(count).isGreaterThan(200);
    }

    @Test
    void comparesReleasesOnlyWhereBothHaveOne() {
        RpmVersion plain = RpmVersion.parse("1.0");

        assertThat(RpmVersion.parse("1.0-3.fc40").compareTo(plain)).isZero();
        assertThat(RpmVersion.parse("1.0-3").compareTo(RpmVersion.parse("1.0-12"))).isNegative();
        assertThat(RpmVersion.parse("1:0.1").compareTo(plain)).isPositive();
    }

    @Test
    void findsRangesThatOverlap() {
        RpmRelation provided = RpmRelation.parse("a = 1.5-2");

        assertThat(provided.overlaps(RpmRelation.parse("a >= 1.5"))).isTrue();
        assertThat(provided.overlaps(RpmRelation.parse("a > 1.5-2"))).isFalse();
        assertThat(provided.overlaps(RpmRelation.parse("a < 1.5"))).isFalse();
        assertThat(provided.overlaps(RpmRelation.of("a"))).isTrue();
        assertThat(RpmRelation.parse("a < 2").overlaps(RpmRelation.parse("a > 1"))).isTrue();
        assertThat(RpmRelation.parse("a <= 1").overlaps(RpmRelation.parse("a >= 1"))).isTrue();
        assertThat(RpmRelation.parse("a < 1").overlaps(RpmRelation.parse("a >= 1"))).isFalse();
    }
}

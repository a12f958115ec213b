package dev.wardian.standards.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.standards.SyntaxException;
import org.junit.jupiter.api.Test;

class VersionTest {
    @Test
    void keepsTheZerosThatWereWritten() {
        assertThat(Version.parse("1.0.0")).hasToString("1.0.0").isEqualTo(Version.parse("v1"));
        assertThat(Version.parse("1.0.0").trimmed()).hasToString("1");
    }

    @Test
    void ordersDatesAndTimesOfDay() {
        assertThat(Version.parse("2.9.0.20240316")).isLessThan(Version.parse("2.9.0.20240317"));
        assertThat(Version.parse("1.0.dev20240316101530"))
                .isLessThan(Version.parse("1.0.dev20240316101531"))
                .isLessThan(Version.parse("1.0"));
        assertThat(Version.parse("20240316")).isGreaterThan(Version.parse("2024.3.16"));
    }

    @Test
    void putsLocalVersionsBetweenTheirReleaseAndTheNext() {
        assertThat(Version.parse("2.1+cpu"))
                .isGreaterThan(Version.parse("2.1"))
                .isLessThan(Version.parse("2.1.post0.dev0"));
        assertThat(Version.parse("2.1+cu121").withoutLocal()).isEqualTo(Version.parse("2.1"));
    }

    @Test
    void comparesLocalNumbersOfAnyLength() {
        assertThat(Version.parse("1+20240101123045123456789"))
                .isGreaterThan(Version.parse("1+9"))
                .isGreaterThan(Version.parse("1+cpu"));
    }

    @Test
    void refusesNumbersOfMoreThanEighteenDigits() {
        assertThat(Version.parse("1.999999999999999999").minor())
                .isEqualTo(999_999_999_999_999_999L);
        assertThat(Version.tryParse("1.1000000000000000000")).isEmpty();
    }

    @Test
    void saysWhereATextStopsBeingAVersion() {
        assertThatThrownBy(() -> Version.parse("1.0+"))
                .isInstanceOfSatisfying(
                        SyntaxException.class,
                        e -> {
                            assertThat(e.position()).isEqualTo(3);
                            assertThat(e.text()).isEqualTo("1.0+");
                            assertThat(e).hasMessageContaining("`1.0+`");
                        });
    }

    @Test
    void buildsFinalReleasesFromNumbers() {
        assertThat(Version.of(3, 13)).hasToString("3.13").isEqualTo(Version.parse("3.13.0"));
        assertThatThrownBy(() -> Version.of(3, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(Version::of).isInstanceOf(IllegalArgumentException.class);
    }
}

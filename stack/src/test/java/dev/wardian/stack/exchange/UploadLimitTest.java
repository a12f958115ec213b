package dev.wardian.stack.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.standards.SyntaxException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UploadLimitTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void readsADayToItsEnd() {
        assertThat(UploadLimit.parse("2026-11-20", NOW)).isEqualTo("2026-11-21T00:00:00Z");
    }

    @Test
    void readsMomentsOfAnyOffset() {
        assertThat(UploadLimit.parse("2026-11-20T08:00:00Z", NOW))
                .isEqualTo("2026-11-20T08:00:00Z");
        assertThat(UploadLimit.parse("2026-11-20t08:00:00+02:00", NOW))
                .isEqualTo("2026-11-20T06:00:00Z");
        assertThat(UploadLimit.parse("2026-11-20 08:00:00z", NOW))
                .isEqualTo("2026-11-20T08:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "7 days, P7D",
        "1 week, P7D",
        "24h, PT24H",
        "2 days 3 hours, PT51H",
        "1 day, P1D",
        "30 minutes, PT30M",
        "P3D, P3D",
        "PT24H, PT24H",
        "P2W, P14D",
        "p1d, P1D"
    })
    void countsDurationsBackFromNow(String text, Duration expected) {
        assertThat(UploadLimit.parse(text, NOW)).isEqualTo(NOW.minus(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bad",
                "1 month",
                "2 years",
                "days",
                "7",
                "P1M",
                "2026-13-01",
                "7 moons"
            })
    void refusesWhatIsNeither(String text) {
        assertThatThrownBy(() -> UploadLimit.parse(text, NOW)).isInstanceOf(SyntaxException.class);
    }

    @Test
    void readsLimitsOfPackages() {
        var own = UploadLimit.parseForPackage("torch=1 week", NOW);
        assertThat(own.name()).isEqualTo("torch");
        assertThat(own.limit()).contains(NOW.minus(Duration.ofDays(7)));
        assertThat(UploadLimit.parseForPackage("torch=false", NOW).limit()).isEmpty();
        assertThatThrownBy(() -> UploadLimit.parseForPackage("7 days", NOW))
                .isInstanceOf(SyntaxException.class);
    }
}

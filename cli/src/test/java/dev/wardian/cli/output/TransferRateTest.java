package dev.wardian.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransferRateTest {
    private static final long SECOND = 1_000_000_000L;

    private final TransferRate rate = new TransferRate();
    private long now = 17;
    private long bytes;

    @BeforeEach
    void begin() {
        rate.begin(now, bytes);
    }

    /// Lets seconds pass in which bytes arrive evenly, looked at ten times a second.
    private TransferRateTest pass(double seconds, long perSecond) {
        for (var tick = 0; tick < Math.round(seconds * 10); tick++) {
            now += SECOND / 10;
            bytes += perSecond / 10;
            rate.note(now, bytes);
        }
        return this;
    }

    @Test
    void saysNothingBeforeThereIsEnoughToGoBy() {
        assertThat(rate.perSecond(now)).isEmpty();

        pass(0.9, 100);

        assertThat(rate.perSecond(now)).isEmpty();
        assertThat(rate.secondsLeft(now, 1_000_000)).isEmpty();
    }

    @Test
    void foretellsNothingWhileConnectionsGetGoing() {
        pass(1.5, 200);

        assertThat(rate.perSecond(now)).isPresent();
        assertThat(rate.secondsLeft(now, 1_000_000)).isEmpty();
    }

    @Test
    void forgetsTheSlowBeginning() {
        pass(10, 200).pass(6, 1_000_000);

        assertThat(rate.perSecond(now).orElseThrow()).isBetween(990_000L, 1_010_000L);
        assertThat(rate.secondsLeft(now, 10_000_000).orElseThrow()).isBetween(10L, 11L);
    }

    @Test
    void slowsDownWithTheNetwork() {
        pass(10, 1_000_000).pass(6, 10_000);

        assertThat(rate.perSecond(now).orElseThrow()).isBetween(9_000L, 11_000L);
    }

    @Test
    void foretellsNothingWhenNothingArrives() {
        pass(5, 1_000_000);
        now += 11 * SECOND;

        assertThat(rate.perSecond(now)).hasValue(0);
        assertThat(rate.secondsLeft(now, 1)).isEmpty();
    }

    @Test
    void foretellsNothingThatNobodyCouldWaitFor() {
        pass(5, 1000);

        assertThat(rate.secondsLeft(now, 1L << 40)).isEmpty();
        assertThat(rate.secondsLeft(now, 3_600_000)).isPresent();
    }

    @Test
    void isSteadyWhereNewsComesInLumps() {
        for (var lump = 0; lump < 20; lump++) {
            now += SECOND * 7 / 5;
            bytes += 700_000;
            rate.note(now, bytes);
            assertThat(rate.perSecond(now + lump * SECOND / 20).orElseThrow())
                    .isBetween(490_000L, 510_000L);
        }
    }

    @Test
    void beginsAnewAfterAPause() {
        pass(5, 1_000_000);
        now += 60 * SECOND;
        rate.begin(now, bytes);

        assertThat(rate.perSecond(now)).isEmpty();
        assertThat(pass(3, 500_000).rate.perSecond(now).orElseThrow())
                .isBetween(490_000L, 510_000L);
    }

    @Test
    void hasNothingLeftWhenAllIsThere() {
        pass(5, 1000);

        assertThat(rate.secondsLeft(now, 0)).isEmpty();
    }
}

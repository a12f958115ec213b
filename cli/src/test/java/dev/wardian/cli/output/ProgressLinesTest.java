package dev.wardian.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.stack.progress.ProgressEvent;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {
    private static final long SECOND = 1_000_000_000L;

    private final ProgressLines lines = new ProgressLines(Colours.OFF);
    private long now;

    private void on(ProgressEvent event) {
        lines.on(event, now);
    }

    private void download(String file, long from, long to, int seconds) {
        for (var tick = 1; tick <= seconds * 10; tick++) {
            now += SECOND / 10;
            on(
                    new ProgressEvent.DownloadProgressed(
                            file, from + (to - from) * tick / (seconds * 10L)));
        }
    }

    @Test
    void tellsRateAndTimeLeftInUnitsOfPeople() {
        on(new ProgressEvent.ResolvingFinished(3, 10));
        on(new ProgressEvent.DownloadStarted("torch.whl", OptionalLong.of(900L << 20)));
        download("torch.whl", 0, 10 << 20, 10);

        assertThat(lines.at(now, 100))
                .satisfiesExactly(
                        head ->
                                assertThat(head)
                                        .endsWith("Preparing: 10.0 MiB at 1.0 MiB/s, 14m 50s left"),
                        bar -> assertThat(bar).contains("10.0 MiB/900.0 MiB  torch.whl"));
    }

    @Test
    void foretellsNothingWhileASizeIsNotKnown() {
        on(new ProgressEvent.ResolvingFinished(3, 10));
        on(new ProgressEvent.DownloadStarted("a.whl", OptionalLong.of(100 << 20)));
        on(new ProgressEvent.DownloadStarted("b.zip", OptionalLong.empty()));
        download("a.whl", 0, 10 << 20, 10);

        assertThat(lines.at(now, 100).getFirst()).endsWith("at 1.0 MiB/s");
    }

    @Test
    void waitsForTheSlowestFile() {
        on(new ProgressEvent.ResolvingFinished(3, 10));
        on(new ProgressEvent.DownloadStarted("small.whl", OptionalLong.of(5 << 20)));
        on(new ProgressEvent.DownloadStarted("big.whl", OptionalLong.of(101 << 20)));
        for (var second = 1; second <= 5; second++) {
            now += SECOND;
            on(new ProgressEvent.DownloadProgressed("small.whl", (second << 20) - 1));
            on(new ProgressEvent.DownloadProgressed("big.whl", second << 20));
        }

        assertThat(lines.at(now, 100).getFirst()).endsWith("at 2.0 MiB/s, 1m 36s left");
    }

    @Test
    void tellsNoRateOfWhatIsOver() {
        on(new ProgressEvent.ResolvingFinished(3, 10));
        on(new ProgressEvent.DownloadStarted("a.whl", OptionalLong.of(1 << 20)));
        download("a.whl", 0, 1 << 20, 5);
        on(new ProgressEvent.DownloadFinished("a.whl", 1 << 20));

        assertThat(lines.at(now, 100)).singleElement().asString().endsWith("Preparing: 1.0 MiB");
    }

    @Test
    void fitsEveryTerminal() {
        on(new ProgressEvent.ResolvingStarted(3));
        on(new ProgressEvent.BuildStarted("a-package-with-a-long-name 2024.10.1.post3"));
        for (var i = 0; i < 9; i++) {
            var file =
                    "some_package_with_a_long_name-1.0." + i + "-cp312-manylinux_2_28_x86_64.whl";
            on(new ProgressEvent.DownloadStarted(file, OptionalLong.of(5_000_000)));
            on(new ProgressEvent.DownloadProgressed(file, 1_000_000));
        }
        on(new ProgressEvent.ResolvingFinished(3, 10));
        now += 700 * SECOND;

        for (var columns = 5; columns < 200; columns++) {
            var width = columns;
            assertThat(lines.at(now, columns))
                    .hasSize(1 + 1 + 6 + 1)
                    .allSatisfy(line -> assertThat(line).hasSizeLessThan(width));
        }
        assertThat(lines.at(now, 60)).anySatisfy(line -> assertThat(line).endsWith("(11m 40s)"));
    }

    @Test
    void showsNothingBeforeAndAfter() {
        assertThat(lines.at(now, 80)).isEmpty();
        on(new ProgressEvent.InstallingStarted(2));
        assertThat(lines.at(now, 80)).isEqualTo(List.of("⠋ Installing 0/2"));
        on(new ProgressEvent.InstallingFinished(2, 5));
        assertThat(lines.at(now, 80)).isEmpty();
    }
}

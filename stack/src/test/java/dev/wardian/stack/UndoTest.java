package dev.wardian.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.stack.history.Reason;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UndoTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    @TempDir private Path folder;

    @Test
    void tellsTheSameCommandTwiceInASecondApart() {
        try (var play = new Playground(folder, "a 1.0; b 1.0")) {
            apply(play, NOON, "a");
            apply(play, NOON.plusMillis(5), "b");

            play.wardian.apply(play.wardian.environments().planUndo(play.environment()));

            assertThat(play.installed()).containsExactly("a 1.0");
        }
    }

    @Test
    void takesBackTogetherWhatOneCommandDidInSteps() {
        try (var play = new Playground(folder, "a 1.0; b 1.0")) {
            apply(play, NOON, "a");
            apply(play, NOON, "b");

            play.wardian.apply(play.wardian.environments().planUndo(play.environment()));

            assertThat(play.installed()).isEmpty();
        }
    }

    private static void apply(Playground play, Instant when, String requirement) {
        play.wardian.apply((Plan) play.plan(requirement), new Reason("sync", when));
    }
}

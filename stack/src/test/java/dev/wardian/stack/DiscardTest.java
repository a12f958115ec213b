package dev.wardian.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.store.Ending;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscardTest {
    @TempDir Path folder;

    @Test
    void takesBackWhatWasJustMade() {
        try (var play = new Playground(folder, "")) {
            var environment = play.environment();

            play.wardian.environments().discard(environment);

            assertThat(environment.root()).doesNotExist();
        }
    }

    @Test
    void leavesAloneWhatAnotherCommandMayUseByNow() {
        try (var play = new Playground(folder, "")) {
            var environment = play.environment();
            var ending = new Ending();

            ending.within(
                    () -> {
                        ending.end();
                        play.wardian.environments().discard(environment);
                    });

            assertThat(environment.root()).isDirectory();
        }
    }
}

package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.LocalIndex;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills `add` where it has written the project file and waits for an answer.
class KilledAddIT {
    private static final String FILE =
            """
            [project]
            name = "demo"
            version = "0.1.0"
            requires-python = ">=3.9"
            dependencies = ["a"] # ours
            """;

    @TempDir Path folder;

    @Test
    void theNextCommandPutsTheProjectFileBack() {
        var place = Workplace.at(folder);
        place.file("pyproject.toml", FILE);
        try (var index = LocalIndex.of("a 1.0; b 1.0 -> a")) {
            var address = index.url().toString();
            place.run("sync", "--index-url", address).succeeds();
            var lock = place.text("pylock.toml");
            index.stallTimes("/simple/b/", 1, 0);

            var command =
                    OtherCommand.start(
                            place,
                            "add",
                            "b",
                            "--index-url",
                            address,
                            "--directory",
                            place.folder().toString());
            while (command.isAlive() && !place.text("pyproject.toml").contains("\"b\"")) {
                Thread.onSpinWait();
            }
            assertThat(command.isAlive()).as(command.text()).isTrue();
            command.kill();
            assertThat(place.text("pyproject.toml")).contains("\"b\"");

            var outcome = place.run("sync", "--locked", "--index-url", address).succeeds();

            assertThat(outcome.err()).contains("is as it was before a command that was killed");
            assertThat(place.text("pyproject.toml")).isEqualTo(FILE);
            assertThat(place.text("pylock.toml")).isEqualTo(lock);
        }
    }
}

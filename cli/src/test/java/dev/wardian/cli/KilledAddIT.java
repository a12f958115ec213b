package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.LocalIndex;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
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
    private Workplace place;
    private String lock = "";

    @BeforeEach
    void begin() {
        place = Workplace.at(folder);
    }

    /// Kills `add b` while it waits for the answer to a request.
    private void killAdd(LocalIndex index, String path, BooleanSupplier reached) {
        place.file("pyproject.toml", FILE);
        var address = index.url().toString();
        place.run("sync", "--index-url", address).succeeds();
        lock = place.text("pylock.toml");
        index.stallTimes(path, 1, 0);
        var command =
                OtherCommand.start(
                        place,
                        "add",
                        "b",
                        "--index-url",
                        address,
                        "--directory",
                        place.folder().toString());
        while (command.isAlive() && !reached.getAsBoolean()) {
            Thread.onSpinWait();
        }
        assertThat(command.isAlive()).as(command.text()).isTrue();
        command.kill();
    }

    @Test
    void theNextCommandPutsTheProjectFileBack() {
        try (var index = LocalIndex.of("a 1.0; b 1.0 -> a")) {
            killAdd(
                    index,
                    "/files/b-1.0-py3-none-any.whl",
                    () -> place.text("pyproject.toml").contains("\"b"));
            assertThat(place.text("pyproject.toml")).contains("\"b>=1.0\"");

            var outcome =
                    place.run("sync", "--locked", "--index-url", index.url().toString()).succeeds();

            assertThat(outcome.err()).contains("is as it was before a command that was killed");
            assertThat(place.text("pyproject.toml")).isEqualTo(FILE);
            assertThat(place.text("pylock.toml")).isEqualTo(lock);
        }
    }

    @Test
    void noFileIsChangedWhileItSolves() {
        try (var index = LocalIndex.of("a 1.0; b 1.0 -> a")) {
            killAdd(index, "/simple/b/", () -> index.count("/simple/b/") > 0);

            assertThat(place.text("pyproject.toml")).isEqualTo(FILE);
            assertThat(place.text("pylock.toml")).isEqualTo(lock);
            var outcome =
                    place.run("sync", "--locked", "--index-url", index.url().toString()).succeeds();
            assertThat(outcome.err()).doesNotContain("killed");
        }
    }
}

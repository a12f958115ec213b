package dev.wardian.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.stack.environment.Environment;
import dev.wardian.store.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisionalEnvironmentTest {
    @TempDir Path folder;

    private static void put(Environment environment, String name) throws IOException {
        Path python;
        try (var folders = Files.list(environment.root().resolve("lib"))) {
            python = folders.findFirst().orElseThrow();
        }
        var place = python.resolve("site-packages").resolve(name + "-1.0.dist-info");
        Files.createDirectories(place);
        Files.writeString(
                place.resolve("METADATA"),
                "Metadata-Version: 2.1\nName: " + name + "\nVersion: 1.0\n");
        Files.writeString(place.resolve("RECORD"), "");
    }

    @Test
    void removesWhatWasMadeForACommandThatPutNothingIntoIt() {
        try (var play = new Playground(folder, "")) {
            var environment = play.environment();

            assertThat(play.wardian.environments().provisional(environment).settle(false)).isTrue();
            assertThat(environment.root()).doesNotExist();
        }
    }

    @Test
    void keepsWhatIsUsed() {
        try (var play = new Playground(folder, "")) {
            var environment = play.environment();

            assertThat(play.wardian.environments().provisional(environment).settle(true)).isFalse();
            assertThat(environment.root()).isDirectory();
        }
    }

    @Test
    void keepsWhatAnotherHasPutPackagesInto() throws IOException {
        try (var play = new Playground(folder, "")) {
            var environment = play.environment();
            var provisional = play.wardian.environments().provisional(environment);
            put(environment, "other");

            assertThat(provisional.settle(false)).isFalse();
            assertThat(environment.root()).isDirectory();
        }
    }

    @Test
    void removesItBeforeACommandHasEndedThatWasToldTo() {
        try (var play = new Playground(folder, "")) {
            var environment = play.environment();
            var ending = new Ending();

            ending.within(
                    () -> {
                        var provisional = play.wardian.environments().provisional(environment);
                        ending.end();
                        assertThat(environment.root()).doesNotExist();
                        assertThat(provisional.settle(false)).isFalse();
                    });
        }
    }

    @Test
    void leavesAloneWhatItFindsUsedWhenTheCommandIsToldToEnd() throws IOException {
        try (var play = new Playground(folder, "")) {
            var environment = play.environment();
            put(environment, "other");
            var ending = new Ending();

            ending.within(
                    () -> {
                        var _ = play.wardian.environments().provisional(environment);
                        ending.end();
                    });

            assertThat(environment.root()).isDirectory();
        }
    }
}

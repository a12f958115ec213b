package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.LocalIndex;
import dev.wardian.testkit.WheelMaker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Processes that share a cache or an environment and begin at once.
class ManyProcessesIT {
    @TempDir Path folder;

    @Test
    void sixteenFillTheirEnvironmentsFromOneEmptyCacheWithoutDownloadingTwice()
            throws InterruptedException {
        var place = Workplace.at(folder);
        try (var index = index()) {
            var commands = new ArrayList<OtherCommand>();
            for (var i = 0; i < 16; i++) {
                commands.add(start(place, index, "env" + i, "p1", "p2", "p3", "p4", "p5"));
            }
            for (var command : commands) {
                assertThat(command.exitCode()).as(command.text()).isZero();
            }

            var downloads = new TreeMap<String, Integer>();
            for (var request : index.requests()) {
                if (request.path().endsWith(".whl")) {
                    downloads.merge(request.path(), 1, Integer::sum);
                }
            }
            assertThat(downloads).hasSize(5);
            assertThat(downloads.values()).containsOnly(1);
        }
        for (var i = 0; i < 16; i++) {
            assertThat(place.installed("env" + i)).contains("p1", "p2", "p3", "p4", "p5");
            place.run("verify", "--venv", "env" + i).succeeds();
        }
        place.run("cache", "verify").succeeds();
    }

    @Test
    void fourChangeOneEnvironmentInTurn() throws InterruptedException {
        var place = Workplace.at(folder);
        place.run("venv", "env").succeeds();
        try (var index = index()) {
            var commands = new ArrayList<OtherCommand>();
            commands.add(start(place, index, "env", "p1", "p2"));
            commands.add(start(place, index, "env", "p2", "p3"));
            commands.add(start(place, index, "env", "p3", "p4", "--reinstall"));
            commands.add(start(place, index, "env", "p1", "p5", "--reinstall"));
            for (var command : commands) {
                assertThat(command.exitCode()).as(command.text()).isZero();
            }
        }
        assertThat(place.installed("env").stream().filter(name -> name.endsWith(".dist-info")))
                .hasSize(5);
        place.run("check", "--venv", "env").succeeds();
        assertThat(place.run("verify", "--venv", "env").succeeds().out()).isEmpty();
        assertThat(place.run("history", "--venv", "env").out()).contains("1  ");
    }

    private static OtherCommand start(
            Workplace place, LocalIndex index, String environment, String... packages) {
        var words = new ArrayList<String>();
        words.add("install");
        words.add("--index-url");
        words.add(index.url().toString());
        words.add("--venv");
        words.add(place.folder().resolve(environment).toString());
        words.addAll(java.util.List.of(packages));
        return OtherCommand.start(place, words.toArray(String[]::new));
    }

    private static LocalIndex index() {
        var index = LocalIndex.start();
        for (var i = 1; i <= 5; i++) {
            var wheel = WheelMaker.wheel("p" + i + " 1.0");
            for (var file = 0; file < 40; file++) {
                wheel.file("p" + i + "/m" + file + ".py", "x = " + file + "\n" + "#".repeat(999));
            }
            index.add(wheel.make());
        }
        return index;
    }
}

package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.LocalIndex;
import dev.wardian.testkit.PackageFile;
import dev.wardian.testkit.WheelMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills processes while they empty the cache, as often as `wardian.kills` says: what is left of it
/// is whole, serves the next command and can be emptied again.
class KilledPruneIT {
    private static final int PACKAGES = 12;
    private static final int FILES = 150;
    private static final long LONGEST_WAIT_NANOS = 30_000_000;

    @TempDir Path folder;

    @Test
    void leavesACacheOfWholeArchives() throws IOException {
        var place = Workplace.at(folder);
        var kills = Math.max(3, Integer.getInteger("wardian.kills", 9) / 3);
        var seed = Long.getLong("wardian.seed", System.nanoTime());
        var random = new Random(seed);
        try (var index = LocalIndex.start()) {
            for (var number = 0; number < PACKAGES; number++) {
                index.add(wheel("p" + number));
            }
            var midway = 0;
            for (var kill = 0; kill < kills; kill++) {
                install(place, index, "one");
                var before = archives();

                prune(place, random);

                var described = "seed " + seed + ", kill " + kill;
                midway += archives() > 0 && archives() < before ? 1 : 0;
                assertThat(place.run("cache", "verify").code()).as(described).isZero();
                assertThat(place.run("verify", "--venv", "one").succeeds().out())
                        .as(described)
                        .isEmpty();
                place.run("check", "--venv", "one").succeeds();
            }
            assertThat(midway).as("killed in the middle, of " + kills).isPositive();
            install(place, index, "two");
            place.run("check", "--venv", "two").succeeds();
        }
        place.run("cache", "prune", "--keep", "0m").succeeds();
        assertThat(archives()).isZero();
    }

    private void install(Workplace place, LocalIndex index, String environment) {
        var words = new java.util.ArrayList<String>();
        words.add("install");
        words.addAll(java.util.List.of("--reinstall", "--venv", environment, "--index-url"));
        words.add(index.url().toString());
        for (var number = 0; number < PACKAGES; number++) {
            words.add("p" + number);
        }
        if (!Files.exists(place.folder().resolve(environment))) {
            place.run("venv", environment).succeeds();
        }
        place.run(words.toArray(String[]::new)).succeeds();
    }

    /// Kills a prune soon after the first archive is gone.
    private void prune(Workplace place, Random random) throws IOException {
        var before = archives();
        var command = OtherCommand.start(place, "cache", "prune", "--keep", "0m");
        while (command.isAlive() && archives() == before) {
            Thread.onSpinWait();
        }
        var end = System.nanoTime() + random.nextLong(LONGEST_WAIT_NANOS);
        while (command.isAlive() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        command.kill();
    }

    private long archives() throws IOException {
        try (Stream<Path> entries = Files.list(folder.resolve("cache/archives"))) {
            return entries.filter(it -> !it.getFileName().toString().startsWith(".")).count();
        }
    }

    private static PackageFile wheel(String name) {
        var wheel = WheelMaker.wheel(name + " 1.0");
        for (var file = 0; file < FILES; file++) {
            wheel.file(name + "/m" + file + ".py", "name = '" + name + "'\n");
        }
        return wheel.make();
    }
}

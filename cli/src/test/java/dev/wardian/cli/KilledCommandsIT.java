package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.LocalIndex;
import dev.wardian.testkit.PackageFile;
import dev.wardian.testkit.WheelMaker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills real processes in the middle of a change, as often as the property `wardian.kills` says.
class KilledCommandsIT {
    private static final int FILES = 400;
    private static final long LONGEST_WAIT_NANOS = 40_000_000;

    @TempDir Path folder;

    private Workplace place;

    @BeforeEach
    void begin() {
        place = Workplace.at(folder);
    }

    @Test
    void theNextCommandFindsTheOldEnvironmentOrTheNew() throws IOException {
        var kills = Integer.getInteger("wardian.kills", 9);
        var seed = Long.getLong("wardian.seed", System.nanoTime());
        var random = new Random(seed);
        try (var index = LocalIndex.start()) {
            index.add(wheel("1.0"), wheel("2.0"));
            var commands =
                    List.of(
                            install(index, "--reinstall", "a==1.0"),
                            install(index, "--reinstall", "a==2.0"),
                            List.of("uninstall", "-y", "a"));
            place.run("venv").succeeds();
            var trees = new TreeMap<String, Map<String, String>>();
            for (var command : commands) {
                place.run(command.toArray(String[]::new)).succeeds();
                trees.put(String.valueOf(command.getLast()), tree());
            }

            var midway = 0;
            for (var kill = 0; kill < kills; kill++) {
                var command = commands.get(kill % commands.size());
                if (killed(command, random)) {
                    midway++;
                }
                var described = "seed " + seed + ", kill " + kill + " of " + command;
                assertWhole(trees.values(), described);
                place.run("list").succeeds();
                assertThat(tree()).as(described).isIn(trees.values());
                assertThat(change()).as(described).doesNotExist();
                place.run("check").succeeds();
                assertThat(place.run("verify").succeeds().out()).as(described).isEmpty();
            }
            assertThat(midway).as("kills in the middle of a change").isPositive();
        }
        place.run("cache", "prune", "--keep", "0m").succeeds();
        place.run("cache", "verify").succeeds();
    }

    /// Before anything is recovered: each file that is in its place is whole, of the old or the
    /// new.
    private void assertWhole(Collection<Map<String, String>> trees, String described)
            throws IOException {
        for (var file : tree().entrySet()) {
            assertThat(trees)
                    .as(described + ", before the recovery, `" + file.getKey() + "`")
                    .anyMatch(tree -> file.getValue().equals(tree.get(file.getKey())));
        }
    }

    /// Starts a command and kills it soon after it began to change the environment; true if it was
    /// still at it.
    private boolean killed(List<String> words, Random random) {
        var command = OtherCommand.start(place, words.toArray(String[]::new));
        while (command.isAlive() && !Files.exists(change())) {
            Thread.onSpinWait();
        }
        var end = System.nanoTime() + random.nextLong(LONGEST_WAIT_NANOS);
        while (command.isAlive() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        command.kill();
        return Files.exists(change());
    }

    private Path environment() {
        return place.folder().resolve(".venv");
    }

    private Path change() {
        return environment().resolve(".wardian").resolve("change");
    }

    private List<String> install(LocalIndex index, String... words) {
        var all = new java.util.ArrayList<>(List.of("install", "--index-url"));
        all.add(index.url().toString());
        all.addAll(List.of("--venv", environment().toString()));
        all.addAll(List.of(words));
        return all;
    }

    private static PackageFile wheel(String version) {
        var wheel = WheelMaker.wheel("a " + version).script("a-tool", "a:main");
        for (var file = 0; file < FILES; file++) {
            wheel.file("a/p" + file % 20 + "/m" + file + ".py", "version = '" + version + "'\n");
        }
        wheel.file("a/only_" + version.charAt(0) + ".py", "x = 1\n");
        return wheel.make();
    }

    /// All files of the environment but those of the journal and the lock.
    private Map<String, String> tree() throws IOException {
        var tree = new TreeMap<String, String>();
        var root = environment();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes facts) {
                        return folder.endsWith(".wardian")
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes facts)
                            throws IOException {
                        if (facts.isRegularFile() && !file.endsWith(".lock")) {
                            tree.put(
                                    root.relativize(file).toString(),
                                    Files.readString(file, StandardCharsets.ISO_8859_1));
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        return tree;
    }
}

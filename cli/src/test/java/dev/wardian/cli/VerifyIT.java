package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.Json;
import dev.wardian.testkit.LocalIndex;
import dev.wardian.testkit.WheelMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyIT {
    @TempDir Path folder;

    private final LocalIndex index = LocalIndex.of("a 1.0 -> b; b 1.0");
    private Workplace place;

    @BeforeEach
    void begin() {
        place = Workplace.at(folder);
        install("a").succeeds();
    }

    @AfterEach
    void end() {
        index.close();
    }

    @Test
    void findsNothingInWhatWasJustInstalled() {
        assertThat(run("verify").succeeds().out()).isEmpty();
    }

    @Test
    void namesEditedMissingAndForeignFiles() throws IOException {
        replace(module("a"), "mine");
        Files.delete(module("b"));
        Files.writeString(site().resolve("b/notes.txt"), "mine");
        Files.createDirectories(site().resolve("a/__pycache__"));
        Files.writeString(site().resolve("a/__pycache__/__init__.cpython-312.pyc"), "x");

        var found = run("verify").endsWith(1);

        assertThat(found.out().lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("edited: `.venv/lib/") && line.contains("`a`"))
                .anyMatch(line -> line.startsWith("missing: ") && line.contains("b/__init__.py"))
                .anyMatch(line -> line.startsWith("foreign: ") && line.contains("notes.txt"));
        assertThat(run("verify", "a").endsWith(1).out().lines()).hasSize(1);
        var json = Json.parse(run("verify", "--json").endsWith(1).out());
        assertThat(json.flag("ok")).isFalse();
        assertThat(json.list("findings")).hasSize(3);
        run("verify", "nothing").endsWith(1);
    }

    @Test
    void foreignFilesAloneAreNoFault() throws IOException {
        Files.writeString(site().resolve("b/notes.txt"), "mine");

        assertThat(run("verify").succeeds().out()).startsWith("foreign: ");
    }

    @Test
    void namesBothOwnersOfAnOverwrittenFile() throws IOException {
        index.add(
                WheelMaker.wheel("x 1.0").file("shared/m.py", "x").make(),
                WheelMaker.wheel("y 1.0").file("shared/m.py", "y").make());
        install("x").succeeds();
        install("y").succeeds();

        var found = run("verify").endsWith(1);

        assertThat(found.out())
                .startsWith("overwritten: ")
                .contains("of `x`", "the file of `y` is there");
    }

    @Test
    void countsNoProgramAsDamagedThatIsOfTheOneThatRequiresTheOther() throws IOException {
        index.add(
                WheelMaker.wheel("x 1.0").script("tool", "x:main").file("x.py", "x").make(),
                WheelMaker.wheel("y 1.0").requires("x").script("tool", "y:main").make());
        install("y").succeeds();
        var tool = site().resolve("../../../bin/tool").normalize();
        assertThat(tool).content().contains("from y import main");

        assertThat(run("verify").succeeds().out()).isEmpty();

        Files.writeString(tool, "mine");
        var found = run("verify").endsWith(1);
        assertThat(found.out().lines()).hasSize(1);
        assertThat(found.out()).startsWith("edited: ").contains("`y`");
    }

    @Test
    void repairsFromTheCacheWithoutNetwork() throws IOException {
        replace(module("a"), "mine");
        Files.delete(module("b"));
        index.forgetRequests();

        repair("--offline").succeeds();

        assertThat(module("a")).content().contains("__version__");
        assertThat(run("verify").succeeds().out()).isEmpty();
        assertThat(index.count()).isZero();
    }

    @Test
    void fetchesAnewWhatAHardLinkChangedInTheCacheToo() throws IOException {
        install("--venv", "other", "a").succeeds();
        var before = Files.getAttribute(module("a"), "unix:ino");
        Files.writeString(module("a"), "edited in place");

        var found = run("verify").endsWith(1);
        assertThat(found.out()).contains("edited: ", "changed in `other` too");
        index.forgetRequests();

        repair().succeeds();

        assertThat(module("a")).content().contains("__version__");
        assertThat(Files.getAttribute(module("a"), "unix:ino")).isNotEqualTo(before);
        assertThat(index.requests())
                .anyMatch(request -> request.path().endsWith("a-1.0-py3-none-any.whl"));
        run("cache", "verify").succeeds();
        run("verify").succeeds();
        run("verify", "--venv", "other").endsWith(1);
        repair("--venv", "other").succeeds();
        run("verify", "--venv", "other").succeeds();
    }

    @Test
    void repairKeepsWhatWasAskedForApartFromWhatWasNot() throws IOException {
        replace(module("a"), "mine");
        replace(module("b"), "mine");

        repair().succeeds();

        assertThat(site().resolve("a-1.0.dist-info/REQUESTED")).exists();
        assertThat(site().resolve("b-1.0.dist-info/REQUESTED")).doesNotExist();
    }

    /// As an editor that writes a new file does: the cache keeps the old one.
    private static void replace(Path file, String text) throws IOException {
        Files.delete(file);
        Files.writeString(file, text);
    }

    private Path module(String name) throws IOException {
        return site().resolve(name).resolve("__init__.py");
    }

    private Path site() throws IOException {
        try (var pythons = Files.list(place.folder().resolve(".venv/lib"))) {
            return pythons.findFirst().orElseThrow().resolve("site-packages");
        }
    }

    private Workplace.Outcome install(String... words) {
        return indexed(List.of("install"), words);
    }

    private Workplace.Outcome repair(String... words) {
        return indexed(List.of("verify", "--repair"), words);
    }

    private Workplace.Outcome indexed(List<String> command, String... words) {
        var all = new ArrayList<>(command);
        all.add("--index-url");
        all.add(index.url().toString());
        all.addAll(List.of(words));
        return place.run(all.toArray(String[]::new));
    }

    private Workplace.Outcome run(String... words) {
        return place.run(words);
    }
}

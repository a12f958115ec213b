package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.Json;
import dev.wardian.testkit.LocalIndex;
import dev.wardian.testkit.SdistMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheIT {
    @TempDir Path folder;

    private final LocalIndex index = LocalIndex.of("a 1.0 -> b; b 1.0; c 1.0");
    private Workplace place;

    @BeforeEach
    void begin() {
        place = Workplace.at(folder);
        install("a", "c").succeeds();
    }

    @AfterEach
    void end() {
        index.close();
    }

    @Test
    void prunesWhatWasNotUsedForAMonth() throws IOException {
        age(archiveOf("c"), Duration.ofDays(40));
        age(archiveOf("a"), Duration.ofDays(20));

        var shown = Json.parse(run("cache", "prune", "--dry-run", "--json").succeeds().out());
        assertThat(shown.number("archives")).isEqualTo(1);
        assertThat(names()).containsExactly("a", "b", "c");

        var pruned = Json.parse(run("cache", "prune", "--json").succeeds().out());

        assertThat(pruned.number("archives")).isEqualTo(1);
        assertThat(pruned.number("freed_bytes")).isLessThan(pruned.number("bytes"));
        assertThat(names()).containsExactly("a", "b");
        assertThat(place.installed()).contains("c");
        run("check").succeeds();
    }

    @Test
    void prunesForAgeAsAsked() throws IOException {
        age(archiveOf("a"), Duration.ofDays(3));

        run("cache", "prune", "--keep", "2d").succeeds();

        assertThat(names()).containsExactly("b", "c");
        assertThat(run("cache", "prune", "--keep", "soon").endsWith(2).err())
                .contains("`soon` is not an age", "30d");
    }

    @Test
    void prunesTheLongestUnusedForSize() throws IOException {
        age(archiveOf("b"), Duration.ofDays(2));
        age(archiveOf("c"), Duration.ofDays(1));
        var total =
                Json.parse(run("cache", "prune", "--max-size", "0", "--dry-run", "--json").out());
        assertThat(total.number("archives")).isEqualTo(3);

        run("cache", "prune", "--max-size", "700").succeeds();

        assertThat(names()).doesNotContain("b").contains("a");
        assertThat(run("cache", "prune", "--max-size", "much").endsWith(2).err())
                .contains("`much` is not a size", "20G");
    }

    @Test
    void keepsWhatWasBuiltForCi() throws IOException {
        index.add(SdistMaker.sdist("s 1.0").make());
        install("s").succeeds();

        run("cache", "prune", "--ci").succeeds();

        assertThat(names()).containsExactly("s");
        assertThat(names("wheels-built")).isNotEmpty();
    }

    @Test
    void noteOfUseKeepsWhatIsInstalledAgain() throws IOException {
        age(archiveOf("a"), Duration.ofDays(40));
        age(archiveOf("b"), Duration.ofDays(40));
        age(archiveOf("c"), Duration.ofDays(40));
        install("a", "--venv", "other").succeeds();

        run("cache", "prune").succeeds();

        assertThat(names()).containsExactly("a", "b");
    }

    @Test
    void prunesWhatKilledProcessesLeft() throws IOException {
        var cache = folder.resolve("cache");
        var left =
                List.of(
                        cache.resolve("archives/.new-1"),
                        cache.resolve("archives/.new-2.part"),
                        cache.resolve("index/deep/.a.page.12-3"),
                        cache.resolve("digests/.note7"),
                        cache.resolve("wheels-built/.tmp-1"),
                        cache.resolve("wheels-built/abc/.tmp-2"),
                        cache.resolve("wheels-built").resolve("work").resolve("a-1.0-77-0"),
                        cache.resolve("sources/git/.tmp-3"),
                        cache.resolve(".format9"));
        for (var one : left) {
            Files.createDirectories(one.getParent());
            Files.writeString(one, "half");
        }
        var tree = Files.createDirectories(cache.resolve("sources/git/x/.github"));

        run("cache", "prune", "--max-size", "1T").succeeds();
        assertThat(left).allSatisfy(one -> assertThat(one).exists());
        for (var one : left) {
            age(one, Duration.ofDays(2), "");
        }
        run("cache", "prune", "--max-size", "1T").succeeds();

        assertThat(left).allSatisfy(one -> assertThat(one).doesNotExist());
        assertThat(tree).exists();
        assertThat(names()).containsExactly("a", "b", "c");
        run("cache", "verify").succeeds();
    }

    @Test
    void tellsWhatAnOlderFormatTakesAndPrunesIt() throws IOException {
        Files.writeString(folder.resolve("cache/format"), "wardian-store 0\n");
        install("a", "--venv", "other").succeeds();

        var told = Json.parse(run("cache", "info", "--json").succeeds().out());
        var older = told.list("buckets").getLast();
        assertThat(older.text("name")).isEqualTo("older-format-0");
        assertThat(older.number("bytes")).isPositive();
        assertThat(names()).containsExactly("a", "b");

        run("cache", "prune").succeeds();

        assertThat(folder.resolve("cache/older-format-0")).doesNotExist();
        assertThat(names()).containsExactly("a", "b");
        run("check").succeeds();
    }

    @Test
    void findsAndRemovesDamagedArchives() throws IOException {
        run("cache", "verify").succeeds();
        var module = archiveOf("a").resolve("files/a/__init__.py");
        Files.writeString(module, "changed");

        var found = run("cache", "verify").endsWith(1);
        assertThat(found.out()).contains("a 1.0", "a/__init__.py");

        run("cache", "verify", "--repair").succeeds();
        assertThat(names()).containsExactly("b", "c");
        run("cache", "verify").succeeds();
    }

    @Test
    void worksWhereItWasMoved() throws IOException {
        Files.move(folder.resolve("cache"), folder.resolve("moved"));
        index.forgetRequests();

        run(
                        "install",
                        "--offline",
                        "--cache-dir",
                        folder.resolve("moved").toString(),
                        "--venv",
                        "other",
                        "--index-url",
                        index.url().toString(),
                        "a",
                        "c")
                .succeeds();

        assertThat(place.installed("other")).contains("a", "b", "c");
        assertThat(index.count()).isZero();
    }

    @Test
    void isMadeAnewWhereItIsGone() throws IOException {
        run("cache", "purge").succeeds();

        assertThat(names()).isEmpty();
        run("check").succeeds();
        install("a", "--venv", "other").succeeds();
        assertThat(names()).containsExactly("a", "b");
    }

    @Test
    void refusesAFileInItsPlace() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "x");

        var refused =
                run(
                                "install",
                                "--cache-dir",
                                file.toString(),
                                "--venv",
                                "other",
                                "--index-url",
                                index.url().toString(),
                                "a")
                        .endsWith(4);

        assertThat(refused.err()).contains("error: ", file.toString());
    }

    private Workplace.Outcome install(String... words) {
        var all = new java.util.ArrayList<>(List.of("install", "--index-url"));
        all.add(index.url().toString());
        all.addAll(List.of(words));
        return place.run(all.toArray(String[]::new));
    }

    private Workplace.Outcome run(String... words) {
        return place.run(words);
    }

    /// The packages of which the cache holds an archive.
    private List<String> names() throws IOException {
        var names = new java.util.TreeSet<String>();
        for (var archive : names("archives")) {
            var files = folder.resolve("cache/archives").resolve(archive).resolve("files");
            try (var contents = Files.list(files)) {
                contents.map(it -> it.getFileName().toString())
                        .filter(it -> it.endsWith(".dist-info"))
                        .forEach(it -> names.add(it.substring(0, it.indexOf('-'))));
            }
        }
        return List.copyOf(names);
    }

    private List<String> names(String part) throws IOException {
        var place = folder.resolve("cache").resolve(part);
        if (!Files.exists(place)) {
            return List.of();
        }
        try (var entries = Files.list(place)) {
            return entries.map(it -> it.getFileName().toString())
                    .filter(it -> !it.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private Path archiveOf(String name) throws IOException {
        for (var archive : names("archives")) {
            var place = folder.resolve("cache/archives").resolve(archive);
            if (Files.exists(place.resolve("files").resolve(name + "-1.0.dist-info"))) {
                return place;
            }
        }
        throw new AssertionError("no archive of " + name);
    }

    private static void age(Path archive, Duration age) throws IOException {
        age(archive, age, "manifest");
    }

    private static void age(Path folder, Duration age, String file) throws IOException {
        Files.setLastModifiedTime(folder.resolve(file), FileTime.from(Instant.now().minus(age)));
    }
}

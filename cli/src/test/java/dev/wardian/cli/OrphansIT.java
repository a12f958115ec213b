package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.Json;
import dev.wardian.testkit.LocalIndex;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansIT {
    @TempDir Path folder;

    private final LocalIndex index =
            LocalIndex.of("a 1.0 -> b; b 1.0 -> c, d; c 1.0; d 1.0; e 1.0 -> d");
    private Workplace place;

    @BeforeEach
    void begin() {
        place = Workplace.at(folder);
        place.run("install", "--index-url", index.url().toString(), "a", "e").succeeds();
    }

    @AfterEach
    void end() {
        index.close();
    }

    @Test
    void namesWhatIsNoLongerNeeded() {
        var told = place.run("uninstall", "-y", "a").succeeds();

        assertThat(told.err())
                .contains("No longer needed: b, c (`wardian uninstall --orphans` removes");
        assertThat(names()).contains("b", "c", "d", "e").doesNotContain("a");
    }

    @Test
    void removesItWhereAsked() {
        place.run("uninstall", "-y", "--orphans", "a").succeeds();

        assertThat(names()).containsExactly("d", "e");
        place.run("check").succeeds();
    }

    @Test
    void removesOrphansOfEarlierRemovals() {
        place.run("uninstall", "-y", "a").succeeds();

        place.run("uninstall", "-y", "--orphans").succeeds();

        assertThat(names()).containsExactly("d", "e");
    }

    @Test
    void keepsWhatWasAskedForByName() {
        place.run("install", "--index-url", index.url().toString(), "--reinstall", "c").succeeds();

        place.run("uninstall", "-y", "--orphans", "a").succeeds();

        assertThat(names()).containsExactly("c", "d", "e");
    }

    @Test
    void keepsWhatWasNamedThoughItWasThereAlready() {
        place.run("install", "--dry-run", "--index-url", index.url().toString(), "c").succeeds();
        assertThat(requested("c")).isFalse();

        var told = place.run("install", "--index-url", index.url().toString(), "c").succeeds();

        assertThat(told.err()).contains("Nothing to do");
        assertThat(requested("c")).isTrue();
        place.run("verify").succeeds();
        assertThat(place.run("history", "--json").succeeds().out()).doesNotContain("\"number\": 2");
        place.run("uninstall", "-y", "--orphans", "a").succeeds();
        assertThat(names()).containsExactly("c", "d", "e");
        place.run("uninstall", "-y", "c", "d", "e").succeeds();
        assertThat(place.installed()).isEmpty();
    }

    @Test
    void keepsWhatWasNamedOnceAndWasReplacedByAnotherVersionSince() {
        place.run("install", "--index-url", index.url().toString(), "c").succeeds();
        place.run("install", "--index-url", index.url().toString(), "--reinstall", "a").succeeds();

        assertThat(requested("c")).isTrue();
    }

    private boolean requested(String name) {
        return Files.exists(
                place.folder()
                        .resolve(".venv/lib")
                        .resolve(python())
                        .resolve("site-packages")
                        .resolve(name + "-1.0.dist-info/REQUESTED"));
    }

    private String python() {
        return String.valueOf(place.folder().resolve(".venv/lib").toFile().list()[0]);
    }

    @Test
    void tellsProgramsToo() {
        var json = Json.parse(place.run("uninstall", "--dry-run", "--json", "a").succeeds().out());

        assertThat(json.texts("orphans")).containsExactly("b", "c");
        assertThat(json.list("removed")).hasSize(1);
    }

    private List<String> names() {
        return place.installed().stream()
                .filter(name -> name.endsWith(".dist-info"))
                .map(name -> name.substring(0, name.indexOf('-')))
                .toList();
    }
}

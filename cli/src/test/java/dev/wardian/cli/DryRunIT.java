package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.LocalIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A dry run makes nothing, not even for a moment: neither names nor the time of the last change of
/// the folder that it would write into differ afterwards.
final class DryRunIT {
    private static final FileTime THEN = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

    @TempDir Path folder;
    private Workplace workplace;
    private LocalIndex index;

    @BeforeEach
    void openIndex() {
        workplace = Workplace.at(folder);
        index = LocalIndex.of("a 1.0 -> b; b 1.0");
    }

    @AfterEach
    void closeIndex() {
        index.close();
    }

    @Test
    void installMakesNoEnvironment() throws IOException {
        var dry = changesNothing("install", "a", "--dry-run");
        assertThat(dry.err()).contains("Would create virtual environment `.venv`", " + a==1.0");
    }

    @Test
    void checkedInstallMakesNoEnvironment() throws IOException {
        unchanged(() -> run("install", "a", "--check").endsWith(1));
    }

    /// The machine has no repositories, so that none is asked.
    @Test
    void installWithSystemPackagesMakesNoEnvironment() throws IOException {
        var machine = Map.of("WARDIAN_HOST_ROOT", folder.resolve("machine").toString());
        for (var more : List.of("--with-system", "--check")) {
            var dry =
                    unchanged(
                            () ->
                                    workplace.run(
                                            machine,
                                            index,
                                            "install",
                                            "a",
                                            "--dry-run",
                                            "--with-system",
                                            more));
            assertThat(dry.code()).isEqualTo(more.equals("--check") ? 1 : 0);
            assertThat(dry.err()).contains("Would create virtual environment `.venv`", " + b==1.0");
        }
    }

    @Test
    void syncMakesNoEnvironment() throws IOException {
        workplace.file("pins.txt", "a==1.0\nb==1.0\n");
        var dry = changesNothing("sync", "pins.txt", "--venv", "third", "--dry-run");
        assertThat(dry.err()).contains("Would create virtual environment `third`", " + b==1.0");
    }

    @Test
    void pipMakesNoEnvironment() throws IOException {
        var all =
                List.of("pip", "install", "a", "--dry-run", "--index-url", index.url().toString());
        unchanged(() -> workplace.run(all.toArray(String[]::new)).succeeds());
    }

    @Test
    void projectIsLeftAlone() throws IOException {
        workplace.file(
                "pyproject.toml",
                """
                [project]
                name = "demo"
                version = "1"
                requires-python = ">=3.9"
                dependencies = ["a"]
                """);
        run("lock").succeeds();
        var dry = changesNothing("sync", "--dry-run");
        assertThat(dry.err()).contains("Would create virtual environment `.venv`", " + a==1.0");
        unchanged(() -> run("sync", "--check").endsWith(1));
        run("sync").succeeds();
        assertThat(changesNothing("sync", "--dry-run").err()).contains("Nothing to do");
    }

    /// The file cannot be written, so that writing it for a moment would fail.
    @Test
    void editsOfAProjectAreTriedWithoutWritingThem() throws IOException {
        var text =
                """
                [project]
                name = "demo"
                version = "1"
                requires-python = ">=3.9"
                dependencies = ["b<2"]
                """;
        workplace.file("pyproject.toml", text);
        var file = workplace.folder().resolve("pyproject.toml");
        Files.setLastModifiedTime(file, THEN);
        for (var words : List.of(List.of("add", "a"), List.of("remove", "b"), List.of("upgrade"))) {
            var all = new ArrayList<>(words);
            all.add("--dry-run");
            changesNothing(all.toArray(String[]::new));
        }
        unchanged(() -> run("add", "b==3").endsWith(1));
        assertThat(file).hasContent(text);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(THEN);
        assertThat(folder.resolve("cache").resolve("drafts")).doesNotExist();
    }

    @Test
    void whatAnEditBringsIsToldOfAProjectThatIsInstalledItself() throws IOException {
        workplace.file(
                "pyproject.toml",
                """
                [project]
                name = "demo"
                version = "1"
                requires-python = ">=3.9"
                dependencies = []

                [build-system]
                requires = ["no-such-backend"]
                build-backend = "no_such_backend"
                """);
        var dry = changesNothing("add", "a", "--dry-run", "--json");
        assertThat(dry.out()).contains("a>=1.0", "\"name\" : \"b\"");
    }

    private Workplace.Outcome changesNothing(String... words) throws IOException {
        return unchanged(() -> run(words).succeeds());
    }

    private interface Command {
        Workplace.Outcome run();
    }

    private Workplace.Outcome unchanged(Command command) throws IOException {
        var place = workplace.folder();
        Files.setLastModifiedTime(place, THEN);
        var before = names(place);
        var outcome = command.run();
        assertThat(names(place)).isEqualTo(before);
        assertThat(Files.getLastModifiedTime(place)).isEqualTo(THEN);
        return outcome;
    }

    private static List<Path> names(Path place) throws IOException {
        try (var all = Files.walk(place)) {
            return all.sorted().toList();
        }
    }

    private Workplace.Outcome run(String... words) {
        return workplace.run(index, words);
    }
}

package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `wardian version` in a project.
final class VersionIT {

    private static final String FILE =
            """
            # ours
            [project]
            name    = "Demo_App"
            version = '1.2.3'   # the one that is out
            requires-python = ">=3.9"
            """;

    private Workplace here;

    @BeforeEach
    void begin(@TempDir Path root) {
        here = Workplace.at(root);
        here.file("pyproject.toml", FILE);
    }

    @Test
    void tellsTheVersionFromWithinTheProject() {
        assertThat(here.run("version").succeeds().out()).isEqualTo("demo-app 1.2.3\n");
        assertThat(here.run("version", "--short").succeeds().out()).isEqualTo("1.2.3\n");
        var tree = Json.parse(here.run("version", "--json").succeeds().out());
        assertThat(tree.text("name")).isEqualTo("demo-app");
        assertThat(tree.text("version")).isEqualTo("1.2.3");
        assertThat(tree.at("before").isNull()).isTrue();
        assertThat(here.text("pyproject.toml")).isEqualTo(FILE);
    }

    @Test
    void changesThatOneValueAndTheLock() {
        var outcome = here.run("version", "--bump", "minor", "--bump", "rc", "--no-sync");
        assertThat(outcome.succeeds().out()).isEqualTo("demo-app 1.2.3 => 1.3.0rc1\n");
        assertThat(here.text("pyproject.toml")).isEqualTo(FILE.replace("'1.2.3'", "\"1.3.0rc1\""));
        here.run("lock", "--check").succeeds();
        here.run("version", "2.0", "--frozen").succeeds();
        assertThat(here.text("pyproject.toml")).contains("version = \"2.0\"   # the one");
    }

    @Test
    void changesNothingInADryRun() {
        var outcome = here.run("version", "--bump", "major", "--dry-run", "--short").succeeds();
        assertThat(outcome.out()).isEqualTo("2.0.0\n");
        assertThat(here.text("pyproject.toml")).isEqualTo(FILE);
        assertThat(here.folder().resolve("pylock.toml")).doesNotExist();
    }

    @Test
    void leavesTheFileAloneWhereTheLockMustNotChange() {
        here.run("version", "2.0", "--locked").endsWith(1);
        assertThat(here.text("pyproject.toml")).isEqualTo(FILE);
    }

    @Test
    void refusesWhatIsNoLaterVersion() {
        var outcome = here.run("version", "--bump", "rc").endsWith(1);
        assertThat(outcome.err())
                .contains("`1.2.3rc1` is not later than `1.2.3`", "--bump patch --bump rc");
        here.run("version", "--bump", "major", "--bump", "minor").endsWith(2);
        here.run("version", "--bump", "micro").endsWith(2);
        assertThat(here.run("version", "minor").endsWith(2).err())
                .contains("wardian version --bump minor");
        assertThat(here.text("pyproject.toml")).isEqualTo(FILE);
    }

    @Test
    void saysWhereAVersionIsNotToBeHad() {
        here.file("pyproject.toml", "[project]\nname = \"demo\"\ndynamic = [\"version\"]\n");
        assertThat(here.run("version", "1.0").endsWith(2).err()).contains("is dynamic");
        here.file("empty/readme", "");
        here.file("pyproject.toml", "[dependency-groups]\ndev = []\n");
        assertThat(here.run("version").endsWith(2).err()).contains("no `[project]`");
    }
}

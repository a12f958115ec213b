package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.Json;
import dev.wardian.testkit.LocalIndex;
import dev.wardian.testkit.WheelMaker;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `upgrade` and `outdated`: bounds move in the form that somebody chose for them.
final class UpgradeIT {

    private static final String FILE =
            """
            [project]
            name = "demo"
            version = "0.1.0"
            requires-python = ">=3.9"
            dependencies = [
                "pinned==1.0",       # see issue 12
                # why there is a limit
                "limited>=1.0,<2",
                'compatible ~= 1.1', # quotes stay
                "free",
                "held>=1",
            ]

            [dependency-groups]
            dev = ["tester>=1 ; python_version >= '3.9'"]
            """;

    @TempDir Path folder;
    private Workplace workplace;
    private LocalIndex index;

    @BeforeEach
    void openIndex() {
        workplace = Workplace.at(folder);
        index =
                LocalIndex.of(
                        "pinned 1.0; pinned 2.5; limited 1.0; limited 1.4; limited 3.2;"
                                + "compatible 1.1; compatible 1.3.5; compatible 4.0.1; free 1; free 2;"
                                + "held 1 -> deep<2; held 2 -> deep<2; deep 1; deep 2; tester 1; tester 2; tester 3a1");
        workplace.file("pyproject.toml", FILE);
    }

    @AfterEach
    void closeIndex() {
        index.close();
    }

    private Workplace.Outcome run(String... words) {
        return workplace.run(index, words);
    }

    @Test
    void raisesWithinLimitsAndKeepsCommentsAndForms() {
        var outcome = run("upgrade", "--no-sync").succeeds();
        assertThat(workplace.text("pyproject.toml"))
                .isEqualTo(
                        FILE.replace("pinned==1.0", "pinned==2.5")
                                .replace("limited>=1.0,<2", "limited>=1.4,<2")
                                .replace("compatible ~= 1.1", "compatible ~= 1.3")
                                .replace("held>=1", "held>=2")
                                .replace("tester>=1 ; ", "tester>=2 ; "));
        assertThat(outcome.err())
                .contains("Changed `pinned==1.0` to `pinned==2.5` in dependencies");
        run("lock", "--check").succeeds();
    }

    @Test
    void saysWhoHoldsBackWhatWasNamedAndCannotRise() {
        run("upgrade", "--no-sync").succeeds();
        var again = run("upgrade", "limited", "--no-sync").succeeds();
        assertThat(again.err())
                .contains(
                        "`limited` stays at 1.4: ",
                        " is held back by dependencies (`limited>=1.4,<2`)")
                .contains("`--latest` raises");
        assertThat(run("upgrade", "pinned", "--no-sync").succeeds().err())
                .doesNotContain("held back");
    }

    @Test
    void keepsAnUpgradeThatCanBeImported() {
        run("upgrade", "--check-imports", "free").succeeds();

        assertThat(workplace.text("pylock.toml")).contains("free");
        assertThat(workplace.run("freeze").succeeds().out()).contains("free==2");
    }

    @Test
    void putsAllBackWhereWhatNeedsTheUpgradeCannotBeImported() {
        index.add(
                WheelMaker.wheel("user 1")
                        .requires("free")
                        .file("user/__init__.py", "import free\nassert free.__version__ == '1'\n")
                        .make());
        workplace.file(
                "pyproject.toml",
                """
                [project]
                name = "demo"
                version = "1"
                requires-python = ">=3.9"
                dependencies = ["user", "free==1"] # for now
                """);
        run("sync").succeeds();
        var before = workplace.text("pyproject.toml");
        var lock = workplace.text("pylock.toml");

        var outcome = run("upgrade", "--check-imports", "free").endsWith(1);

        assertThat(outcome.err())
                .contains("nothing is kept of this change: 1 of 2 packages cannot be imported")
                .contains("user 1: ");
        assertThat(workplace.text("pyproject.toml")).isEqualTo(before);
        assertThat(workplace.text("pylock.toml")).isEqualTo(lock);
        assertThat(workplace.run("freeze").succeeds().out()).contains("free==1");
    }

    @Test
    void raisesWhatRequirementFilesAskForAndNothingElse() {
        var file =
                """
                # what we need
                pinned == 1.0   # see issue 12
                limited>=1.0,<2 ; python_version >= "3.8"
                -r more.txt
                free
                """;
        workplace.file("requirements.txt", file);
        workplace.file("more.txt", "compatible~=1.1\r\n");

        var dry = run("upgrade", "-r", "requirements.txt", "--dry-run").succeeds();
        assertThat(dry.err()).contains("Would change `pinned==1.0` to `pinned==2.5`");
        assertThat(workplace.text("requirements.txt")).isEqualTo(file);

        var outcome = run("upgrade", "-r", "requirements.txt").succeeds();

        assertThat(workplace.text("requirements.txt"))
                .isEqualTo(
                        file.replace("pinned == 1.0", "pinned == 2.5")
                                .replace("limited>=1.0,<2", "limited>=1.4,<2"));
        assertThat(workplace.text("more.txt")).isEqualTo("compatible~=1.3\r\n");
        assertThat(outcome.err())
                .contains("in requirements.txt:2", "wardian install -r requirements.txt");
        assertThat(run("upgrade", "-r", "requirements.txt").succeeds().err())
                .contains("All versions are the newest that fit together");
    }

    @Test
    void raisesOnePackageOfAFileAndRefusesDigests() {
        workplace.file("requirements.txt", "pinned==1.0\nheld==1\n");

        run("upgrade", "-r", "requirements.txt", "held").succeeds();

        assertThat(workplace.text("requirements.txt")).isEqualTo("pinned==1.0\nheld==2\n");
        assertThat(run("upgrade", "-r", "requirements.txt", "other").endsWith(1).err())
                .contains("`other` is not among the requirements (of these files)");
        workplace.file("requirements.txt", "pinned==1.0 --hash=sha256:" + "0".repeat(64) + "\n");
        assertThat(run("upgrade", "-r", "requirements.txt").endsWith(2).err())
                .contains("`pinned` is pinned with digests", "wardian compile -U");
    }

    @Test
    void raisesLimitsTooWhereAsked() {
        run("upgrade", "--latest", "--no-sync").succeeds();
        assertThat(workplace.text("pyproject.toml"))
                .contains("\"limited>=3.2,<4\"", "'compatible ~= 4.0'", "# why there is a limit");
    }

    @Test
    void raisesOnePackageAndShowsItFirst() {
        run("lock").succeeds();
        var lock = workplace.text("pylock.toml");
        var dry = run("upgrade", "pinned", "--dry-run").succeeds();
        assertThat(dry.err())
                .contains("~ pinned 1.0 -> 2.5", "Would change `pinned==1.0` to `pinned==2.5`");
        assertThat(workplace.text("pyproject.toml")).isEqualTo(FILE);
        assertThat(workplace.text("pylock.toml")).isEqualTo(lock);
        run("upgrade", "pinned", "--no-sync").succeeds();
        assertThat(workplace.text("pyproject.toml"))
                .isEqualTo(FILE.replace("pinned==1.0", "pinned==2.5"));
        assertThat(run("upgrade", "unheard").endsWith(1).err()).contains("`unheard`");
    }

    @Test
    void tellsWhoHoldsAPackageBack() {
        run("lock").succeeds();
        var all = Json.parse(run("outdated", "--all", "--json").succeeds().out());
        var text = run("outdated", "--all").succeeds().out();
        assertThat(text).containsPattern("deep +1 +- +2 +`held` 2 \\(`deep<2`\\)");
        assertThat(text).containsPattern("pinned +1.0 +- +2.5 +dependencies \\(`pinned==1.0`\\)");
        assertThat(text).containsPattern("limited +1.4 +- +3.2 +dependencies");
        assertThat(text).doesNotContain("tester", "free");
        assertThat(all).isNotNull();
        run("outdated", "--exit-code").endsWith(1);
        run("outdated", "free", "--exit-code").succeeds();
        run("sync").succeeds();
        assertThat(run("outdated", "--venv", ".venv").succeeds().out())
                .containsPattern("pinned +1.0 +2.5 +2.5");
    }
}

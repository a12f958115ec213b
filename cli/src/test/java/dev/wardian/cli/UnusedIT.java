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

/// What is imported against what is declared.
final class UnusedIT {
    private static final String PROJECT =
            """
            [project]
            name = "demo"
            version = "1"
            dependencies = [
                "PyThing>=1",
                "idle",
                "quiet",  # wardian: ignore[DEP002]
                "cloud-store",
            ]
            [project.optional-dependencies]
            all = ["demo[test]"]
            [dependency-groups]
            dev = ["checker"]
            """;

    @TempDir Path folder;

    private final LocalIndex index = LocalIndex.of("idle 1.0; quiet 1.0; below 1.0");
    private Workplace place;

    @BeforeEach
    void begin() {
        place = Workplace.at(folder);
        index.add(
                WheelMaker.wheel("pything 1.0")
                        .requires("below")
                        .file("thing/__init__.py", "")
                        .make());
        index.add(WheelMaker.wheel("cloud-store 1.0").file("cloud/store/__init__.py", "").make());
        index.add(WheelMaker.wheel("cloud-queue 1.0").file("cloud/queue/__init__.py", "").make());
        index.add(WheelMaker.wheel("checker 1.0").file("checker.py", "").make());
    }

    @AfterEach
    void end() {
        index.close();
    }

    private Workplace.Outcome run(String... words) {
        return place.run(index, words);
    }

    private void project() {
        place.file("pyproject.toml", PROJECT);
        place.file(
                "src/demo/__init__.py",
                """
                import os, thing
                import demo.parts
                from cloud import store
                from cloud import queue
                if TYPE_CHECKING:
                    import typed_only
                def late():
                    import below
                    x = importlib.import_module("nowhere.deep")
                    __import__("let_be")  # wardian: ignore
                try:
                    import checker
                except ImportError:
                    checker = None
                """);
        place.file("scripts/go.py", "import beside\n");
        place.file("scripts/beside.py", "");
        place.file("tests/test_demo.py", "import pytest_is_not_looked_for_in_tests\n");
    }

    @Test
    void tellsEachKindWithItsPlace() {
        project();
        run("install", "pything", "idle", "quiet", "cloud-store", "cloud-queue", "checker")
                .succeeds();

        var outcome = run("unused").endsWith(1);

        assertThat(outcome.out().lines())
                .containsExactly(
                        "pyproject.toml:6:5: DEP002 `idle` is declared, but nothing imports it",
                        "src/demo/__init__.py:4:1: DEP003 `cloud.queue` is imported, but `cloud-queue`, which"
                                + " brings it, is not declared: it is there because others need it",
                        "src/demo/__init__.py:8:12: DEP003 `below` is imported, but `below`, which brings it,"
                                + " is not declared: it is there because others need it",
                        "src/demo/__init__.py:9:9: DEP001 `nowhere` is imported, but nothing that is declared"
                                + " brings it",
                        "src/demo/__init__.py:12:12: DEP004 `checker` is imported, but `checker` is declared for"
                                + " development only; an `ImportError` is caught there");
        assertThat(outcome.err()).contains("Found 5 problems in 3 files against `pyproject.toml`");
    }

    @Test
    void asksTheIndexForTheModulesOfWhatIsNotInstalled() {
        project();

        var outcome = run("unused", "--json", "--ignore", "DEP001,DEP003").endsWith(1);

        var tree = Json.parse(outcome.out());
        assertThat(tree.toString()).contains("idle", "checker").doesNotContain("PyThing");
        assertThat(outcome.out()).contains("\"environment\" : null", "\"remarks\" : [ ]");
    }

    @Test
    void looksIntoTheLockedVersionOfWhatIsNotInstalledAndAsksForItOnce() {
        index.add(WheelMaker.wheel("pything 2.0").file("thong/__init__.py", "").make());
        place.file(
                "pyproject.toml",
                "[project]\nname = \"demo\"\nversion = \"1\"\ndependencies = [\"pything\"]\n");
        place.file("src/demo.py", "import thing\n");
        run("unused", "src").endsWith(1);
        run("lock", "--resolution", "lowest").succeeds();

        run("unused", "src").succeeds();

        index.forgetRequests();
        run("unused", "src").succeeds();
        assertThat(index.count()).isZero();
        run("unused", "src", "--refresh-package", "pything").succeeds();
        assertThat(index.count()).isPositive();
    }

    @Test
    void asksForAWhileNoPageAgainWhereNothingIsLocked() {
        index.withCacheHeaders("no-cache");
        project();
        run("unused").endsWith(1);

        index.forgetRequests();
        run("unused").endsWith(1);
        assertThat(index.count()).isZero();
        run("unused", "--refresh").endsWith(1);
        assertThat(index.count()).isPositive();
    }

    @Test
    void saysWhereItHadToGuess() {
        project();

        var outcome = run("unused", "--offline").endsWith(1);

        assertThat(outcome.out()).contains("DEP002 `PyThing`");
        assertThat(outcome.err())
                .contains("`PyThing` is not installed", "is taken to be `pything`");
    }

    @Test
    void looksIntoNotebooks() {
        place.file("requirements.txt", "idle\npything\n");
        place.file(
                "a.ipynb",
                """
                {"cells": [
                  {"cell_type": "markdown", "source": ["import nothing"]},
                  {"cell_type": "code", "source": ["%load_ext idle\\n", "!pip install x\\n", "import thing"]},
                  {"cell_type": "code", "source": ["%%bash\\n", "import that"]},
                  {"cell_type": "code", "source": "import absent"}
                ]}
                """);

        var outcome = run("unused").endsWith(1);

        assertThat(outcome.out().lines())
                .containsExactly(
                        "a.ipynb:6:8: DEP001 `absent` is imported, but nothing that is declared brings it (cell 4)");
        run("unused", "--ignore-notebooks", "--ignore", "DEP002").succeeds();
    }

    @Test
    void readsWhatIsSaidForDeptryAndRefusesWhatItDoesNotKnow() {
        project();
        var own =
                """
                [tool.deptry]
                extend_exclude = ["src/"]
                ignore = ["DEP002"]
                """;
        place.file("pyproject.toml", PROJECT + own);
        run("unused").succeeds();

        place.file("pyproject.toml", PROJECT + "[tool.wardian.unused]\nexlude = []\n");
        assertThat(run("unused").endsWith(2).err()).contains("has no key `exlude`");
        place.file("pyproject.toml", PROJECT + "[tool.wardian.unused]\nexclude = [\"(\"]\n");
        assertThat(run("unused").endsWith(2).err()).contains("`(` is no regular expression");
    }

    @Test
    void leavesOutWhatGitIgnoresAndSaysWherePythonCannotParse() {
        place.file("requirements.txt", "");
        place.file(".git/HEAD", "");
        place.file(".gitignore", "/made/*\n!made/kept.py\n*.gen.py\n");
        place.file("made/one.py", "import one_absent\n");
        place.file("made/kept.py", "import kept_absent\n");
        place.file("deep/x.gen.py", "import two_absent\n");
        place.file("old.py", "print 'no'\n");

        var outcome = run("unused").endsWith(1);

        assertThat(outcome.out()).contains("kept_absent").doesNotContain("one_", "two_");
        assertThat(outcome.err()).contains("old.py: passed over, for Python says:", "(line 1)");
    }

    @Test
    void refusesWhereNothingDeclaresAnything() {
        assertThat(run("unused").endsWith(2).err()).contains("nothing here declares requirements");
    }
}

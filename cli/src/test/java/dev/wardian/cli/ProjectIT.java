package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.Json;
import dev.wardian.testkit.LocalIndex;
import dev.wardian.testkit.WheelMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `init`, `add`, `remove`, `lock`, `sync` and `run` in a project, as a person meets them.
final class ProjectIT {

    private static final String FILE =
            """
            # the project of a test
            [project]
            name = "demo"
            version = "0.1.0"
            requires-python = ">=3.9"
            dependencies = [
                "b>=1", # the one we trust
            ]

            [project.optional-dependencies]
            fast = ["quick"]

            [dependency-groups]
            dev = ["tester"]
            docs = ["writer"]
            """;

    @TempDir Path folder;
    private Workplace workplace;
    private LocalIndex index;

    @BeforeEach
    void openIndex() {
        workplace = Workplace.at(folder);
        index =
                LocalIndex.of(
                        "a 1.0 -> b; a 1.1 -> b; a 2.0 -> b>=2; b 1.0; b 2.0; b 2.1;"
                                + "quick 3; tester 1 -> b; writer 1 -> paper; paper 1; z 1 -> b<2");
    }

    @AfterEach
    void closeIndex() {
        index.close();
    }

    private Workplace.Outcome run(String... words) {
        return workplace.run(index, words);
    }

    private List<String> distributions() {
        return workplace.installed().stream()
                .filter(name -> name.endsWith(".dist-info"))
                .map(name -> name.substring(0, name.length() - ".dist-info".length()))
                .toList();
    }

    @Test
    void makesAWorkspaceOfTheProjectThatAnotherBeginsIn() {
        workplace.run("init", "alone", "--no-workspace").succeeds();
        workplace.run("init", "alone/libs/tool", "--bare", "--no-workspace").succeeds();
        assertThat(workplace.text("alone/pyproject.toml")).doesNotContain("workspace");
        var outcome = workplace.run("init", "alone/libs/core", "--bare").succeeds();
        assertThat(outcome.err()).contains("It is a member of the workspace `alone`");
        assertThat(workplace.text("alone/pyproject.toml"))
                .contains("[tool.wardian.workspace]\nmembers = [\n    \"libs/core\",\n]\n");
    }

    @Test
    void beginsAProjectAndKeepsWhatIsThere() {
        workplace.file(".gitignore", "mine\n");
        workplace.run("init", "--name", "My_Project", "--pin-python").succeeds();
        assertThat(workplace.text("pyproject.toml")).contains("name = \"my-project\"\n");
        assertThat(workplace.text(".gitignore")).isEqualTo("mine\n");
        assertThat(workplace.text(".python-version")).matches("3\\.\\d+\n");
        var again = workplace.run("init").endsWith(1);
        assertThat(again.err()).contains("is there already", "wardian add");
    }

    @Test
    void beginsProgramsThatRun() {
        workplace.run("init", "my-app", "--package").succeeds();
        assertThat(workplace.text("my-app/pyproject.toml"))
                .contains("[project.scripts]\nmy-app = \"my_app:main\"\n");
        assertThat(workplace.text("my-app/src/my_app/__init__.py")).contains("def main()");
        workplace.run("init", "my-lib", "--lib").succeeds();
        assertThat(workplace.text("my-lib/pyproject.toml"))
                .contains("[build-system]")
                .doesNotContain("scripts");
        workplace.run("init", "both", "--lib", "--package").endsWith(2);
    }

    /// Else the next lock would take a package of the same name from the public index.
    @Test
    void remembersTheIndexThatAPackageWasAddedFrom() {
        workplace.run("init", "--bare").succeeds();
        try (var own = LocalIndex.of("private 1.0; other 1.0");
                var open = LocalIndex.of("private 9.0; other 9.0; b 1.0")) {
            var usual = open.url().toString();
            var address = own.urlWith("me", "secret").toString();
            workplace
                    .run("add", "private", "--index", "ours=" + address, "--index-url", usual)
                    .succeeds();
            workplace.run("add", "b", "--index-url", usual).succeeds();
            workplace.run("lock", "--upgrade", "--index-url", usual).succeeds();

            assertThat(workplace.text("pyproject.toml"))
                    .contains("private = { index = \"ours\" }")
                    .contains("[[tool.wardian.index]]\nname = \"ours\"\nurl = \"" + own.url())
                    .contains("private>=1.0")
                    .doesNotContain("secret");
            assertThat(workplace.text("pylock.toml"))
                    .contains("name = \"private\"\nversion = \"1.0\"")
                    .doesNotContain("9.0")
                    .doesNotContain("secret");

            workplace
                    .run(
                            "add",
                            "other",
                            "--index",
                            own.url().toString(),
                            "--index-url",
                            usual,
                            "--no-sync")
                    .succeeds();
            assertThat(workplace.text("pyproject.toml")).containsOnlyOnce("other>=1.0");
            var twice = workplace.run("add", "b", "--index", "ours=" + usual, "--index-url", usual);
            assertThat(twice.endsWith(2).err()).contains("the index `ours` is `");
        }
    }

    @Test
    void keepsRequirementsOfOtherMarkersApart() {
        workplace.run("init", "--bare").succeeds();
        run(
                        "add",
                        "a<2 ; sys_platform == 'win32'",
                        "a ; sys_platform == 'linux'",
                        "--no-sync",
                        "--raw")
                .succeeds();
        assertThat(workplace.text("pyproject.toml"))
                .contains("a<2 ; sys_platform == ", "a ; sys_platform == ");
        run("add", "a>=1 ; sys_platform == 'linux'", "--no-sync").succeeds();
        assertThat(workplace.text("pyproject.toml"))
                .contains("a<2 ; sys_platform == ", "a>=1 ; sys_platform == ")
                .doesNotContain("a ;");
    }

    @Test
    void pinsThePythonOfAFolder() {
        workplace.run("init", "--bare").succeeds();
        assertThat(workplace.run("python", "pin").endsWith(1).err()).contains(".python-version");
        workplace.run("python", "pin", "3").succeeds();
        assertThat(workplace.text(".python-version")).isEqualTo("3\n");
        workplace.file("sub/note.txt", "");
        assertThat(workplace.run("python", "pin", "--directory", "sub").succeeds().out())
                .isEqualTo("3\n");
        assertThat(workplace.run("python", "pin", "3.99").succeeds().err()).contains("warning:");
        workplace.run("python", "pin", "3").succeeds();
    }

    @Test
    void saysThatPoetrysTablesAreToBeTakenOver() {
        workplace.file(
                "pyproject.toml",
                "[tool.poetry]\nname = 'demo'\nversion = '1'\n[tool.poetry.dependencies]\na = '*'\n");
        assertThat(run("sync").succeeds().err()).contains("`wardian import pyproject.toml`");
        assertThat(run("add", "a").endsWith(2).err()).contains("`wardian import pyproject.toml`");
    }

    @Test
    void saysThatALockIsMissing() {
        workplace.run("init", "--bare").succeeds();
        assertThat(run("sync", "--locked").endsWith(1).err())
                .contains("there is no `pylock.toml` yet, and `--locked` makes none");
        assertThat(run("sync", "--frozen").endsWith(1).err()).contains("`--frozen` makes none");
    }

    @Test
    void addsWithABoundLocksAndInstalls() {
        workplace.file("pyproject.toml", FILE);
        var outcome = run("add", "a").succeeds();
        assertThat(outcome.err()).contains("Added `a>=2.0` to dependencies of `pyproject.toml`");
        assertThat(workplace.text("pyproject.toml"))
                .isEqualTo(
                        FILE.replace(
                                "dependencies = [\n    \"b",
                                "dependencies = [\n    \"a>=2.0\",\n    \"b"));
        assertThat(distributions()).containsExactly("a-2.0", "b-2.1", "tester-1");
        run("sync", "--locked").succeeds();
        assertThat(run("sync", "--locked").err()).contains("Nothing to do");
    }

    @Test
    void changesNothingWhereNoVersionsFit() throws IOException {
        workplace.file("pyproject.toml", FILE);
        run("lock").succeeds();
        var lock = workplace.text("pylock.toml");
        var outcome = run("add", "a>=2", "z").endsWith(1);
        assertThat(outcome.err()).contains("z");
        assertThat(workplace.text("pyproject.toml")).isEqualTo(FILE);
        assertThat(workplace.text("pylock.toml")).isEqualTo(lock);
        assertThat(workplace.folder().resolve(".venv")).doesNotExist();
        try (var files = Files.list(workplace.folder())) {
            assertThat(files.map(it -> it.getFileName().toString()))
                    .containsExactlyInAnyOrder("pyproject.toml", "pylock.toml");
        }
    }

    @Test
    void installsNoProjectThatPoetryTakesForNoPackage() {
        workplace.file(
                "pyproject.toml",
                """
                [project]
                name = "demo"
                version = "0.1.0"
                requires-python = ">=3.9"
                dependencies = ["a"]

                [tool.poetry]
                package-mode = false

                [build-system]
                requires = ["poetry-core"]
                build-backend = "poetry.core.masonry.api"
                """);

        run("sync").succeeds();

        assertThat(workplace.run("freeze").succeeds().out())
                .startsWith("a==")
                .doesNotContain("demo");
    }

    @Test
    void addsToGroupsAndExtrasAndJoinsWhatIsThere() {
        workplace.file("pyproject.toml", FILE);
        run("add", "paper", "--group", "docs", "--no-sync").succeeds();
        run("add", "quick<4", "--optional", "fast", "--no-sync").succeeds();
        run("add", "a", "--dev", "--bounds", "exact", "--no-sync").succeeds();
        run("add", "a", "--group", "new", "--raw", "--no-sync").succeeds();
        assertThat(workplace.text("pyproject.toml"))
                .contains("docs = [\"paper>=1\", \"writer\"]\n")
                .contains("fast = [\"quick<4\"]\n")
                .contains("dev = [\"a==2.0\", \"tester\"]\n")
                .contains("new = [\n    \"a\",\n]\n");
        assertThat(workplace.folder().resolve(".venv")).doesNotExist();
    }

    @Test
    void removesAndSaysWhereElseAPackageStands() {
        workplace.file("pyproject.toml", FILE);
        run("sync").succeeds();
        var elsewhere = run("remove", "tester").endsWith(1);
        assertThat(elsewhere.err()).contains("hint: wardian remove tester --group dev");
        assertThat(run("remove", "testre", "--dev").endsWith(1).err())
                .contains("hint: did you mean `tester`?");
        assertThat(run("upgrade", "testre").endsWith(1).err())
                .contains("hint: did you mean `tester`?");
        run("remove", "tester", "--dev").succeeds();
        assertThat(workplace.text("pyproject.toml"))
                .isEqualTo(FILE.replace("dev = [\"tester\"]", "dev = []"));
        assertThat(distributions()).containsExactly("b-2.1");
    }

    @Test
    void saysThatTheProjectAsksForAPackage() {
        workplace.file("pyproject.toml", FILE);
        run("sync").succeeds();
        assertThat(workplace.run("why", "b").succeeds().out())
                .contains("asked for in dependencies of `pyproject.toml`: b>=1")
                .doesNotContain("nobody");
        assertThat(
                        workplace
                                .run("why", "tester", "--lock", "pylock.toml", "--json")
                                .succeeds()
                                .out())
                .contains("\"section\" : \"group `dev`\"", "\"requirement\" : \"tester\"");
    }

    @Test
    void leavesFilesAndTheirTimesAsTheyAreInADryRun() throws IOException {
        workplace.file("pyproject.toml", FILE);
        run("lock").succeeds();
        var file = workplace.folder().resolve("pyproject.toml");
        var times = new ArrayList<FileTime>();
        for (var path : List.of(file, workplace.folder())) {
            Files.setLastModifiedTime(path, FileTime.fromMillis(1_700_000_000_000L));
            times.add(Files.getLastModifiedTime(path));
        }
        run("add", "a", "--dry-run").succeeds();
        run("remove", "b", "--dry-run").succeeds();
        run("upgrade", "--latest", "--dry-run").succeeds();
        run("add", "b>9", "--dry-run").endsWith(1);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(times.getFirst());
        assertThat(Files.getLastModifiedTime(workplace.folder())).isEqualTo(times.getLast());
        assertThat(workplace.text("pyproject.toml")).isEqualTo(FILE);
    }

    @Test
    void saysWhatDrifted() {
        workplace.file("pyproject.toml", FILE);
        run("lock").succeeds();
        run("lock", "--check").succeeds();
        workplace.file("pyproject.toml", FILE.replace("b>=1", "b>=2").replace("\"quick\"", ""));
        for (var command : List.of("lock", "sync")) {
            var drifted = run(command, "--locked").endsWith(1);
            assertThat(drifted.err())
                    .contains(
                            "`pylock.toml` is not what the project asks for",
                            "- demo: b>=1",
                            "+ demo: b>=2",
                            "- demo[fast]: quick",
                            "hint: wardian lock");
        }
        run("sync", "--frozen").succeeds();
        assertThat(distributions()).containsExactly("b-2.1", "tester-1");
    }

    @Test
    void changesOfALockOnlyWhatMustChange() {
        workplace.file("pyproject.toml", FILE);
        run("lock").succeeds();
        var before = workplace.text("pylock.toml");
        index.add(WheelMaker.wheel("b 3.0").make());
        index.add(WheelMaker.wheel("quick 4").make());
        workplace.file("pyproject.toml", FILE.replace("\"writer\"", "\"writer\", \"a\""));
        var changed = run("lock", "--refresh", "--json").succeeds();
        var changes = Json.parse(changed.out()).list("changes");
        assertThat(changes).hasSize(1);
        assertThat(changes.getFirst().text("name")).isEqualTo("a");
        workplace.file("pyproject.toml", FILE);
        run("lock", "--refresh").succeeds();
        assertThat(workplace.text("pylock.toml")).isEqualTo(before);
        var dry = run("lock", "--refresh", "-P", "b", "--dry-run").succeeds();
        assertThat(dry.err()).contains("~ b 2.1 -> 3.0", "Would change").doesNotContain("quick");
        assertThat(workplace.text("pylock.toml")).isEqualTo(before);
        run("lock", "--refresh", "-U").succeeds();
        assertThat(workplace.text("pylock.toml")).contains("3.0", "quick-4");
    }

    @Test
    void installsThePartsThatAreAskedFor() {
        workplace.file("pyproject.toml", FILE);
        run("sync", "--no-dev").succeeds();
        assertThat(distributions()).containsExactly("b-2.1");
        run("sync", "--extra", "fast", "--group", "docs").succeeds();
        assertThat(distributions())
                .containsExactly("b-2.1", "paper-1", "quick-3", "tester-1", "writer-1");
        run("sync", "--only-group", "docs").succeeds();
        assertThat(distributions()).containsExactly("paper-1", "writer-1");
        run("sync", "--inexact", "--no-default-groups").succeeds();
        assertThat(distributions()).containsExactly("b-2.1", "paper-1", "writer-1");
        var wrong = run("sync", "--group", "dcos").endsWith(2);
        assertThat(wrong.err()).contains("no group `dcos`", "docs");
        assertThat(run("sync", "--extra", "slow").endsWith(2).err()).contains("[fast]");
        workplace.file("requirements.txt", "b==1.0\n");
        var file = run("sync", "requirements.txt", "--no-dev").endsWith(2);
        assertThat(file.err()).contains("`--no-dev` is about a project");
    }

    @Test
    void locksAndSyncsBeforeItRunsAProgram() {
        workplace.file("pyproject.toml", FILE);
        workplace.file(
                "hello.py", "import sys, b\nopen('out.txt', 'w').write(' '.join(sys.argv))\n");
        run("run", "hello.py", "--all", "x").succeeds();
        assertThat(workplace.text("out.txt")).isEqualTo("hello.py --all x");
        run("run", "-m", "hello", "module").succeeds();
        assertThat(workplace.text("out.txt")).endsWith("hello.py module");
        workplace.file(".env", "export WHO='a b'\nGREETING=\"hi ${WHO}\" # a comment\n");
        workplace.file("env.py", "import os\nopen('out.txt', 'w').write(os.environ['GREETING'])\n");
        run("run", "--env-file", ".env", "env.py").succeeds();
        assertThat(workplace.text("out.txt")).isEqualTo("hi a b");
        workplace.file(".env", "X=1\nno assignment\n");
        var malformed = run("run", "--env-file", ".env", "env.py").endsWith(2);
        assertThat(malformed.err()).contains(".env:2:1", "`NAME=value`");
        workplace.file("pyproject.toml", FILE.replace("b>=1", "b>=9"));
        run("run", "hello.py").endsWith(1);
        run("run", "--frozen", "hello.py").succeeds();
    }

    @Test
    void refusesAPythonThatTheProjectDoesNotAdmit() {
        workplace.file("pyproject.toml", FILE.replace(">=3.9", ">=3.9,<3.10"));
        workplace.file(".python-version", "# pinned\n3.11\n");
        var refused = run("sync").endsWith(4);
        assertThat(refused.err()).contains("`3.11` of `.python-version`", "<3.10");
        assertThat(workplace.folder().resolve(".venv")).doesNotExist();
    }

    @Test
    void needsAProject() {
        assertThat(run("lock").endsWith(2).err()).contains("pyproject.toml", "wardian init");
        assertThat(run("sync").endsWith(2).err()).contains("wardian init");
        assertThat(run("add", "a").endsWith(2).err()).contains("wardian init");
    }

    @Test
    void drawsTheProjectWithItsExtrasAndGroups() {
        workplace.file("pyproject.toml", FILE);
        var tree = run("tree").succeeds().out();
        assertThat(tree)
                .isEqualTo(
                        """
                        demo 0.1.0
                        ├── b 2.1 (>=1)
                        ├── quick 3 for extra fast
                        └── tester 1 for group dev
                            └── b 2.1
                        """);
        assertThat(run("tree", "--no-dev", "--group", "docs", "--prune", "quick").succeeds().out())
                .isEqualTo(
                        """
                        demo 0.1.0
                        ├── b 2.1 (>=1)
                        └── writer 1 for group docs
                            └── paper 1
                        """);
        assertThat(run("tree", "--only-group", "docs", "--depth", "1").succeeds().out())
                .isEqualTo("demo 0.1.0\n└── writer 1 for group docs\n");
        assertThat(run("tree", "--invert", "--package", "paper", "--all-groups").succeeds().out())
                .endsWith("    └── demo 0.1.0 (asks for writer) for group docs\n");
        run("tree", "--group", "none").endsWith(2);
    }

    @Test
    void marksWhatHasNewerVersionsAndDrawsScripts() {
        workplace.file("pyproject.toml", FILE.replace("b>=1", "b<2"));
        assertThat(run("tree", "--outdated", "--depth", "1").succeeds().out())
                .contains("b 1.0 (latest: 2.1) (<2)", "tester 1 for group dev\n");
        workplace.file("s.py", "# /// script\n# dependencies = ['a<2']\n# ///\n");
        assertThat(run("tree", "--script", "s.py").succeeds().out())
                .isEqualTo("a 1.1\n└── b 2.1\n");
    }

    @Test
    void runsInAnEnvironmentOfItsOwnAndLeavesThatOfTheProjectAlone() {
        workplace.file("pyproject.toml", FILE);
        var prefix =
                "import sys, importlib.metadata as m; m.version('b');"
                        + " open('out.txt', 'w').write(sys.prefix)";
        run("run", "--isolated", "--no-dev", "python", "-c", prefix).succeeds();
        assertThat(workplace.text("out.txt")).contains("isolated");
        assertThat(workplace.folder().resolve(".venv")).doesNotExist();
        var others = "import importlib.metadata as m; m.version('tester')";
        run("run", "--isolated", "--no-dev", "python", "-c", others).endsWith(1);
        workplace.file("more.txt", "z\n");
        run(
                        "run",
                        "--isolated",
                        "--no-dev",
                        "--with-requirements",
                        "more.txt",
                        "python",
                        "-c",
                        "import importlib.metadata as m; m.version('z')")
                .succeeds();
    }

    @Test
    void takesTheActiveEnvironmentWhereThatIsSaid() {
        workplace.file("pyproject.toml", FILE);
        workplace.run("venv", "other").succeeds();
        var active = Map.of("VIRTUAL_ENV", workplace.folder().resolve("other").toString());
        workplace.run(active, index, "sync", "--active", "--no-dev").succeeds();
        assertThat(workplace.folder().resolve(".venv")).doesNotExist();
        assertThat(workplace.run(active, "list", "--venv", "other").succeeds().out())
                .contains("b ")
                .doesNotContain("tester");
        var usual = workplace.run(active, index, "sync").succeeds();
        assertThat(usual.err()).contains("is active", "--active");
        run("sync", "--exact", "--inexact").endsWith(2);
    }

    @Test
    void addsWithinConstraintsThatAreNotKept() {
        workplace.file("pyproject.toml", FILE);
        workplace.file("c.txt", "a<2\npaper<9\n");
        run("add", "a", "-c", "c.txt", "--no-sync").succeeds();
        assertThat(workplace.text("pyproject.toml")).contains("a>=1.1").doesNotContain("a<2");
        run("lock", "--check").succeeds();
    }

    @Test
    void leavesSingleExtrasOutOfAll() {
        workplace.file("pyproject.toml", FILE);
        run("sync", "--all-extras", "--no-extra", "fast", "--no-dev").succeeds();
        assertThat(distributions()).containsExactly("b-2.1");
        run("sync", "--all-extras", "--no-extra", "slow").endsWith(2);
    }

    @Test
    void tellsInAnExportWhoAsks() {
        workplace.file("pyproject.toml", FILE);
        run("lock").succeeds();
        assertThat(run("export", "--no-hashes").succeeds().out())
                .isEqualTo(
                        """
                        # This file was autogenerated by wardian via the following command:
                        #    wardian export --index-url %s --no-hashes
                        b==2.1
                            # via
                            #   demo
                            #   tester
                        tester==1
                            # via demo
                        """
                                .formatted(index.url()));
        var plain = List.of("--no-hashes", "--no-header", "--no-annotate");
        assertThat(exported(plain, "--no-dev")).isEqualTo("b==2.1\n");
        assertThat(exported(plain, "--all-groups", "--prune", "writer"))
                .isEqualTo("b==2.1\ntester==1\n");
    }

    private String exported(List<String> options, String... more) {
        var words = new ArrayList<>(List.of("export"));
        words.addAll(options);
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new)).succeeds().out();
    }

    /// What was installed by hand goes when the project is synced, not because something is added.
    @Test
    void addsBesideWhatIsInstalledAlready() {
        workplace.file("pyproject.toml", FILE);
        run("sync").succeeds();
        run("install", "z").succeeds();
        run("add", "quick").succeeds();
        assertThat(distributions()).contains("z-1", "quick-3");
        run("remove", "quick").succeeds();
        assertThat(distributions()).doesNotContain("z-1", "quick-3");
    }

    @Test
    void readsAFileThatBeginsWithAByteOrderMark() {
        workplace.file("pyproject.toml", "\ufeff" + FILE.replace("\n", "\r\n"));
        run("add", "quick", "--no-sync").succeeds();
        assertThat(workplace.text("pyproject.toml"))
                .startsWith("# the project of a test\r\n")
                .contains("    \"quick>=3\",\r\n");
    }

    @Test
    void comparesALockThatWasKeptUnderAnotherName() throws IOException {
        workplace.file("pyproject.toml", FILE);
        run("lock").succeeds();
        Files.copy(
                workplace.folder().resolve("pylock.toml"), workplace.folder().resolve("old.toml"));
        run("add", "a", "--no-sync").succeeds();
        assertThat(workplace.run("env", "diff", "old.toml", "pylock.toml").succeeds().out())
                .contains("a 2.0");
    }
}

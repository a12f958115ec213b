package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.LocalIndex;
import dev.wardian.testkit.WheelMaker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Python files that say what they need, and programs that come as packages.
final class ScriptIT {

    private static final String SCRIPT =
            """
            #!/usr/bin/env python3
            # /// script
            # requires-python = ">=3.9"
            # dependencies = [
            #     "hello",  # greets
            # ]
            # ///
            import sys, hello
            open('out.txt', 'w').write(hello.TEXT + ' '.join(sys.argv[1:]))
            """;

    @TempDir Path folder;
    private Workplace workplace;
    private LocalIndex index;

    @BeforeEach
    void openIndex() {
        workplace = Workplace.at(folder);
        index = LocalIndex.of("extra 1; library 1");
        for (var version : List.of("1.0", "2.0")) {
            index.add(
                    WheelMaker.wheel("hello " + version)
                            .file(
                                    "hello.py",
                                    "TEXT = '"
                                            + version
                                            + " '\ndef main():\n    open('out.txt', 'w').write('tool ' + TEXT)\n")
                            .script("hello", "hello:main")
                            .make());
        }
    }

    @AfterEach
    void closeIndex() {
        index.close();
    }

    private Workplace.Outcome run(String... words) {
        return workplace.run(index, words);
    }

    @Test
    void runsAScriptWithWhatItNeedsAndMakesItsEnvironmentOnce() {
        workplace.file("s.py", SCRIPT);
        run("run", "s.py", "-x", "y").succeeds();
        assertThat(workplace.text("out.txt")).isEqualTo("2.0 -x y");
        index.forgetRequests();
        var again = run("run", "s.py").succeeds();
        assertThat(index.count()).isZero();
        assertThat(again.err()).isEmpty();
        assertThat(workplace.folder().resolve(".venv")).doesNotExist();
        run("run", "--with", "extra", "s.py").succeeds();
    }

    @Test
    void makesReadyTheEnvironmentThatAScriptRunsIn() {
        workplace.file("s.py", SCRIPT);
        assertThat(run("sync", "--script", "s.py", "--dry-run").succeeds().err())
                .contains("Would make an environment for `s.py`");
        run("sync", "--script", "s.py").succeeds();
        index.forgetRequests();
        run("run", "s.py").succeeds();
        assertThat(index.count()).isZero();
        assertThat(workplace.text("out.txt")).startsWith("2.0");
        run("sync", "--script", "s.py", "--check").succeeds();
    }

    @Test
    void editsAndLocksWhatAScriptNeeds() {
        workplace.file("s.py", SCRIPT.replace("\"hello\"", "\"hello<2\""));
        assertThat(run("add", "--script", "s.py", "extra", "--dry-run").succeeds().err())
                .contains("Would add `extra>=1` to `s.py`");
        run("add", "--script", "s.py", "extra").succeeds();
        assertThat(workplace.text("s.py"))
                .contains("#     \"hello<2\",  # greets\n")
                .contains("#     \"extra>=1\",\n")
                .startsWith("#!/usr/bin/env python3\n# /// script\n");
        run("lock", "--script", "s.py").succeeds();
        assertThat(workplace.text("pylock.s.toml")).contains("hello-1.0");
        run("run", "s.py").succeeds();
        assertThat(workplace.text("out.txt")).isEqualTo("1.0 ");
        run("remove", "--script", "s.py", "extra").succeeds();
        assertThat(workplace.text("s.py")).isEqualTo(SCRIPT.replace("\"hello\"", "\"hello<2\""));
        assertThat(workplace.text("pylock.s.toml")).doesNotContain("extra");
        var refused = run("add", "--script", "s.py", "hello>=2").succeeds();
        assertThat(refused.err()).contains("`hello<2` to `hello>=2`");
        assertThat(run("add", "--script", "s.py", "hello>9").endsWith(1).err()).contains("hello>9");
        assertThat(workplace.text("s.py")).contains("\"hello>=2\",  # greets");
    }

    @Test
    void beginsTheMetadataOfAPlainScriptAndRefusesWhatIsMalformed() {
        workplace.file("plain.py", "import sys\n");
        run("add", "--script", "plain.py", "extra").succeeds();
        assertThat(workplace.text("plain.py"))
                .matches(
                        "# /// script\n# requires-python = \">=3[.]\\d+\"\n# dependencies = \\[\n#     \"extra>=1\",\n# \\]\n# ///\n\nimport sys\n");
        workplace.file("open.py", "# /// script\n# dependencies = []\nimport sys\n");
        assertThat(run("run", "open.py").endsWith(2).err()).contains("open.py:1:1", "`# ///`");
        workplace.file("twice.py", SCRIPT + SCRIPT);
        assertThat(run("run", "twice.py").endsWith(2).err()).contains("twice.py:11:1");
    }

    @Test
    void runsAndInstallsTools() {
        run("tool", "run", "hello@1.0").succeeds();
        assertThat(workplace.text("out.txt")).isEqualTo("tool 1.0 ");
        run("tool", "run", "hello").succeeds();
        assertThat(workplace.text("out.txt")).isEqualTo("tool 2.0 ");
        var other = run("tool", "run", "--from", "hello==1.0", "helo").endsWith(2);
        assertThat(other.err()).contains("it has: hello");
        var installed = run("tool", "install", "hello<2").succeeds();
        assertThat(installed.err()).contains("Linked `hello`", "is not on the PATH");
        var link = workplace.root().resolve("home/.local/bin/hello");
        assertThat(link).isSymbolicLink();
        assertThat(workplace.run("tool", "list").succeeds().out())
                .isEqualTo("hello 1.0\n- hello\n");
        run("tool", "upgrade", "--all").succeeds();
        assertThat(run("tool", "install", "library").endsWith(1).err()).contains("no programs");
        assertThat(workplace.run("tool", "list").succeeds().out()).doesNotContain("library");
        workplace.run("tool", "uninstall", "hello").succeeds();
        assertThat(Files.exists(link, java.nio.file.LinkOption.NOFOLLOW_LINKS)).isFalse();
        workplace.run("tool", "uninstall", "hello").endsWith(1);
    }

    @Test
    void blamesTheCommandForAToolThatIsNotThere() {
        for (var words :
                List.of(
                        List.of("tool", "run", "helo"),
                        List.of("tool", "install", "helo"),
                        List.of("run", "--with", "helo", "python", "-c", "1"))) {
            var outcome = run(words.toArray(String[]::new)).endsWith(1);
            assertThat(outcome.err())
                    .contains("no index knows a package named `helo`", "(command line)")
                    .doesNotContain("pyproject.toml");
        }
        var refused = run("tool", "run", "hello==3").endsWith(1);
        assertThat(refused.err())
                .contains("change `hello==3` to `hello==2.0` (command line)")
                .contains(" run hello==2.0")
                .doesNotContain("pyproject.toml");
    }

    @Test
    void fixesTheCommentOfAScript() {
        var script =
                """
                # made by hand
                # /// script
                # dependencies = [
                #     "hello==3",  # greets
                #     "library",
                # ]
                # ///
                import hello
                """;
        workplace.file("greet.py", script);
        assertThat(run("run", "greet.py").endsWith(1).err())
                .contains("`hello==3` is asked for (greet.py:4)", "`wardian fix 1`");
        workplace.run("fix", "1").succeeds();
        assertThat(workplace.text("greet.py")).isEqualTo(script.replace("==3", "==2.0"));
        var alone = run("run", "--with", "hello==1.0", "greet.py").endsWith(1);
        assertThat(alone.err()).contains("greet.py:4", "command line");
    }

    @Test
    void saysOneLineOfWhatItPreparesAside() {
        workplace.file("greet.py", SCRIPT);
        var first = run("run", "greet.py").succeeds();
        assertThat(first.err()).matches("Installed 1 package in \\S+\\s*");
        assertThat(run("run", "greet.py").succeeds().err()).isEmpty();
        assertThat(run("tool", "-v", "run", "hello").succeeds().err()).contains(" + hello==2.0");
    }

    @Test
    void beginsAScript() {
        workplace.run("init", "--script", "new/begin.py").succeeds();
        assertThat(workplace.text("new/begin.py"))
                .startsWith("# /// script\n# requires-python = \">=3.")
                .contains("# dependencies = []", "Hello from begin.py!");
        assertThat(workplace.run("init", "--script", "new/begin.py").endsWith(1).err())
                .contains("is there already");
        workplace.file("plain.py", "print(1)\n");
        run("add", "--script", "plain.py", "hello").succeeds();
        assertThat(workplace.text("plain.py"))
                .contains("# requires-python = \">=3.", "hello>=2.0", "print(1)");
    }

    @Test
    void runsFilesOfOtherNamesStandardInputAndWithoutAnyEnvironment() throws Exception {
        workplace.file("plain.py", "open('out.txt', 'w').write('plain')");
        run("run", "plain.py").succeeds();
        assertThat(workplace.text("out.txt")).isEqualTo("plain");
        workplace.file("greet", SCRIPT);
        run("run", "--script", "greet", "you").succeeds();
        assertThat(workplace.text("out.txt")).isEqualTo("2.0 you");
        run("run", "--script", "missing").endsWith(2);
        var typed =
                OtherCommand.start(
                        workplace, "run", "--directory", workplace.folder().toString(), "-");
        typed.type("open('out.txt', 'w').write('typed')");
        assertThat(typed.exitCode()).as(typed.text()).isZero();
        assertThat(workplace.text("out.txt")).isEqualTo("typed");
        workplace.run("venv").succeeds();
        assertThat(run("run").endsWith(2).err()).contains("there are: ", "python");
    }

    @Test
    void tellsWhatUpgradedAndPutsToolsOnThePath() throws Exception {
        run("tool", "install", "hello==1.0").succeeds();
        assertThat(run("tool", "upgrade", "hello").succeeds().err())
                .contains("`hello` 1.0 is the newest that fits")
                .doesNotContain("Linked");
        run("tool", "install", "hello<2", "--with", "extra").succeeds();
        assertThat(
                        run(
                                        "tool",
                                        "list",
                                        "--show-version-specifiers",
                                        "--show-with",
                                        "--outdated")
                                .succeeds()
                                .out())
                .isEqualTo("hello 1.0 [required: <2] [latest: 2.0] [with: extra]\n- hello\n");
        assertThat(workplace.run("tool", "list", "--show-paths").succeeds().out())
                .contains("wardian/tools/hello)", ".local/bin/hello)");
        var home = workplace.root().resolve("home");
        for (var shell : List.of("bash", "zsh", "fish")) {
            var profile =
                    switch (shell) {
                        case "zsh" -> ".zshenv";
                        case "fish" -> ".config/fish/conf.d/wardian.fish";
                        default -> ".bashrc";
                    };
            workplace.run(Map.of("SHELL", "/bin/" + shell), "tool", "update-shell").succeeds();
            var text = Files.readString(home.resolve(profile));
            assertThat(text).contains(home.resolve(".local/bin").toString());
            var again = workplace.run(Map.of("SHELL", "/bin/" + shell), "tool", "update-shell");
            assertThat(again.succeeds().err()).contains("is there already");
            assertThat(Files.readString(home.resolve(profile))).isEqualTo(text);
        }
    }

    /// Options before the command move behind its name; their values are no action.
    @Test
    void leavesItsOptionsToAToolWhateverStandsBefore() {
        var cache = workplace.root().resolve("other-cache").toString();
        workplace
                .run(
                        "--cache-dir",
                        cache,
                        "tool",
                        "run",
                        "--index-url",
                        index.url().toString(),
                        "hello",
                        "--version",
                        "-x")
                .succeeds();
    }

    @Test
    void exportsWhatAScriptNeeds() {
        workplace.file("s.py", SCRIPT);
        var options = List.of("--no-hashes", "--no-header");
        assertThat(
                        run("export", "--script", "s.py", options.get(0), options.get(1))
                                .succeeds()
                                .out())
                .isEqualTo("hello==2.0\n");
    }

    @Test
    void saysThatAFileToRunIsNotThere() {
        workplace.run("venv").succeeds();
        assertThat(run("run", "none.py").endsWith(2).err()).contains("there is no file `none.py`");
        assertThat(run("run", "./none.py").endsWith(2).err())
                .contains("cannot read `./none.py`: there is no such file");
    }

    @Test
    void leavesProgramsOfOthersAlone() throws Exception {
        var link = workplace.root().resolve("home/.local/bin/hello");
        Files.createDirectories(link.getParent());
        Files.writeString(link, "mine");
        assertThat(run("tool", "install", "hello").endsWith(1).err()).contains("--force");
        assertThat(link).hasContent("mine");
        run("tool", "install", "hello", "--force").succeeds();
        assertThat(link).isSymbolicLink();
    }
}

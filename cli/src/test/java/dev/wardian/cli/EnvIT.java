package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.Json;
import dev.wardian.testkit.LocalIndex;
import dev.wardian.testkit.SdistMaker;
import dev.wardian.testkit.WheelMaker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `wardian env`, as a person meets it.
final class EnvIT {
    private static final String HELLO =
            "import sys\ndef main():\n    print('hello from', sys.prefix)\n";

    @TempDir Path folder;
    private Workplace workplace;

    @BeforeEach
    void installSomething() {
        workplace = Workplace.at(folder);
        try (var index = LocalIndex.of("dependency 1.0")) {
            index.add(
                    WheelMaker.wheel("hello 1.0")
                            .requires("dependency")
                            .file("hello.py", HELLO)
                            .script("hello", "hello:main")
                            .executable(
                                    "hello-1.0.data/scripts/old-hello",
                                    "#!python\nimport hello\nhello.main()\n")
                            .make());
            workplace.run("install", "hello", "--index-url", index.url().toString()).succeeds();
        }
    }

    private Path environment(String name) {
        return workplace.folder().resolve(name);
    }

    @Test
    void seedsAnEnvironment() {
        try (var index = LocalIndex.of("pip 25.0; setuptools 70.0; wheel 0.40")) {
            workplace.run(index, "venv", "seeded", "--seed").succeeds();
            var frozen =
                    workplace
                            .run("list", "--format", "freeze", "--venv", "seeded")
                            .succeeds()
                            .out();
            assertThat(frozen).contains("pip==25.0");
            workplace.run(index, "venv", "plain").succeeds();
            assertThat(
                            workplace
                                    .run("list", "--format", "freeze", "--venv", "plain")
                                    .succeeds()
                                    .out())
                    .isEmpty();
        }
        try (var index = LocalIndex.of("other 1.0")) {
            assertThat(workplace.run(index, "venv", "without", "--seed").endsWith(2).err())
                    .contains("pip");
        }
    }

    @Test
    void clonesAnEnvironmentWhoseProgramsRunInTheCopy() throws Exception {
        var clone = workplace.run("env", "clone", ".venv", "copy", "--json").succeeds();
        assertThat(Json.parse(clone.out()).number("linked_files")).isPositive();
        for (var program : List.of("hello", "old-hello")) {
            assertThat(output(environment("copy/bin/" + program).toString()))
                    .isEqualTo("hello from " + environment("copy") + "\n");
        }
        var module = library("copy").resolve("hello.py");
        assertThat(Files.isSameFile(module, library(".venv").resolve("hello.py"))).isTrue();
        workplace.run("verify", "--venv", "copy").succeeds();
        workplace.run("check", "--venv", "copy").succeeds();
        assertThat(workplace.run("freeze", "--venv", "copy").out())
                .isEqualTo(workplace.run("freeze").out());
    }

    @Test
    void leavesNothingOfOneWhenTheOtherChanges() throws Exception {
        workplace.run("env", "clone", ".venv", "copy").succeeds();
        workplace.run("uninstall", "-y", "hello", "--venv", "copy").succeeds();
        assertThat(output(environment(".venv/bin/hello").toString())).contains(".venv");
        workplace.run("verify").succeeds();
        workplace.run("env", "remove", ".venv", "-y").succeeds();
        assertThat(environment(".venv")).doesNotExist();
        workplace.run("check", "--venv", "copy").succeeds();
        // its history begins with what was done to it
        assertThat(workplace.run("history", "--venv", "copy").succeeds().out())
                .contains("- hello")
                .doesNotContain("+ hello");
    }

    @Test
    void clonesToAFolderWhosePathNoFirstLineCanHold() throws Exception {
        var deep = "long ".repeat(20).strip() + "/naïve ☃ it's/" + "x".repeat(120);
        workplace.run("env", "clone", ".venv", deep).succeeds();
        assertThat(output(environment(deep).resolve("bin/hello").toString()))
                .isEqualTo("hello from " + environment(deep) + "\n");
        workplace.run("env", "clone", deep, "back").succeeds();
        assertThat(output(environment("back/bin/hello").toString()))
                .isEqualTo("hello from " + environment("back") + "\n");
        assertThat(Files.readString(environment("back/bin/hello")))
                .isEqualTo(
                        Files.readString(environment(".venv/bin/hello"))
                                .replace(
                                        environment(".venv").toString(),
                                        environment("back").toString()));
        workplace.run("verify", "--venv", "back").succeeds();
    }

    @Test
    void keepsEditableProjectsWhereTheyAre() throws Exception {
        editable(environment("outside"));
        workplace.run("install", "--no-index", "-e", "outside").succeeds();
        workplace.run("env", "clone", ".venv", "copy").succeeds();
        assertThat(python("copy", "import proj; print(proj.__file__)"))
                .isEqualTo(environment("outside/proj.py") + "\n");
        assertThat(workplace.run("freeze", "--venv", "copy").out()).contains("outside");
    }

    @Test
    void takesProjectsInsideTheEnvironmentAlong() throws Exception {
        editable(environment(".venv/src/proj"));
        workplace.run("install", "--no-index", "-e", ".venv/src/proj").succeeds();
        workplace.run("env", "clone", ".venv", "copy").succeeds();
        assertThat(python("copy", "import proj; print(proj.__file__)"))
                .isEqualTo(environment("copy/src/proj/proj.py") + "\n");
        var list = Json.parse(workplace.run("list", "--venv", "copy", "--json").out()).asList();
        assertThat(list)
                .anySatisfy(
                        one ->
                                assertThat(one.find("editable_project_location"))
                                        .get()
                                        .extracting(Json::asText)
                                        .isEqualTo(environment("copy/src/proj").toString()));
    }

    private static void editable(Path project) throws Exception {
        Files.createDirectories(project);
        SdistMaker.sdist("proj 0.1")
                .file("proj.py", "VALUE = 1\n")
                .wheel(WheelMaker.wheel("proj 0.1").file("proj.pth", project + "\n").make())
                .treeInto(project);
    }

    @Test
    void clonesWhatPythonsOwnToolMade() throws Exception {
        var base = workplace.run("python", "find", "--system").succeeds().out().strip();
        output(base, "-m", "venv", "--without-pip", environment("theirs").toString());
        Files.writeString(
                environment("theirs/bin/tool"),
                "#!" + environment("theirs/bin/python3") + "\nimport sys\nprint(sys.prefix)\n");
        assertThat(environment("theirs/bin/tool").toFile().setExecutable(true)).isTrue();
        workplace.run("env", "clone", "theirs", "ours").succeeds();
        assertThat(output(environment("ours/bin/tool").toString()))
                .isEqualTo(environment("ours") + "\n");
        assertThat(Files.readString(environment("ours/bin/activate"))).doesNotContain("theirs");
        assertThat(Files.readString(environment("ours/pyvenv.cfg"))).doesNotContain("theirs");
    }

    @Test
    void takesFoldersOfByteCodeThatVirtualenvRecordsForNothing() throws Exception {
        var record = library(".venv").resolve("hello-1.0.dist-info/RECORD");
        Files.writeString(record, Files.readString(record) + "__pycache__,,\nno/__pycache__,,\n");
        workplace.run("env", "clone", ".venv", "copy").succeeds();
        workplace.run("verify", "--venv", "copy").succeeds();
        workplace.run("uninstall", "-y", "hello", "--venv", "copy").succeeds();
        assertThat(workplace.installed("copy")).doesNotContain("hello.py");
    }

    @Test
    void readsWhatOtherToolsWriteOfTheirEnvironments() throws Exception {
        Files.createDirectories(environment("theirs/bin"));
        Files.writeString(
                environment("theirs/pyvenv.cfg"),
                "home = /usr/bin\nversion_info = 3.12.1.final.0\nvirtualenv = 21.1\n");
        var rows = Json.parse(workplace.run("env", "list", "--json").succeeds().out()).asList();
        assertThat(rows.getLast().text("python_version")).isEqualTo("3.12.1");
        assertThat(rows.getLast().text("made_by")).isEqualTo("virtualenv 21.1");
    }

    @Test
    void refusesToCloneOntoSomethingOrFromNothing() throws Exception {
        workplace.file("full/notes.txt", "mine");
        assertThat(workplace.run("env", "clone", ".venv", "full").endsWith(4).err())
                .contains("not empty");
        workplace.run("venv", "there").succeeds();
        assertThat(workplace.run("env", "clone", ".venv", "there").endsWith(4).err())
                .contains("already");
        assertThat(workplace.run("env", "clone", "full", "new").endsWith(4).err())
                .contains("no virtual environment");
        assertThat(environment("new")).doesNotExist();
        assertThat(workplace.text("full/notes.txt")).isEqualTo("mine");
    }

    @Test
    void removesOnlyEnvironments() throws Exception {
        workplace.file("project/main.py", "print()");
        assertThat(workplace.run("env", "remove", "-y", "project").endsWith(1).err())
                .contains("no virtual environment");
        workplace.run("venv", "mixed").succeeds();
        workplace.file("mixed/thesis.tex", "years of work");
        assertThat(workplace.run("env", "remove", "-y", ".venv", "mixed").endsWith(1).err())
                .contains("`thesis.tex`", "--force");
        assertThat(environment(".venv")).exists();
        workplace.run("env", "remove", "--dry-run", ".venv").succeeds();
        assertThat(environment(".venv")).exists();
        Files.createSymbolicLink(environment("link"), environment(".venv"));
        workplace.run("env", "remove", "-y", "link").endsWith(1);
        workplace.run("env", "remove", "-y", ".venv").succeeds();
        assertThat(environment(".venv")).doesNotExist();
        workplace.run("env", "remove", "-y", "--force", "mixed").succeeds();
        assertThat(environment("mixed")).doesNotExist();
        workplace.run("env", "remove", "-y", "mixed").endsWith(4);
        Files.delete(environment("link"));
    }

    @Test
    void doesNotFollowLinksWhenItRemoves() throws Exception {
        var data = workplace.file("data/precious.txt", "kept");
        Files.createSymbolicLink(environment(".venv/share"), data.getParent());
        workplace.run("env", "remove", "-y", ".venv").succeeds();
        assertThat(data).hasContent("kept");
    }

    @Test
    void listsThoseItKnowsAndThoseBelow() throws Exception {
        workplace.run("venv", "deep/er/env").succeeds();
        Files.createDirectories(environment("foreign/bin"));
        Files.writeString(environment("foreign/pyvenv.cfg"), "home = /nowhere\nversion = 3.9.1\n");
        var rows = Json.parse(workplace.run("env", "list", "--json").succeeds().out()).asList();
        assertThat(rows)
                .extracting(row -> row.text("root"))
                .containsExactly(
                        environment(".venv").toString(),
                        environment("deep/er/env").toString(),
                        environment("foreign").toString());
        assertThat(rows.get(0).number("packages")).isEqualTo(2);
        assertThat(rows.get(0).text("made_by")).isEqualTo("wardian");
        assertThat(rows.get(2).flag("broken")).isTrue();
        workplace.run("env", "remove", "-y", ".venv", "foreign").succeeds();
        var elsewhere = workplace.run("env", "list", "/nowhere").succeeds().out();
        assertThat(elsewhere).contains("deep/er/env").doesNotContain(".venv", "foreign");
    }

    @Test
    void tellsWhatDiffersBetweenEnvironmentsLocksAndPins() {
        workplace.run("env", "clone", ".venv", "other").succeeds();
        assertThat(workplace.run("env", "diff", ".venv", "other", "--exit-code").succeeds().out())
                .isEmpty();
        try (var index = LocalIndex.of("dependency 2.0; extra 3.0")) {
            workplace
                    .run(
                            "install",
                            "--venv",
                            "other",
                            "-U",
                            "dependency",
                            "extra",
                            "--index-url",
                            index.url().toString())
                    .succeeds();
            workplace.run("uninstall", "-y", "hello", "--venv", "other").succeeds();
            workplace.file("all.in", "dependency\nextra\n");
            workplace
                    .run("compile", "all.in", "-o", "pylock.toml", "--index-url", index.url() + "")
                    .succeeds();
        }
        var text = workplace.run("env", "diff", ".venv", "other", "--exit-code").endsWith(1).out();
        assertThat(text.lines())
                .containsExactly(" ~ dependency 1.0 -> 2.0", " + extra 3.0", " - hello 1.0");
        workplace.run("env", "diff", "other", "pylock.toml", "--exit-code").succeeds();
        workplace.file("pins.txt", "dependency==2.0\nextra>=2\nnever==1; python_version < '3'\n");
        var json = workplace.run("env", "diff", "pylock.toml", "pins.txt", "--json").succeeds();
        var changes = Json.parse(json.out()).list("changes");
        assertThat(changes).hasSize(1);
        assertThat(changes.getFirst().at("right").text("version")).isEqualTo(">=2");
        assertThat(workplace.run("env", "diff", "other", "gone").endsWith(2).err())
                .contains("gone");
    }

    private Path library(String environment) throws Exception {
        try (var pythons = Files.list(environment(environment).resolve("lib"))) {
            return pythons.findFirst().orElseThrow().resolve("site-packages");
        }
    }

    private String python(String environment, String code) throws Exception {
        return output(environment(environment).resolve("bin/python").toString(), "-c", code);
    }

    private static String output(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }
}

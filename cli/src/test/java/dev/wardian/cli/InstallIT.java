package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.Json;
import dev.wardian.testkit.LocalIndex;
import dev.wardian.testkit.SdistMaker;
import dev.wardian.testkit.WheelMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole commands that do what they were asked.
final class InstallIT {
    @TempDir Path folder;
    private Workplace workplace;

    @BeforeEach
    void findAPlace() {
        workplace = Workplace.at(folder);
    }

    @Test
    void bringsAnEnvironmentThroughItsLife() {
        try (var index = LocalIndex.of("a 1.0 -> b>=1; a 2.0 -> b>=1; b 1.0; b 1.5; c 1.0")) {
            var golden = new Golden(workplace, index);
            golden.run("install", "a<2").succeeds();
            golden.run("install", "a<2").succeeds();
            golden.run("install", "-U", "a", "--dry-run").succeeds();
            golden.run("install", "-U", "a").succeeds();
            golden.runAlone("list").succeeds();
            golden.runAlone("freeze").succeeds();
            golden.runAlone("check").succeeds();
            golden.runAlone("show", "a").succeeds();
            golden.runAlone("uninstall", "-y", "b").succeeds();
            golden.runAlone("check").endsWith(1);
            golden.runAlone("uninstall", "-y", "a").succeeds();
            golden.runAlone("list").succeeds();
            assertThat(workplace.installed()).isEmpty();
            golden.matches("life");
        }
    }

    @Test
    void asksNoServerWhenThereIsNothingToDo() {
        try (var index = LocalIndex.of("a 1.0 -> b; b 1.0")) {
            install(index, "a");
            index.forgetRequests();
            assertThat(install(index, "a").err()).contains("Nothing to do");
            assertThat(index.count()).isZero();
        }
    }

    @Test
    void installsFromTheCacheWithoutNetwork() {
        try (var index = LocalIndex.of("a 1.0 -> b; b 1.0")) {
            install(index, "a");
            index.forgetRequests();
            install(index, "a", "--venv", "other", "--offline");
            assertThat(index.count()).isZero();
            assertThat(workplace.installed("other")).contains("a", "b");
        }
    }

    @Test
    void compilesAndSynchronises() {
        workplace.file("requirements.in", "a\nc\n");
        try (var index = LocalIndex.of("a 1.0 -> b>=1; b 1.0; b 1.5; c 1.0; d 1.0")) {
            var golden = new Golden(workplace, index);
            golden.run("compile", "requirements.in").succeeds();
            golden.run("compile", "-q", "requirements.in", "-o", "requirements.txt").succeeds();
            golden.run("compile", "-q", "requirements.in", "-o", "pylock.toml").succeeds();
            golden.run("install", "-q", "d").succeeds();
            golden.run("sync", "requirements.txt").succeeds();
            golden.run("sync", "pylock.toml").succeeds();
            golden.matches("compile-and-sync");
            assertThat(workplace.installed()).contains("a", "b", "c").doesNotContain("d");
        }
    }

    @Test
    void readsRequirementsFromStandardInput() {
        try (var index = LocalIndex.of("a 1.0; b 1.0")) {
            workplace
                    .typing("a\n")
                    .run("install", "-r", "-", "--index-url", index.url().toString())
                    .succeeds();
            assertThat(workplace.installed()).contains("a").doesNotContain("b");
        }
    }

    @Test
    void putsScriptsOnTheEnvironmentsPathAndRunsThem() {
        var wheel =
                WheelMaker.wheel("a 1.0")
                        .file("a/__init__.py", "def main():\n    raise SystemExit(7)\n")
                        .script("a-says", "a:main")
                        .make();
        try (var index = LocalIndex.start().add(wheel)) {
            install(index, "a");
            workplace.run("run", "a-says").endsWith(7);
            workplace.run("run", "python", "-c", "import a").succeeds();
        }
    }

    @Test
    void buildsSourcesWithTheirOwnBackend() {
        var sdist = SdistMaker.sdist("a 1.0").requires("b").make();
        try (var index = LocalIndex.of("b 1.0").add(sdist)) {
            assertThat(install(index, "a").err()).contains("Built 1 package from source");
            assertThat(workplace.installed()).contains("a", "b");
        }
    }

    @Test
    void installsIntoAPlainFolder() {
        try (var index = LocalIndex.of("a 1.0")) {
            install(index, "a", "--target", "plain");
            assertThat(workplace.folder().resolve("plain/a/__init__.py")).isRegularFile();
            assertThat(Files.exists(workplace.folder().resolve(".venv"))).isFalse();
        }
    }

    @Test
    void takesTheSystemsPythonEvenBesideAnEnvironment() {
        try (var index = LocalIndex.of("a 1.0")) {
            install(index, "a");
            var planned =
                    install(
                            index,
                            "a",
                            "--system",
                            "--break-system-packages",
                            "--dry-run",
                            "--json");
            assertThat(planned.out()).contains("\"kind\" : \"system\"");
        }
    }

    @Test
    void writesLocksThatOthersMayRead() throws IOException {
        workplace.file("requirements.in", "a\n");
        try (var index = LocalIndex.of("a 1.0")) {
            new Golden(workplace, index)
                    .run("compile", "requirements.in", "-o", "requirements.txt")
                    .succeeds();
            Path made = workplace.folder().resolve("requirements.in");
            Path written = workplace.folder().resolve("requirements.txt");
            assertThat(Files.getPosixFilePermissions(written))
                    .isEqualTo(Files.getPosixFilePermissions(made));
        }
    }

    @Test
    void triesAgainWhenTheServerFailsForAMoment() {
        try (var index = LocalIndex.of("a 1.0")) {
            index.failTimes("/simple/a/", 1, 503)
                    .truncateTimes("/files/a-1.0-py3-none-any.whl", 1, 100);
            install(index, "a");
            assertThat(workplace.installed()).contains("a");
        }
    }

    @Test
    void answersInJson() {
        try (var index = LocalIndex.of("a 1.0 -> b; b 1.0")) {
            var answer = Json.parse(install(index, "a", "--json").out());
            assertThat(answer.flag("solved")).isTrue();
            assertThat(answer.list("installed").stream().map(it -> it.text("name")))
                    .containsExactly("a", "b");
            var list = Json.parse(workplace.run("list", "--json").succeeds().out());
            assertThat(list.asList()).hasSize(2);
        }
    }

    @Test
    void writesALog() {
        try (var index = LocalIndex.of("a 1.0")) {
            install(index, "a", "--log", "wardian.log", "-q");
            assertThat(workplace.text("wardian.log")).contains("a==1.0");
        }
    }

    @Test
    void tellsEachStepInWordsWhenVerbose() {
        try (var index = LocalIndex.of("a 1.0")) {
            assertThat(install(index, "a", "-v").err())
                    .contains("read the page of `a`", "linked `a` 1.0")
                    .doesNotContain("[name=");
        }
    }

    @Test
    void takesWheelsWhoseRecordListsFolders() {
        try (var index = LocalIndex.of("a 1.0")) {
            index.add(
                    WheelMaker.wheel("odd 1.0")
                            .file("odd/__init__.py", "")
                            .recordRow("odd/,,")
                            .make());
            install(index, "odd");
            assertThat(workplace.run("verify").succeeds().out()).doesNotContain("odd");
            assertThat(workplace.installed()).contains("odd");
        }
    }

    @Test
    void saysNothingWhenQuiet() {
        try (var index = LocalIndex.of("a 1.0")) {
            var outcome = install(index, "a", "-q");
            assertThat(outcome.out() + outcome.err()).isEmpty();
        }
    }

    private Workplace.Outcome install(LocalIndex index, String... words) {
        var all = new java.util.ArrayList<String>();
        all.add("install");
        all.addAll(java.util.List.of(words));
        all.add("--index-url");
        all.add(index.url().toString());
        return workplace.run(all.toArray(String[]::new)).succeeds();
    }
}

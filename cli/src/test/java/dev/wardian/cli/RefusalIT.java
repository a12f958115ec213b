package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wardian.testkit.Json;
import dev.wardian.testkit.LocalIndex;
import dev.wardian.testkit.SdistMaker;
import dev.wardian.testkit.WheelMaker;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole commands that cannot do what they were asked: one message, the documented exit code,
/// nothing half-written.
final class RefusalIT {
    @TempDir Path folder;
    private Workplace workplace;

    @BeforeEach
    void findAPlace() {
        workplace = Workplace.at(folder);
    }

    @Test
    void tellsWhyRequirementsCannotBeMet() {
        workplace.file("requirements.txt", "# ours\na\n\nb<2\n");
        try (var index = LocalIndex.of("a 1.0 -> b>=2; b 1.0; b 2.0")) {
            var golden = new Golden(workplace, index);
            golden.run("install", "-r", "requirements.txt").endsWith(1);
            golden.run("install", "a", "b<2").endsWith(1);
            golden.run("install", "a", "b<2", "--json").endsWith(1);
            golden.matches("conflict");
            assertThat(workplace.installed()).isEmpty();
        }
    }

    @Test
    void proposesWhatHelpsAndMakesTheChange() {
        var project =
                """
                [project]
                name = "demo"
                version = "1"
                dependencies = [
                    "a ==1.0",   # the model
                    'c >= 2',
                ]
                """;
        workplace.file("pyproject.toml", project);
        workplace.file("constraints.txt", "# ours\nb ~= 2.0  # fast\n");
        try (var index =
                LocalIndex.of(
                        """
                        a 1.0 -> b<2, c<2
                        a 1.1 -> b<2, c
                        a 2.0 -> b, c
                        b 1.0; b 2.0; c 1.0; c 2.0
                        """)) {
            var golden = new Golden(workplace, index);
            golden.runAlone("fix").endsWith(0);
            golden.run("compile", "pyproject.toml", "-c", "constraints.txt").endsWith(1);
            golden.runAlone("fix").endsWith(0);
            golden.runAlone("fix", "1", "--dry-run").endsWith(0);
            assertThat(workplace.text("pyproject.toml")).isEqualTo(project);
            golden.runAlone("fix", "9").endsWith(2);
            golden.runAlone("fix", "1", "--json").endsWith(0);
            assertThat(workplace.text("pyproject.toml"))
                    .isEqualTo(project.replace("a ==1.0", "a ==2.0"));
            golden.runAlone("fix", "1").endsWith(1);
            golden.run("compile", "pyproject.toml", "-c", "constraints.txt").endsWith(0);
            golden.matches("fix");
        }
    }

    @Test
    void namesTheCommandForWhatStandsInNoFile() {
        try (var index =
                LocalIndex.of(
                        """
                        a 1.0 -> b<2
                        a 2.0 -> b
                        b 1.0; b 2.0
                        young 2.0 (python >=3.99); young 1.0
                        """)) {
            var golden = new Golden(workplace, index);
            golden.run("install", "a==1.0", "b>=2").endsWith(1);
            golden.runAlone("fix").endsWith(0);
            golden.runAlone("fix", "1").endsWith(0);
            golden.runAlone("fix", "1", "--json").endsWith(0);
            golden.run("install", "a==2.0", "b>=2").endsWith(0);
            golden.run("install", "young>=2").endsWith(1);
            golden.runAlone("fix", "2").endsWith(0);
            workplace.file("r.txt", "young>=2\n");
            golden.run("compile", "r.txt").endsWith(1);
            golden.runAlone("fix", "2").endsWith(0);
            golden.runAlone("fix", "1").endsWith(0);
            golden.matches("fix-by-hand");
        }
    }

    @Test
    void commandsAfterAFixRepeatNoSecret() {
        try (var index = LocalIndex.of("a 1.0 -> b<2; a 2.0 -> b; b 1.0; b 2.0")) {
            var url = index.url().toString().replace("http://", "http://me:hushhush@");
            workplace.run("install", "a==1.0", "b>=2", "--index-url", url).endsWith(1);
            assertThat(workplace.run("fix", "1").endsWith(0).out())
                    .startsWith("wardian install a==2.0 'b>=2' --index-url 'http://me:****@")
                    .doesNotContain("hushhush");
        }
    }

    @Test
    void drawsTheConflictWhereAPageIsWanted() {
        try (var index = LocalIndex.of("a 1.0 -> b>=2; b 1.0; b 2.0")) {
            workplace.file("requirements.txt", "a\nb<2\n");
            var drawn = install(index, "-r", "requirements.txt", "--explain-html", "why.html");
            assertThat(drawn.endsWith(1).err()).contains("Wrote `why.html`");
            assertThat(workplace.text("why.html"))
                    .startsWith("<!doctype html>")
                    .contains("<svg", "line 2: b&lt;2", "nothing is left", "wardian fix 1");
            var nowhere = install(index, "-r", "requirements.txt", "--explain-html", "no/why.html");
            assertThat(nowhere.endsWith(1).err())
                    .contains("cannot be met", "warning: `no/why.html` cannot be written");
        }
    }

    @Test
    void looksForNoFixesWhereNoneAreWanted() {
        try (var index = LocalIndex.of("a 1.0 -> b>=2; b 1.0; b 2.0")) {
            workplace.file("requirements.txt", "a\nb<2\n");
            var outcome = install(index, "-r", "requirements.txt", "--no-fixes").endsWith(1);
            assertThat(outcome.err()).contains("cannot be met").doesNotContain("help");
            assertThat(workplace.run("fix").endsWith(0).out()).isEmpty();
        }
    }

    @Test
    void tellsWhatIsOfferedWhenNothingFits() {
        try (var index =
                LocalIndex.of(
                        """
                        young 1.0 (python >=3.99)
                        foreign 1.0 (tag cp39-cp39-win_amd64)
                        early 1.0 -> later>=2
                        later 1.0
                        gone 1.0 (yanked broken upload)
                        tomorrow 1.0rc1
                        numpy 2.0
                        """)) {
            var golden = new Golden(workplace, index);
            golden.run("install", "unknown-package").endsWith(1);
            golden.run("install", "young").endsWith(1);
            golden.run("install", "foreign").endsWith(1);
            golden.run("install", "early").endsWith(1);
            golden.run("install", "later>=3").endsWith(1);
            golden.run("install", "gone>1").endsWith(1);
            golden.run("install", "gone").endsWith(1);
            golden.run("install", "tomorrow", "--prerelease", "disallow").endsWith(1);
            golden.run("install", "nunpy").endsWith(1);
            golden.run("install", "sklearn").endsWith(1);
            golden.matches("nothing-fits");
            assertThat(workplace.installed()).isEmpty();
        }
    }

    @Test
    void refusesABombUnlessItsSizeIsMeant() {
        var bomb = WheelMaker.wheel("bomb 1.0").zeros("bomb/zeros.bin", 3_000_000);
        try (var index = LocalIndex.start()) {
            index.add(bomb.make());
            workplace.file("pyproject.toml", "[tool.wardian]\nmax-unpacked-size = \"1M\"\n");

            var refused = install(index, "bomb").endsWith(1);
            assertThat(refused.err())
                    .contains("refused archive `bomb-1.0-py3-none-any.whl`: it unpacks to 3M")
                    .contains("--max-unpacked-size 3M");
            assertThat(workplace.installed()).isEmpty();

            install(index, "bomb", "--max-unpacked-size", "3M").endsWith(0);
            workplace.run("cache", "purge").succeeds();
            workplace.file("pyproject.toml", "[tool.wardian]\nmax-unpacked-size = \"4M\"\n");
            install(index, "bomb", "--reinstall").endsWith(0);
            assertThat(install(index, "bomb", "--max-unpacked-size", "3X").endsWith(2).err())
                    .contains("`3X` is not a size");
        }
    }

    @Test
    void refusesAProgramOfAnotherPackageUnlessThatIsMeant() {
        try (var index = LocalIndex.start()) {
            index.add(WheelMaker.wheel("a 1.0").script("tool", "a:main").make());
            index.add(WheelMaker.wheel("b 1.0").script("tool", "b:main").make());
            install(index, "a").endsWith(0);
            var before = workplace.installed();

            var refused = install(index, "b").endsWith(1);
            assertThat(refused.err())
                    .contains("cannot install `b 1.0`")
                    .contains("/bin/tool` belongs to `a 1.0`")
                    .contains("--allow-overwrite");
            assertThat(workplace.installed()).isEqualTo(before);

            assertThat(install(index, "b", "--allow-overwrite").endsWith(0).err())
                    .contains("of `a 1.0` was replaced by that of `b 1.0`");
            workplace.run("undo").succeeds();
            assertThat(workplace.text(".venv/bin/tool")).contains("from a import main");
        }
    }

    @Test
    void refusesAFileWithAnotherDigestThanAnnounced() {
        try (var index = LocalIndex.of("a 1.0")) {
            index.announceDigest("a-1.0-py3-none-any.whl", "0".repeat(64));
            var outcome = install(index, "a").endsWith(1);
            assertThat(outcome.err()).contains("0".repeat(64)).contains("a-1.0-py3-none-any.whl");
            assertThat(workplace.installed()).isEmpty();
        }
    }

    @Test
    void refusesADigestThatTheRequirementsDoNotName() {
        workplace.file("requirements.txt", "a==1.0 --hash=sha256:" + "1".repeat(64) + "\n");
        try (var index = LocalIndex.of("a 1.0")) {
            var outcome = install(index, "-r", "requirements.txt").endsWith(1);
            assertThat(outcome.err())
                    .contains("asked: sha256:" + "1".repeat(64))
                    .containsPattern("found: sha256:[0-9a-f]{64} of a-1.0-py3-none-any.whl");
            workplace.file("bare.txt", "a==1.0\n");
            install(index, "--require-hashes", "-r", "bare.txt").endsWith(1);
            assertThat(workplace.installed()).isEmpty();
        }
    }

    @Test
    void refusesAHostileWheelAndWritesNothing() {
        var hostile =
                WheelMaker.wheel("a 1.0")
                        .file("a/__init__.py", "")
                        .unrecorded("../../../../escaped.py", "print('out')")
                        .make();
        try (var index = LocalIndex.start().add(hostile)) {
            var outcome = install(index, "a").endsWith(1);
            assertThat(outcome.err()).contains("a-1.0-py3-none-any.whl");
            assertThat(workplace.installed()).isEmpty();
            assertThat(workplace.folder().resolve("escaped.py")).doesNotExist();
        }
    }

    @Test
    void refusesATruncatedWheelOfThisMachine() {
        var sound = WheelMaker.wheel("a 1.0").file("a/__init__.py", "x = 1\n".repeat(100)).make();
        sound.truncatedTo(sound.bytes().length / 2).writeTo(workplace.folder());
        var outcome =
                workplace.run("install", "--no-index", "./a-1.0-py3-none-any.whl").endsWith(1);
        assertThat(outcome.err()).startsWith("Created").contains("error: ");
        assertThat(workplace.installed()).isEmpty();
    }

    @Test
    void refusesAFolderOfFilesThatIsNotThere() {
        try (var index = LocalIndex.of("a 1.0")) {
            var outcome = install(index, "a", "--find-links", "nowhere").endsWith(2);
            assertThat(outcome.err())
                    .contains(
                            "`--find-links` is set to `nowhere`: there is no such file or folder");
            workplace.file("requirements.txt", "--find-links nowhere\na\n");
            install(index, "-r", "requirements.txt").endsWith(2);
            assertThat(workplace.installed()).isEmpty();
        }
    }

    @Test
    void namesTheAddressThatAPersonWroteWhenNothingIsThere() {
        try (var index = LocalIndex.start()) {
            var address = index.root() + "files/a-1.0-py3-none-any.whl";
            var gone = install(index, "a @ " + address).endsWith(3);
            assertThat(gone.err()).contains("`" + address + "`").doesNotContain(".metadata");
            var sdist = index.root() + "files/a-1.0.tar.gz";
            assertThat(install(index, "a @ " + sdist).endsWith(3).err()).contains(sdist);
        }
        var nobody = "http://127.0.0.1:9/a-1.0-py3-none-any.whl";
        var dead = workplace.run("install", "--no-index", "a @ " + nobody).endsWith(3);
        assertThat(dead.err()).contains("`" + nobody + "`").doesNotContain(".metadata");
    }

    @Test
    void keepsTheOldVersionWhenTheNewOneIsBroken() {
        try (var index = LocalIndex.of("a 1.0; a 2.0")) {
            index.announceDigest("a-2.0-py3-none-any.whl", "0".repeat(64));
            install(index, "a==1.0").endsWith(0);
            install(index, "-U", "a").endsWith(1);
            assertThat(workplace.run("freeze").out()).isEqualTo("a==1.0\n");
            workplace
                    .run("run", "python", "-c", "import a; assert a.__version__ == '1.0'")
                    .endsWith(0);
        }
    }

    @Test
    void showsTheEndOfAFailedBuild() {
        var broken = SdistMaker.sdist("a 1.0").failing("the compiler is on holiday", 3).make();
        try (var index = LocalIndex.start().add(broken)) {
            var outcome = install(index, "a").endsWith(1);
            assertThat(outcome.err()).contains("the compiler is on holiday").contains("log: ");
            assertThat(workplace.installed()).isEmpty();
        }
    }

    @Test
    void pointsAtTheMistakeInARequirementsFile() {
        workplace.file("requirements.txt", "a\nb >= \n");
        try (var index = LocalIndex.of("a 1.0; b 1.0")) {
            var golden = new Golden(workplace, index);
            golden.run("install", "-r", "requirements.txt").endsWith(2);
            golden.run("install", "-r", "missing.txt").endsWith(2);
            golden.run("install", "a b c").endsWith(2);
            workplace.file("pylock.toml", "lock-version = 1\n[[packages]\n");
            golden.runAlone("install", "-r", "pylock.toml").endsWith(2);
            golden.matches("malformed");
            assertThat(index.count()).isZero();
        }
    }

    @Test
    void explainsCommandLinesItCannotUnderstand() {
        try (var index = LocalIndex.start()) {
            var golden = new Golden(workplace, index);
            golden.runAlone("instal", "a").endsWith(2);
            golden.runAlone("install", "--indx-url", "x", "a").endsWith(2);
            golden.runAlone("install", "-c").endsWith(2);
            golden.runAlone("install").endsWith(2);
            golden.runAlone("install", "--quiet=3", "a").endsWith(2);
            golden.runAlone("install", "--prerelease", "maybe", "a").endsWith(2);
            golden.runAlone("cache", "purg").endsWith(2);
            golden.runAlone("install", "--python", "no such python!", "a").endsWith(4);
            golden.runAlone("list", "--json", "--frobnicate").endsWith(2);
            golden.matches("usage");
        }
    }

    @Test
    void tellsWhenNobodyAnswers() {
        String nobody;
        try (var index = LocalIndex.start()) {
            nobody = index.url().toString();
        }
        var outcome = workplace.run("install", "a", "--index-url", nobody).endsWith(3);
        assertThat(outcome.err()).contains("error: ");
        assertThat(workplace.installed()).isEmpty();
    }

    @Test
    void abandonsASilentServerAfterTheTimeThatWasAsked() {
        try (var index = LocalIndex.of("a 1.0").stallTimes("/simple/a/", 9, 0)) {
            var outcome =
                    install(index, "a", "--timeout", "0.2", "--retries", "1", "-v").endsWith(3);
            assertThat(outcome.err())
                    .contains("again in", "(try 2)", "the server stays silent for 0.2 s")
                    .contains("/simple/a/", "tried 2 times", "hint: `--timeout SECONDS`");
            install(index, "a", "--timeout", "soon").endsWith(2);
            install(index, "a", "--retries", "-1").endsWith(2);
            assertThat(workplace.installed()).isEmpty();
        }
    }

    @Test
    void warnsOfTheFileThatIsPassedOverBecauseItsMetadataLies() {
        try (var index = LocalIndex.of("a 1.0; a 2.0").withUnannouncedMetadata()) {
            var lie = "Metadata-Version: 2.1\nName: b\nVersion: 2.0\n";
            index.replace(
                    "/files/a-2.0-py3-none-any.whl.metadata",
                    "text/plain",
                    lie.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            var outcome = install(index, "a").endsWith(0);
            assertThat(outcome.err())
                    .contains("`a-2.0-py3-none-any.whl` is passed over")
                    .contains("is that of `b 2.0`");
            assertThat(workplace.installed()).contains("a-1.0.dist-info");
        }
    }

    @Test
    void warnsOnceOfManyFilesThatAreGone() {
        try (var index =
                LocalIndex.of("a 1.0; a 2.0; a 3.0; a 4.0; a 5.0; a 6.0")
                        .withUnannouncedMetadata()) {
            for (int version = 2; version <= 6; version++) {
                var file = "/files/a-" + version + ".0-py3-none-any.whl";
                index.failTimes(file, 9, 404).failTimes(file + ".metadata", 9, 404);
            }
            var outcome = install(index, "a").endsWith(0);
            assertThat(outcome.err())
                    .contains(
                            "5 files that indexes offer are passed over: `a-6.0-py3-none-any.whl`")
                    .contains("and 2 more (`--verbose` names them)")
                    .containsOnlyOnce("warning: ");
            assertThat(workplace.installed()).contains("a-1.0.dist-info");
        }
    }

    @Test
    void tellsWhatIsNotKeptWhenOffline() {
        try (var index = LocalIndex.of("a 1.0")) {
            install(index, "a", "--offline").endsWith(3);
            assertThat(index.count()).isZero();
        }
    }

    @Test
    void asksForCredentialsByExitCodeThree() {
        try (var index = LocalIndex.of("a 1.0").withBasicAuth("me", "secret")) {
            install(index, "a").endsWith(3);
            var wrong =
                    workplace
                            .run(
                                    "install",
                                    "a",
                                    "--index-url",
                                    index.urlWith("me", "nope").toString())
                            .endsWith(3);
            assertThat(wrong.err()).doesNotContain("nope");
            workplace
                    .run("install", "a", "--index-url", index.urlWith("me", "secret").toString())
                    .endsWith(0);
        }
    }

    @Test
    void namesTheWayToGiveCredentialsThatFitsTheIndex() {
        try (var index = LocalIndex.of("a 1.0").withBasicAuth("me", "secret")) {
            var named = "our-own=" + index.url();
            assertThat(workplace.run("install", "a", "--default-index", named).endsWith(3).err())
                    .contains("set `UV_INDEX_OUR_OWN_USERNAME` and `UV_INDEX_OUR_OWN_PASSWORD`");
            var wrong =
                    Map.of(
                            "UV_INDEX_OUR_OWN_USERNAME", "me",
                            "UV_INDEX_OUR_OWN_PASSWORD", "hunter2");
            assertThat(
                            workplace
                                    .run(wrong, "install", "a", "--default-index", named)
                                    .endsWith(3)
                                    .err())
                    .contains("are refused", "UV_INDEX_OUR_OWN_USERNAME", "~/.netrc")
                    .doesNotContain("hunter2");
            assertThat(install(index, "a").endsWith(3).err())
                    .contains("machine 127.0.0.1 login")
                    .doesNotContain("UV_INDEX_");
        }
    }

    @Test
    void refusesAnInterpreterThatIsNoPython() throws IOException {
        var script = workplace.file("fake", "#!/bin/sh\necho hello\n");
        Files.setPosixFilePermissions(
                script, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        workplace.run("install", "--python", "./fake", "a").endsWith(4);
        workplace.run("venv", "--python", "./fake").endsWith(4);
        workplace.run("venv", "--python", "2.6").endsWith(4);
        assertThat(workplace.folder().resolve(".venv")).doesNotExist();
    }

    @Test
    void refusesATargetThatCannotBeWritten() {
        workplace.file("file", "in the way");
        try (var index = LocalIndex.of("a 1.0")) {
            install(index, "a", "--target", "file/below").endsWith(4);
            install(index, "a", "--venv", "file/below").endsWith(4);
        }
    }

    @Test
    void leavesAPythonAloneThatTheSystemLooksAfter() throws IOException {
        var python = externallyManaged();
        assumeTrue(python.isPresent(), "no Python on the PATH is externally managed (PEP 668)");
        try (var index = LocalIndex.of("a 1.0")) {
            var outcome = install(index, "a", "--python", python.get().toString()).endsWith(4);
            assertThat(outcome.err())
                    .contains("hint: wardian install --venv .venv a --python " + python.get());
        }
    }

    @Test
    void refusesWhereThereIsNoEnvironment() {
        workplace.run("list").endsWith(4);
        workplace.run("uninstall", "-y", "a").endsWith(4);
    }

    @Test
    void tellsFailuresInJson() {
        var answer = Json.parse(workplace.run("list", "--json").endsWith(4).out());
        assertThat(answer.at("error").number("exit_code")).isEqualTo(4);
        assertThat(answer.at("error").text("message")).isNotEmpty();
    }

    private static Optional<Path> externallyManaged() throws IOException {
        for (var folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            var python = Path.of(folder, "python3");
            if (!folder.isEmpty() && Files.isExecutable(python)) {
                var lib = python.toRealPath().resolve("../../lib").normalize();
                if (Files.isDirectory(lib)) {
                    try (Stream<Path> versions = Files.list(lib)) {
                        if (versions.anyMatch(
                                it -> Files.exists(it.resolve("EXTERNALLY-MANAGED")))) {
                            return Optional.of(python);
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Workplace.Outcome install(LocalIndex index, String... words) {
        var all = new java.util.ArrayList<String>();
        all.add("install");
        all.addAll(java.util.List.of(words));
        all.add("--index-url");
        all.add(index.url().toString());
        return workplace.run(all.toArray(String[]::new));
    }
}

package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.LocalIndex;
import dev.wardian.testkit.SdistMaker;
import dev.wardian.testkit.WheelMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Options of whole commands that other tests do not meet.
final class InstallOptionsIT {
    @TempDir Path folder;
    private Workplace workplace;

    @BeforeEach
    void findAPlace() {
        workplace = Workplace.at(folder);
    }

    @Test
    void warnsOfWhatDoesNotFitWhereStrict() {
        try (var index = LocalIndex.of("a 1.0 -> b>=2; b 1.0")) {
            install(index, "b").succeeds();
            var lenient = install(index, "a", "--no-deps").succeeds();
            assertThat(lenient.err()).doesNotContain("warning");
            var strict = install(index, "a", "--no-deps", "--reinstall", "--strict").succeeds();
            assertThat(strict.err()).contains("warning: ").contains("b");
        }
    }

    @Test
    void checksWithoutChangingAnything() {
        try (var index = LocalIndex.of("a 1.0 -> b; b 1.0; c 1.0")) {
            install(index, "a", "--check").endsWith(1);
            assertThat(workplace.run("list").out()).doesNotContain("a");
            install(index, "a").succeeds();
            install(index, "a", "--check").succeeds();
            workplace.file("pins.txt", "a==1.0\nb==1.0\n");
            var url = index.url().toString();
            workplace.run("sync", "pins.txt", "--check", "--index-url", url).succeeds();
            workplace.file("pins.txt", "a==1.0\n");
            workplace.run("sync", "pins.txt", "--check", "--index-url", url).endsWith(1);
            assertThat(workplace.run("list").out()).contains("b");
        }
    }

    @Test
    void compilesModulesWhenAskedTo() throws IOException {
        var odd =
                WheelMaker.wheel("odd 1.0")
                        .file("odd/__init__.py", "x = 1\n")
                        .file("odd/template.py", "{% not python %}\n")
                        .make();
        try (var index = LocalIndex.start().add(odd)) {
            install(index, "odd").succeeds();
            assertThat(compiled()).isEmpty();
            var outcome = install(index, "odd", "--reinstall", "--compile-bytecode").succeeds();
            assertThat(outcome.err()).contains("Compiled ");
            assertThat(compiled()).hasSize(1).first().asString().startsWith("__init__.");
            workplace.run("uninstall", "-y", "odd").succeeds();
            assertThat(compiled()).isEmpty();
        }
    }

    @Test
    void asksAgainForWhatIsToBeRefreshed() {
        try (var index = LocalIndex.of("a 1.0 -> b; b 1.0").withCacheHeaders("max-age=600")) {
            compile(index).succeeds();
            index.forgetRequests();
            compile(index).succeeds();
            assertThat(index.count()).isZero();
            compile(index, "--refresh-package", "b").succeeds();
            assertThat(index.count("/simple/a/")).isZero();
            assertThat(index.count("/simple/b/")).isEqualTo(1);
            compile(index, "--refresh").succeeds();
            assertThat(index.count("/simple/a/")).isEqualTo(1);
        }
    }

    @Test
    void readsLimitsAndModesOfPackages() {
        try (var index =
                LocalIndex.of(
                        """
                        a 1.0 (uploaded 2023-01-01T00:00:00Z)
                        a 2.0 (uploaded 2024-01-01T00:00:00Z)
                        b 1.0 (uploaded 2023-01-01T00:00:00Z)
                        b 2.0rc1 (uploaded 2023-01-01T00:00:00Z)
                        """)) {
            workplace.file("in.txt", "a\nb\n");
            var outcome =
                    compile(
                                    index,
                                    "in.txt",
                                    "--exclude-newer-package",
                                    "a=2023-06-01",
                                    "--prerelease-package",
                                    "b=allow")
                            .succeeds();
            assertThat(outcome.out()).contains("a==1.0").contains("b==2.0rc1");
            compile(index, "in.txt", "--exclude-newer", "a month or so").endsWith(2);
            compile(index, "in.txt", "--prerelease-package", "b").endsWith(2);
            compile(index, "in.txt", "--config-setting", "novalue").endsWith(2);
            compile(index, "in.txt", "--config-settings-package", "a:novalue").endsWith(2);
        }
    }

    @Test
    void installsALockOfAnyName() {
        try (var index = LocalIndex.of("a 1.0 -> b; b 1.0")) {
            workplace.file("in.txt", "a\n");
            compile(index, "in.txt", "-o", "pylock.dev.toml").succeeds();
            workplace.run("install", "-r", "pylock.dev.toml").succeeds();
            assertThat(workplace.run("freeze").out()).isEqualTo("a==1.0\nb==1.0\n");
        }
    }

    private List<String> compiled() throws IOException {
        try (Stream<Path> files = Files.walk(workplace.folder().resolve(".venv/lib"))) {
            return files.filter(file -> file.toString().endsWith(".pyc"))
                    .filter(file -> file.toString().contains("odd"))
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    @Test
    void showsWhatCompilingWouldWriteInTheFormOfItsOutput() throws IOException {
        try (var index = LocalIndex.of("a 1.0; a 2.0")) {
            var lock = folder.resolve("work/pylock.toml");
            var wished = compile(index, "-o", "pylock.toml", "--dry-run").succeeds();
            assertThat(wished.out()).contains("lock-version = \"1.0\"");
            assertThat(wished.err()).contains("Would write `pylock.toml`");
            assertThat(lock).doesNotExist();

            workplace.file("in.txt", "a<2\n");
            compile(index, "in.txt", "-o", "pylock.toml").succeeds();
            var text = Files.readString(lock);
            var again = compile(index, "in.txt", "-o", "pylock.toml", "--dry-run").succeeds();
            assertThat(again.err()).contains("`pylock.toml` is up to date");
            var newer = compile(index, "-o", "pylock.toml", "--dry-run", "--upgrade").succeeds();
            assertThat(newer.err()).contains("Would write").contains(" ~ a 1.0 -> 2.0");
            assertThat(lock).hasContent(text);
        }
    }

    private Workplace.Outcome compile(LocalIndex index, String... words) {
        if (words.length == 0 || words[0].startsWith("-")) {
            workplace.file("in.txt", "a\n");
            return run(index, "compile", Stream.concat(Stream.of("in.txt"), Stream.of(words)));
        }
        return run(index, "compile", Stream.of(words));
    }

    private Workplace.Outcome install(LocalIndex index, String... words) {
        return run(index, "install", Stream.of(words));
    }

    private Workplace.Outcome run(LocalIndex index, String command, Stream<String> words) {
        var all = new ArrayList<String>();
        all.add(command);
        words.forEach(all::add);
        all.add("--index-url");
        all.add(index.url().toString());
        return workplace.run(all.toArray(String[]::new));
    }

    @Test
    void namesTheIndexBelowEachPin() {
        try (var index = LocalIndex.of("a 1.0 -> b; b 1.0")) {
            workplace.file("requirements.in", "a\n");
            var url = index.url().toString().replaceAll("/$", "");
            var split = pins(index, "requirements.in", "--emit-index-annotation");
            assertThat(split)
                    .contains("a==1.0\n    # via -r requirements.in\n    # from " + url)
                    .contains("b==1.0\n    # via a\n    # from " + url);
            assertThat(pins(index, "requirements.in", "--emit-index-annotation", "--no-annotate"))
                    .contains("a==1.0\n    # from " + url)
                    .doesNotContain("via a");
            assertThat(pins(index, "requirements.in")).doesNotContain("# from");
        }
    }

    @Test
    void saysWhichPinsItChanged() {
        try (var index = LocalIndex.of("a 1.0 -> b; a 2.0 -> c; b 1.0; c 1.0; d 1.0; d 2.0")) {
            for (var words :
                    List.of(
                            List.of("-o", "pins.txt"),
                            List.of("-o", "pylock.toml"),
                            List.of("-o", "pylock.toml", "--universal"))) {
                workplace.file("in.txt", "a<2\nd<2\n");
                assertThat(compiled(index, words)).doesNotContain(" ~ ", " + ");
                workplace.file("in.txt", "a\nd<2\n");
                assertThat(compiled(index, words)).contains("is up to date").doesNotContain(" ~ ");
                workplace.file("in.txt", "a>1\nd<2\n");
                assertThat(compiled(index, words))
                        .contains(" ~ a 1.0 -> 2.0\n", " - b 1.0\n", " + c 1.0\n")
                        .doesNotContain(" d ");
                workplace.file("pins.txt", "");
                assertThat(workplace.folder().resolve("pylock.toml").toFile().delete())
                        .isEqualTo(words.contains("pylock.toml"));
            }
        }
    }

    private String compiled(LocalIndex index, List<String> words) {
        return run(index, "compile", Stream.concat(Stream.of("in.txt"), words.stream()))
                .succeeds()
                .err();
    }

    @Test
    void saysWhichIndexHasABuildThatWasAskedFor() {
        try (var main = LocalIndex.of("torchvision 0.16.0; mine 1.0");
                var gpu = LocalIndex.of("torchvision 0.16.0+cu121; mine 1.0+cu121")) {
            var refused = run(main, "install", Stream.of("torchvision==0.16.0+cu121")).endsWith(1);
            assertThat(refused.err())
                    .contains(
                            "`--index cu121=https://download.pytorch.org/whl/cu121`",
                            "`torchvision==0.16.0`, any build");
            assertThat(run(main, "install", Stream.of("mine==1.0+cu121")).endsWith(1).err())
                    .contains("`--index cu121=URL`");
            run(
                            main,
                            "install",
                            Stream.of("torchvision==0.16.0+cu121", "--index", "cu121=" + gpu.url()))
                    .succeeds();
            assertThat(workplace.installed()).contains("torchvision-0.16.0+cu121.dist-info");
        }
    }

    @Test
    void takesTorchAndItsCompanionsFromTheIndexOfOneBuild() {
        try (var main = LocalIndex.of("torch 2.1.0; torchvision 0.16.0 -> torch==2.1.0");
                var gpu =
                        LocalIndex.of(
                                """
                                torch 2.1.0+cu121
                                torchvision 0.16.0+cu121 -> torch==2.1.0
                                """)) {
            workplace.file("in.txt", "torch==2.1.0+cu121\ntorchvision==0.16.0\n");
            var named = "cu121=" + gpu.url();
            assertThat(pins(main, "in.txt", "--index", named))
                    .contains("torch==2.1.0+cu121", "torchvision==0.16.0+cu121");
            var apart =
                    workplace.run(
                            "compile",
                            "in.txt",
                            "--index-url",
                            main.url().toString(),
                            "--extra-index-url",
                            gpu.url().toString(),
                            "--index-strategy",
                            "unsafe-best-match",
                            "-c",
                            workplace.file("c.txt", "torchvision===0.16.0").toString());
            assertThat(apart.succeeds().err())
                    .contains("`torch` 2.1.0+cu121 and `torchvision` 0.16.0 are different builds");
        }
    }

    @Test
    void upgradesWhatAGroupNamesAndNothingElse() {
        try (var index = LocalIndex.of("a 1.0; a 2.0; b 1.0; b 2.0")) {
            workplace.file("requirements.txt", "a==1.0\nb==1.0\n");
            workplace.file("requirements.in", "a\nb\n");
            workplace.file("pyproject.toml", "[dependency-groups]\ndev = ['b']\n");
            var words = new String[] {"requirements.in", "-o", "requirements.txt"};
            assertThat(pins(index, words)).contains("a==1.0", "b==1.0");
            assertThat(
                            pins(
                                    index,
                                    "requirements.in",
                                    "-o",
                                    "requirements.txt",
                                    "--upgrade-group",
                                    "dev"))
                    .contains("a==1.0", "b==2.0");
        }
    }

    @Test
    void copiesWhatIsToBeEditableWhereNothingMayBe() throws IOException {
        var project = workplace.folder().resolve("proj");
        Files.createDirectories(project);
        SdistMaker.sdist("mine 0.1")
                .file("mine.py", "VALUE = 1\n")
                .wheel(WheelMaker.wheel("mine 0.1").file("mine.py", "VALUE = 1\n").make())
                .treeInto(project);
        workplace.run("install", "--no-index", "-e", "proj", "--no-editable").succeeds();

        var list = workplace.run("list", "--json").succeeds().out();
        assertThat(list).contains("\"mine\"").doesNotContain("proj");
    }

    @Test
    void copiesOnlyTheProjectsThatAreNamed() throws IOException {
        for (var name : List.of("one", "two")) {
            var project = workplace.folder().resolve(name);
            Files.createDirectories(project);
            SdistMaker.sdist(name + " 0.1")
                    .pyproject(
                            "[project]\nname = '"
                                    + name
                                    + "'\nversion = '0.1'\n[build-system]\nrequires = []\n"
                                    + "build-backend = 'backend'\nbackend-path = ['.']\n")
                    .wheel(WheelMaker.wheel(name + " 0.1").file(name + ".py", "X = 1\n").make())
                    .treeInto(project);
        }
        var words = new String[] {"-e", "./one", "-e", "./two", "--no-editable-package", "two"};
        workplace
                .run(
                        Stream.concat(Stream.of("install", "--no-index"), Stream.of(words))
                                .toArray(String[]::new))
                .succeeds();
        var editables = workplace.run("list", "-e").succeeds().out();
        assertThat(editables).contains("one").doesNotContain("two");
        assertThat(workplace.run("list").out()).contains("two");
    }

    @Test
    void takesFromTheIndexWhatASourceWouldReplace() throws IOException {
        try (var index = LocalIndex.of("a 1.0; b 1.0")) {
            for (var name : List.of("a", "b")) {
                var project = workplace.folder().resolve(name);
                Files.createDirectories(project);
                SdistMaker.sdist(name + " 9.0").treeInto(project);
            }
            workplace.file(
                    "pyproject.toml",
                    """
                    [project]
                    name = 'p'
                    version = '1'
                    dependencies = ['a', 'b']
                    [tool.uv.sources]
                    a = {path = 'a'}
                    b = {path = 'b'}
                    """);
            assertThat(pins(index, "pyproject.toml")).contains("a @ file:").contains("b @ file:");
            assertThat(pins(index, "pyproject.toml", "--no-sources-package", "a"))
                    .contains("a==1.0")
                    .contains("b @ file:");
            assertThat(pins(index, "pyproject.toml", "--no-sources"))
                    .contains("a==1.0")
                    .contains("b==1.0");
        }
    }

    @Test
    void keepsTheMarkersUnderWhichPinsAreAskedFor() {
        try (var index =
                LocalIndex.of(
                        """
                        a 1.0 -> b, c; sys_platform != 'win32'
                        b 1.0
                        c 1.0 -> d
                        d 1.0 -> c
                        x 1.0 [all: y]
                        y 1.0
                        """)) {
            workplace.file("in.txt", "a\nx[all] ; python_version < '3.15'\n");
            var pins = pins(index, "in.txt", "--no-strip-markers", "--no-annotate", "--no-header");
            assertThat(pins)
                    .isEqualTo(
                            """
                            a==1.0
                            b==1.0
                            c==1.0 ; sys_platform != "win32"
                            d==1.0 ; sys_platform != "win32"
                            x==1.0 ; python_version < "3.15"
                            y==1.0 ; python_version < "3.15"
                            """);
        }
    }

    @Test
    void refusesWhatABuildNeedsWithoutADigest() throws IOException {
        var tool = WheelMaker.wheel("tool 1.0").file("tool.py", "X = 1\n").make();
        var sdist = SdistMaker.sdist("a 1.0").metadataVersion("2.1").buildRequires("tool").make();
        try (var index = LocalIndex.start().add(tool, sdist)) {
            workplace.file("build.txt", "tool==1.0\n");
            var words = new String[] {"a", "-b", "build.txt", "--require-build-hashes"};
            assertThat(install(index, words).endsWith(1).err()).contains("tool").contains("digest");
            assertThat(workplace.installed()).isEmpty();
            workplace.file("build.txt", "tool==1.0 --hash=sha256:" + sha256(tool.bytes()) + "\n");
            install(index, words).succeeds();
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String pins(LocalIndex index, String... words) {
        var all = new ArrayList<>(List.of("compile"));
        all.addAll(List.of(words));
        all.add("--index-url");
        all.add(index.url().toString());
        return workplace.run(all.toArray(String[]::new)).endsWith(0).out();
    }
}

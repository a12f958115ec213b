package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.Json;
import dev.wardian.testkit.LocalIndex;
import dev.wardian.testkit.SdistMaker;
import dev.wardian.testkit.WheelMaker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `wardian download`, and installing from what it made.
final class DownloadIT {
    @TempDir Path folder;
    private Workplace workplace;

    @BeforeEach
    void begin() {
        workplace = Workplace.at(folder);
    }

    private Path house(String file) {
        return workplace.folder().resolve("wheels").resolve(file);
    }

    private List<String> distributions() throws Exception {
        try (var files = Files.list(workplace.folder().resolve("wheels"))) {
            return files.map(it -> it.getFileName().toString())
                    .filter(it -> it.endsWith(".whl") || it.endsWith(".tar.gz"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void fetchesTheClosureWithDigestsPinsAndAnIndex() throws Exception {
        try (var index = LocalIndex.of("app 1.0 -> lib>=1; lib 1.0; lib 2.0; other 1.0")) {
            var out =
                    workplace
                            .run(
                                    "download",
                                    "app",
                                    "-d",
                                    "wheels",
                                    "--json",
                                    "--index-url",
                                    index.url() + "")
                            .succeeds()
                            .out();
            assertThat(Json.parse(out).list("files"))
                    .extracting(file -> file.text("file"))
                    .containsExactly("app-1.0-py3-none-any.whl", "lib-2.0-py3-none-any.whl");
            assertThat(Json.parse(out).number("downloaded_files")).isEqualTo(2);
        }
        assertThat(distributions()).hasSize(2);
        run("sha256sum", "--check", "--quiet", "SHA256SUMS");
        assertThat(Files.readString(house("wheelhouse.txt")))
                .contains("app==1.0 \\\n    --hash=sha256:", "lib==2.0");
        assertThat(Files.readString(house("simple/index.html"))).contains("<a href=\"lib/\">");
        assertThat(Files.readString(house("simple/lib/index.html")))
                .contains("href=\"../../lib-2.0-py3-none-any.whl#sha256=");
    }

    @Test
    void installsFromTheFolderAndFromItsIndexWithAnEmptyCache() throws Exception {
        try (var index = LocalIndex.of("app 1.0 -> lib; lib 2.0")) {
            workplace
                    .run("download", "app", "-d", "wheels", "--index-url", index.url() + "")
                    .succeeds();
        }
        var links = List.of("--no-index", "--find-links", "wheels", "-r", "wheels/wheelhouse.txt");
        installs("a", links);
        installs("b", List.of("--index-url", house("simple").toUri().toString(), "app"));
    }

    private void installs(String environment, List<String> more) {
        var words = new ArrayList<>(List.of("install", "--venv", environment));
        words.addAll(List.of("--cache-dir", "cache-" + environment, "--require-hashes"));
        if (!more.contains("-r")) {
            words.remove("--require-hashes");
        }
        words.addAll(more);
        workplace.run(words.toArray(String[]::new)).succeeds();
        assertThat(workplace.installed(environment))
                .contains("app-1.0.dist-info", "lib-2.0.dist-info");
    }

    @Test
    void takesEachFileOnceForSeveralPlatformsAndPythons() throws Exception {
        try (var index = LocalIndex.start()) {
            for (var tag :
                    List.of(
                            "cp311-cp311-manylinux_2_17_x86_64",
                            "cp312-cp312-manylinux_2_17_x86_64",
                            "cp311-cp311-win_amd64")) {
                index.add(WheelMaker.wheel("fast 1.0").notPure().tag(tag).make());
            }
            index.add(
                    WheelMaker.wheel("app 1.0")
                            .requires("fast; python_version < '3.12' or sys_platform == 'linux'")
                            .requires("windows-only; sys_platform == 'win32'")
                            .make());
            index.add(WheelMaker.wheel("windows-only 3.0").make());
            var words =
                    new String[] {
                        "download",
                        "app",
                        "-d",
                        "wheels",
                        "--json",
                        "--platform",
                        "linux",
                        "--platform",
                        "windows",
                        "--python-version",
                        "3.11",
                        "--python-version",
                        "3.12",
                        "--index-url",
                        index.url() + ""
                    };
            var files = Json.parse(workplace.run(words).succeeds().out()).list("files");
            assertThat(files)
                    .extracting(file -> file.text("file"))
                    .containsExactly(
                            "app-1.0-py3-none-any.whl",
                            "fast-1.0-cp311-cp311-manylinux_2_17_x86_64.whl",
                            "fast-1.0-cp311-cp311-win_amd64.whl",
                            "fast-1.0-cp312-cp312-manylinux_2_17_x86_64.whl",
                            "windows_only-3.0-py3-none-any.whl");
            assertThat(files.getFirst().texts("targets")).hasSize(4);
            assertThat(files.getLast().texts("targets"))
                    .containsExactly("Python 3.11 on windows", "Python 3.12 on windows");
            var pins = Files.readString(house("wheelhouse.txt"));
            assertThat(pins)
                    .contains("app==1.0 \\")
                    .contains(
                            "windows-only==3.0 ; sys_platform == 'win32' and platform_machine == 'AMD64' and python_version == '3.11'"
                                    + " or sys_platform == 'win32' and platform_machine == 'AMD64' and python_version == '3.12' \\");
            assertThat(pins.split("--hash=sha256:", -1)).hasSize(6);
        }
    }

    @Test
    void keepsSourcesWithWhatTheyNeedToBeBuilt() throws Exception {
        try (var index = LocalIndex.start()) {
            index.add(
                    SdistMaker.sdist("old 1.0").buildRequires("builder>=2").make(),
                    WheelMaker.wheel("builder 2.5").requires("tool").make(),
                    WheelMaker.wheel("tool 1.0").make());
            workplace
                    .run("download", "old", "-d", "wheels", "--index-url", index.url() + "")
                    .succeeds();
            assertThat(distributions())
                    .containsExactly(
                            "builder-2.5-py3-none-any.whl",
                            "old-1.0.tar.gz",
                            "tool-1.0-py3-none-any.whl");
            assertThat(Files.readString(house("wheelhouse.txt")))
                    .contains("old==1.0")
                    .doesNotContain("builder");
        }
        workplace
                .run(
                        "install",
                        "--cache-dir",
                        "fresh",
                        "--no-index",
                        "--find-links",
                        "wheels",
                        "-r",
                        "wheels/wheelhouse.txt")
                .succeeds();
        assertThat(workplace.installed()).contains("old-1.0.dist-info").doesNotContain("builder");
    }

    @Test
    void buildsSourcesWhereThatIsAskedFor() throws Exception {
        try (var index = LocalIndex.start()) {
            index.add(SdistMaker.sdist("old 1.0").make());
            workplace
                    .run(
                            "download",
                            "old",
                            "--build",
                            "-d",
                            "wheels",
                            "--index-url",
                            index.url() + "")
                    .succeeds();
        }
        assertThat(distributions()).containsExactly("old-1.0-py3-none-any.whl");
    }

    @Test
    void buildsRepositoriesAndFolders() throws Exception {
        var project = workplace.folder().resolve("project");
        Files.createDirectories(project);
        SdistMaker.sdist("inrepo 0.5").treeInto(project);
        git(project, "init", "-q", ".");
        git(project, "add", "-A");
        git(
                project,
                "-c",
                "user.name=x",
                "-c",
                "user.email=x@example.invalid",
                "commit",
                "-qm",
                "all");
        SdistMaker.sdist("infolder 0.7").treeInto(workplace.folder().resolve("plain"));
        workplace
                .run(
                        "download",
                        "-d",
                        "wheels",
                        "--no-index",
                        "inrepo @ git+" + project.toUri(),
                        "./plain")
                .succeeds();
        assertThat(distributions())
                .containsExactly("infolder-0.7-py3-none-any.whl", "inrepo-0.5-py3-none-any.whl");
        workplace
                .run(
                        "install",
                        "--cache-dir",
                        "fresh",
                        "--no-index",
                        "--find-links",
                        "wheels",
                        "-r",
                        "wheels/wheelhouse.txt")
                .succeeds();
        assertThat(workplace.installed()).contains("inrepo-0.5.dist-info");
    }

    @Test
    void fetchesOnlyWhatIsNotThereAndRight() throws Exception {
        try (var index = LocalIndex.of("app 1.0 -> lib; lib 2.0")) {
            var words =
                    new String[] {
                        "download", "app", "-d", "wheels", "--json", "--index-url", index.url() + ""
                    };
            workplace.run(words).succeeds();
            assertThat(Json.parse(workplace.run(words).succeeds().out()).number("downloaded_files"))
                    .isZero();
            Files.writeString(house("lib-2.0-py3-none-any.whl"), "rotten");
            assertThat(Json.parse(workplace.run(words).succeeds().out()).number("downloaded_files"))
                    .isEqualTo(1);
            run("sha256sum", "--check", "--quiet", "SHA256SUMS");
        }
    }

    @Test
    void saysWhatItWouldDoAndWritesNothing() {
        try (var index = LocalIndex.of("app 1.0 -> lib; lib 2.0")) {
            var shown =
                    workplace
                            .run(
                                    "download",
                                    "app",
                                    "-d",
                                    "wheels",
                                    "--dry-run",
                                    "--index-url",
                                    index.url() + "")
                            .succeeds();
            assertThat(shown.err()).contains("Would put 2 files", "lib-2.0-py3-none-any.whl");
        }
        assertThat(workplace.folder().resolve("wheels")).doesNotExist();
    }

    @Test
    void leavesDependenciesOutAndRefusesWhatCannotBe() {
        try (var index = LocalIndex.of("app 1.0 -> lib>=3; lib 2.0")) {
            var url = index.url() + "";
            workplace.run("download", "app", "-d", "wheels", "--index-url", url).endsWith(1);
            assertThat(workplace.folder().resolve("wheels")).doesNotExist();
            workplace
                    .run("download", "app", "--no-deps", "-d", "wheels", "--index-url", url)
                    .succeeds();
            assertThat(house("app-1.0-py3-none-any.whl")).exists();
            workplace.file("mine/wheelhouse.txt", "my own list\n");
            workplace
                    .run("download", "app", "--no-deps", "-d", "mine", "--index-url", url)
                    .endsWith(4);
            assertThat(workplace.text("mine/wheelhouse.txt")).isEqualTo("my own list\n");
        }
        workplace.run("download").endsWith(2);
    }

    @Test
    void takesTheFilesOfALock() throws Exception {
        try (var index = LocalIndex.of("app 1.0 -> lib; lib 2.0")) {
            workplace.file("app.in", "app\n");
            workplace
                    .run("compile", "app.in", "-o", "pylock.toml", "--index-url", index.url() + "")
                    .succeeds();
            index.add(WheelMaker.wheel("lib 3.0").make());
            workplace
                    .run(
                            "download",
                            "-r",
                            "pylock.toml",
                            "-d",
                            "wheels",
                            "--index-url",
                            index.url() + "")
                    .succeeds();
        }
        assertThat(distributions())
                .containsExactly("app-1.0-py3-none-any.whl", "lib-2.0-py3-none-any.whl");
    }

    private void run(String... command) throws Exception {
        assertThat(output(workplace.folder().resolve("wheels"), command)).isEmpty();
    }

    private static void git(Path where, String... words) throws Exception {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        output(where, command.toArray(String[]::new));
    }

    private static String output(Path where, String... command) throws Exception {
        var builder = new ProcessBuilder(command).directory(where.toFile());
        builder.environment().putAll(Map.of("GIT_CONFIG_GLOBAL", "/dev/null"));
        var process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }
}

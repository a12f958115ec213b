package dev.wardian.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.stack.choice.CompileChoices;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.choice.LockedPart;
import dev.wardian.stack.choice.RequirementSources;
import dev.wardian.stack.choice.TargetChoice;
import dev.wardian.stack.lock.LockText;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.universal.UniversalChoices;
import dev.wardian.testkit.LocalIndex;
import dev.wardian.testkit.PackageUniverse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Packages that come from one index here and from another there, as uv's `sources` with markers
/// say it, in locks for many environments and for one.
final class MarkedSourcesTest {

    private static final String LINUX = "sys_platform == 'linux'";
    private static final String MAC = "sys_platform == 'darwin'";

    private static final String CUDA = "cuda = { index = 'gpu' }";

    @TempDir Path folder;
    private Playground play;
    private LocalIndex gpu;
    private LocalIndex mac;

    @BeforeEach
    void open() {
        play =
                new Playground(
                        folder,
                        """
                        torch 2.0
                        torch 2.1
                        torch 2.2
                        a 1.0
                        vision 1.0 -> torch
                        app 1.0 -> vision, torch; sys_platform == 'linux'
                        """);
        gpu = LocalIndex.of("torch 2.0+cu121; torch 2.1+cu121 -> cuda; torch 2.1; cuda 12; a 9.0");
        mac = LocalIndex.of("torch 2.1; torch 2.3; a 8.0");
    }

    @AfterEach
    void close() {
        play.close();
        gpu.close();
        mac.close();
    }

    private void project(String dependencies, String... sources) {
        var lines =
                new ArrayList<>(
                        List.of(
                                "[project]",
                                "name = 'mine'",
                                "version = '1'",
                                "requires-python = '>=3.10'",
                                "dependencies = [" + dependencies + "]",
                                "[[tool.uv.index]]",
                                "name = 'gpu'",
                                "url = '" + gpu.url() + "'",
                                "explicit = true",
                                "[[tool.uv.index]]",
                                "name = 'mac'",
                                "url = '" + mac.url() + "'",
                                "explicit = true",
                                "[tool.uv.sources]"));
        lines.addAll(List.of(sources));
        play.write("pyproject.toml", lines.toArray(String[]::new));
    }

    private static String source(String... entries) {
        return "torch = [" + String.join(", ", entries) + "]";
    }

    private static String from(String index, String marker) {
        return "{ index = '" + index + "', marker = \"" + marker + "\" }";
    }

    private List<String> universal() throws IOException {
        var output = folder.resolve("pylock.toml");
        var compiled =
                play.wardian.compile(
                        RequirementSources.ofFiles(List.of("pyproject.toml")),
                        play.environment(),
                        CompileChoices.usual(Optional.of(output), List.of("wardian", "compile"))
                                .withUniversal(new UniversalChoices(List.of())));
        assertThat(compiled).isInstanceOf(Compilation.Universal.class);
        return packages(output);
    }

    private List<String> packages(Path lock) throws IOException {
        var texts = new ArrayList<String>();
        for (var one : LockText.parse(Files.readString(lock)).packages()) {
            texts.add(
                    one.name()
                            + one.version().map(version -> " " + version).orElse(" here")
                            + one.index().map(this::called).orElse("")
                            + one.marker()
                                    .map(marker -> " ; " + marker.toString().replace('"', '\''))
                                    .orElse(""));
        }
        return texts;
    }

    private String called(String index) {
        return Map.of(gpu.url().toString(), " from gpu", mac.url().toString(), " from mac")
                .getOrDefault(index, " from " + index);
    }

    @Test
    void takesAPackageFromTheIndexOfEachEnvironment() throws IOException {
        project("'torch', 'a'", source(from("gpu", LINUX), from("mac", MAC)), CUDA);
        assertThat(universal())
                .containsExactly(
                        "a 1.0",
                        "cuda 12 from gpu ; sys_platform == 'linux'",
                        "torch 2.1+cu121 from gpu ; sys_platform == 'linux'",
                        "torch 2.2 ; sys_platform != 'darwin' and sys_platform != 'linux'",
                        "torch 2.3 from mac ; sys_platform == 'darwin'");
        assertThat(gpu.count("/simple/a/") + mac.count("/simple/a/")).isZero();
        assertThat(play.index.count("/simple/torch/")).isEqualTo(1);
        assertThat(gpu.count("/simple/torch/")).isEqualTo(1);
    }

    @Test
    void keepsOneVersionOfTwoIndexesApart() throws IOException {
        project("'torch==2.1'", source(from("gpu", LINUX), from("mac", MAC)));
        assertThat(universal())
                .containsExactly(
                        "torch 2.1 from gpu ; sys_platform == 'linux'",
                        "torch 2.1 from mac ; sys_platform == 'darwin'",
                        "torch 2.1 ; sys_platform != 'darwin' and sys_platform != 'linux'");
        var again = Files.readString(folder.resolve("pylock.toml"));
        assertThat(universal()).hasSize(3);
        assertThat(folder.resolve("pylock.toml")).hasContent(again);
    }

    @Test
    void dividesNothingWhereARequirementCountsInOneShareAlone() throws IOException {
        project("\"torch ; sys_platform == 'linux'\", 'a'", source(from("gpu", LINUX)), CUDA);
        assertThat(universal())
                .containsExactly(
                        "a 1.0",
                        "cuda 12 from gpu ; sys_platform == 'linux'",
                        "torch 2.1+cu121 from gpu ; sys_platform == 'linux'");
        assertThat(play.index.count("/simple/torch/")).isZero();
    }

    @Test
    void heedsTheEnvironmentWhoeverAsks() throws IOException {
        project("'app'", source(from("gpu", LINUX)), CUDA);
        assertThat(universal())
                .containsExactly(
                        "app 1.0",
                        "cuda 12 from gpu ; sys_platform == 'linux'",
                        "torch 2.1+cu121 from gpu ; sys_platform == 'linux'",
                        "torch 2.2 ; sys_platform != 'linux'",
                        "vision 1.0");
    }

    @Test
    void findsThatAPackageIsNeededInAnotherShareOnlyLater() throws IOException {
        project("\"torch ; sys_platform == 'linux'\", 'late'", source(from("gpu", LINUX)), CUDA);
        play.index.add(
                PackageUniverse.parse("late 1.0 -> later; later 1.0 -> torch; os_name == 'nt'"));
        assertThat(universal())
                .containsExactly(
                        "cuda 12 from gpu ; sys_platform == 'linux'",
                        "late 1.0",
                        "later 1.0",
                        "torch 2.1+cu121 from gpu ; sys_platform == 'linux'",
                        "torch 2.2 ; os_name == 'nt'");
    }

    @ParameterizedTest
    @CsvSource({
        "x86_64-unknown-linux-gnu, torch 2.1+cu121 from gpu",
        "aarch64-apple-darwin, torch 2.3 from mac",
        "x86_64-pc-windows-msvc, torch 2.2"
    })
    void locksOneEnvironmentAsTheLockOfAllHasIt(String platform, String expected)
            throws IOException {
        project("'torch'", source(from("gpu", LINUX), from("mac", MAC)), CUDA);
        var output = folder.resolve("pylock.one.toml");
        play.wardian.compile(
                RequirementSources.ofFiles(List.of("pyproject.toml")),
                play.environment(),
                CompileChoices.usual(Optional.of(output), List.of("wardian", "compile"))
                        .withTarget(new TargetChoice(Optional.empty(), Optional.of(platform))));
        assertThat(packages(output)).contains(expected);
        assertThat(universal()).anyMatch(one -> one.startsWith(expected));
    }

    @Test
    void installsFromTheLockWhatThisEnvironmentIsToHave() throws IOException {
        project("'torch'", source(from("gpu", LINUX), from("mac", MAC)), CUDA);
        universal();
        play.wardian.apply(
                play.wardian.planLock(
                        play.environment(),
                        folder.resolve("pylock.toml"),
                        LockedPart.usual(),
                        InstallChoices.usual()));
        assertThat(play.installed()).containsExactly("cuda 12", "torch 2.1+cu121");
    }

    @Test
    void takesWhatIsPinnedToABuildFromTheIndexOfThatBuildWhereItIsPinned() throws IOException {
        project(
                "\"torch==2.0+cu121 ; sys_platform == 'linux'\","
                        + " \"torch==2.0 ; sys_platform != 'linux'\"");
        play.write(
                "pyproject.toml",
                Files.readString(folder.resolve("pyproject.toml"))
                        .replace("'gpu'", "'pytorch-cu121'")
                        .split("\n"));
        assertThat(universal())
                .containsExactly(
                        "torch 2.0 ; sys_platform != 'linux'",
                        "torch 2.0+cu121 from gpu ; sys_platform == 'linux'");
    }

    @Test
    void takesAPackageFromAnAddressHereAndFromAnIndexThere() throws IOException {
        play.write("here/pyproject.toml", "[project]", "name = 'torch'", "version = '7'");
        project(
                "'torch>=2'",
                source("{ path = 'here', marker = \"" + LINUX + "\" }", from("mac", MAC)));
        assertThat(universal())
                .containsExactly(
                        "torch 2.2 ; sys_platform != 'darwin' and sys_platform != 'linux'",
                        "torch 2.3 from mac ; sys_platform == 'darwin'",
                        "torch here ; sys_platform == 'linux'");
    }

    @Test
    void refusesSourcesThatLeaveADoubt() {
        project("'torch'", source(from("gpu", LINUX), from("mac", "os_name == 'posix'")));
        assertThatThrownBy(this::universal)
                .isInstanceOf(StackException.class)
                .hasMessageContaining("pyproject.toml")
                .hasMessageContaining("hold together")
                .hasMessageContaining("os_name == \"posix\" and sys_platform != \"linux\"");
        project("'torch'", source("{ index = 'gpu' }", from("mac", MAC)));
        assertThatThrownBy(this::universal)
                .isInstanceOf(StackException.class)
                .hasMessageContaining("needs a marker");
    }

    @Test
    void namesTheSourceThatIsNoIndexWhateverTheMachine() {
        project("'torch'", source(from("gpu", LINUX), from("nowhere", MAC)));
        assertThatThrownBy(this::universal)
                .hasMessageContaining("`torch`")
                .hasMessageContaining("`nowhere`");
    }

    private Compilation compiled(String... extras) {
        return play.wardian.compile(
                RequirementSources.ofFiles(List.of("pyproject.toml")).withExtras(List.of(extras)),
                play.environment(),
                CompileChoices.usual(
                        Optional.of(folder.resolve("pylock.toml")), List.of("wardian", "compile")));
    }

    @Test
    void takesAPackageFromTheIndexOfTheExtraThatIsAskedFor() throws IOException {
        project(
                "'a'",
                source("{ index = 'gpu', extra = 'gpu' }", "{ index = 'mac', extra = 'mac' }"),
                CUDA,
                "[project.optional-dependencies]",
                "gpu = ['torch']",
                "mac = ['torch']");
        assertThat(compiled("mac")).isInstanceOf(Compilation.Compiled.class);
        assertThat(packages(folder.resolve("pylock.toml")))
                .containsExactly("a 1.0", "torch 2.3 from mac");
        compiled("gpu");
        assertThat(packages(folder.resolve("pylock.toml"))).contains("torch 2.1+cu121 from gpu");
        assertThatThrownBy(() -> compiled("gpu", "mac"))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("`torch` would come from `gpu` for the extra `gpu`")
                .hasMessageContaining("`mac` for the extra `mac`");
    }
}

package dev.wardian.python.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.python.InstallProblem;
import dev.wardian.python.PythonException;
import dev.wardian.testkit.WheelMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs and data files belong to one distribution; code may be brought by several.
class OwnersTest {
    @TempDir Path folder;
    private SmallEnvironment environment;

    @BeforeEach
    void begin() {
        environment = new SmallEnvironment(folder.resolve("venv"), folder.resolve("store"));
    }

    @Test
    void refusesAProgramThatAnotherDistributionBroughtAndNamesBoth() throws IOException {
        environment.install(WheelMaker.wheel("a 1.0").script("tool", "a:main"));
        var before = environment.tree();

        assertThatThrownBy(
                        () ->
                                environment.install(
                                        WheelMaker.wheel("b 2.0").script("tool", "b:main")))
                .isInstanceOfSatisfying(
                        PythonException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(owned("bin/tool", "a 1.0", "b 2.0")));

        assertThat(environment.tree()).isEqualTo(before);
    }

    @Test
    void refusesDataFilesOfAnotherDistributionWhereverTheyLie() throws IOException {
        environment.install(
                WheelMaker.wheel("a 1.0").file("a/x.py", "a").data("data/share/a.txt", "a"));
        var before = environment.tree();

        assertThatThrownBy(
                        () ->
                                environment.install(
                                        WheelMaker.wheel("b 1.0").data("data/share/a.txt", "b")))
                .hasMessageContaining("`b 1.0`")
                .hasMessageContaining("belongs to `a 1.0`");
        assertThatThrownBy(
                        () ->
                                environment.install(
                                        WheelMaker.wheel("b 1.0")
                                                .data(
                                                        "data/lib/python3.12/site-packages/a/x.py",
                                                        "b")))
                .hasMessageContaining("belongs to `a 1.0`");

        assertThat(environment.tree()).isEqualTo(before);
    }

    @Test
    void refusesTwoNewDistributionsThatBringOneProgram() throws IOException {
        var before = environment.tree();
        var change =
                environment
                        .change()
                        .install(
                                environment.unpack(
                                        WheelMaker.wheel("a 1.0")
                                                .data("scripts/tool", "#!/bin/sh\n")),
                                InstallOptions.DEPENDENCY)
                        .install(
                                environment.unpack(
                                        WheelMaker.wheel("b 1.0").script("tool", "b:main")),
                                InstallOptions.DEPENDENCY);

        assertThatThrownBy(() -> change.apply(InstallListener.SILENT))
                .isInstanceOfSatisfying(
                        PythonException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(owned("bin/tool", "a 1.0", "b 1.0")));
        assertThat(environment.tree()).isEqualTo(before);
    }

    @Test
    void letsTheLaterHaveTheProgramWhereThatIsAllowed() {
        environment.install(WheelMaker.wheel("a 1.0").script("tool", "a:main"));

        var result =
                environment
                        .change()
                        .allowOverwriting(true)
                        .install(
                                environment.unpack(
                                        WheelMaker.wheel("b 1.0").script("tool", "b:main")),
                                InstallOptions.DEPENDENCY)
                        .apply(InstallListener.SILENT);

        Path tool = environment.root().resolve("bin/tool");
        assertThat(tool).content().contains("from b import main");
        assertThat(result.overwritten())
                .containsExactly(new Overwrite(tool, "b 1.0", "a 1.0", false));
    }

    @Test
    void letsTheOneThatRequiresTheOtherHaveTheProgramInWhateverOrderTheyCome() {
        var old = WheelMaker.wheel("old-name 1.0").requires("bridge").script("tool", "old:main");
        var bridge = WheelMaker.wheel("bridge 1.0").requires("new-name>=2");
        var fresh = WheelMaker.wheel("new-name 2.0").script("tool", "new:main");
        Path tool = environment.root().resolve("bin/tool");

        var result =
                environment
                        .change()
                        .install(environment.unpack(old), InstallOptions.REQUESTED)
                        .install(environment.unpack(bridge), InstallOptions.DEPENDENCY)
                        .install(environment.unpack(fresh), InstallOptions.DEPENDENCY)
                        .apply(InstallListener.SILENT);

        assertThat(tool).content().contains("from old import main");
        assertThat(result.overwritten())
                .containsExactly(new Overwrite(tool, "old-name 1.0", "new-name 2.0", true));
        assertThat(result.overwritten().getFirst().toString())
                .isEqualTo(
                        "`"
                                + tool
                                + "` is that of `old-name 1.0`, which requires `new-name 2.0` with another of that name");
    }

    @Test
    void letsTheOneThatRequiresTheOtherHaveTheProgramOfAnInstalledOne() {
        Path tool = environment.root().resolve("bin/tool");
        environment.install(WheelMaker.wheel("new-name 2.0").script("tool", "new:main"));
        environment.install(
                WheelMaker.wheel("old-name 1.0").requires("new-name").script("tool", "old:main"));
        assertThat(tool).content().contains("from old import main");

        upgrade("new-name", WheelMaker.wheel("new-name 3.0").script("tool", "new:other"));
        assertThat(tool).content().contains("from old import main");

        upgrade(
                "old-name",
                WheelMaker.wheel("old-name 1.1").requires("new-name").script("tool", "old:more"));
        assertThat(tool).content().contains("from old import more");
    }

    @Test
    void refusesAProgramOfTwoThatRequireOneAnotherOrOnlyByAnExtra() {
        environment.install(WheelMaker.wheel("a 1.0").requires("b", "d").script("tool", "a:main"));

        assertThatThrownBy(
                        () ->
                                environment.install(
                                        WheelMaker.wheel("b 1.0")
                                                .requires("a")
                                                .script("tool", "b:main")))
                .hasMessageContaining("belongs to `a 1.0`");
        assertThatThrownBy(
                        () ->
                                environment.install(
                                        WheelMaker.wheel("c 1.0")
                                                .extra("more", "a")
                                                .script("tool", "c:main")))
                .hasMessageContaining("belongs to `a 1.0`");
    }

    @Test
    void leavesAProgramToTheOneThatStaysAndTellsOfOneThatWasReplaced() {
        Path tool = environment.root().resolve("bin/tool");
        environment.install(WheelMaker.wheel("new-name 2.0").script("tool", "new:main"));
        environment.install(
                WheelMaker.wheel("old-name 1.0").requires("new-name").script("tool", "old:main"));

        environment
                .change()
                .remove(environment.installed("new-name"))
                .apply(InstallListener.SILENT);
        assertThat(tool).content().contains("from old import main");

        environment.install(WheelMaker.wheel("new-name 2.0").script("tool", "new:main"));
        var gone =
                environment
                        .change()
                        .remove(environment.installed("old-name"))
                        .apply(InstallListener.SILENT);
        assertThat(tool).doesNotExist();
        assertThat(gone.notes())
                .containsExactly(
                        "`"
                                + tool
                                + "` is gone with `old-name 1.0`, which had replaced that of `new-name 2.0`; installing this again brings it back");
    }

    @Test
    void leavesCodeThatAnotherDistributionHasToo() {
        environment.install(
                WheelMaker.wheel("slim 1.0").file("p/__init__.py", "one").file("p/x.py", "x"));
        environment.install(
                WheelMaker.wheel("whole 1.0").file("p/__init__.py", "one").file("p/y.py", "y"));

        environment.change().remove(environment.installed("slim")).apply(InstallListener.SILENT);

        assertThat(environment.site().resolve("p/__init__.py")).hasContent("one");
        assertThat(environment.site().resolve("p/y.py")).hasContent("y");
        assertThat(environment.site().resolve("p/x.py")).doesNotExist();
    }

    private void upgrade(String name, WheelMaker to) {
        environment
                .change()
                .remove(environment.installed(name))
                .install(environment.unpack(to), InstallOptions.DEPENDENCY)
                .apply(InstallListener.SILENT);
    }

    @Test
    void letsBothBringTheSameProgram() {
        environment.install(WheelMaker.wheel("a 1.0").script("tool", "a:main"));
        environment.install(WheelMaker.wheel("b 1.0").script("tool", "a:main"));

        assertThat(environment.root().resolve("bin/tool")).content().contains("from a import main");
    }

    @Test
    void letsAnUpgradeTakeItsOwnPrograms() {
        environment.install(WheelMaker.wheel("a 1.0").script("tool", "a:main"));

        environment
                .change()
                .remove(environment.installed("a"))
                .install(
                        environment.unpack(WheelMaker.wheel("a 2.0").script("tool", "a:other")),
                        InstallOptions.DEPENDENCY)
                .apply(InstallListener.SILENT);

        assertThat(environment.root().resolve("bin/tool")).content().contains("import other");
    }

    @Test
    void letsNamespacePackagesShareTheirFiles() {
        String extend = "__path__ = __import__('pkgutil').extend_path(__path__, __name__)\n";
        environment.install(
                WheelMaker.wheel("ns-a 1.0").file("ns/__init__.py", extend).file("ns/a.py", "a"));
        environment.install(
                WheelMaker.wheel("ns-b 1.0").file("ns/__init__.py", extend).file("ns/b.py", "b"));
        environment.install(
                WheelMaker.wheel("ns-c 1.0").file("ns/__init__.py", "other").file("ns/c.py", "c"));

        assertThat(environment.site().resolve("ns")).isDirectoryContaining("glob:**/a.py");
        assertThat(environment.site().resolve("ns/__init__.py")).hasContent("other");
    }

    @Test
    void replacesAProgramThatNobodyOwns() throws IOException {
        Files.writeString(environment.root().resolve("bin/tool"), "left over");

        environment.install(WheelMaker.wheel("a 1.0").script("tool", "a:main"));

        assertThat(environment.root().resolve("bin/tool")).content().contains("from a import main");
    }

    @Test
    void refusesAWheelTwoOfWhoseFilesGoToOnePlace() throws IOException {
        var before = environment.tree();

        assertThatThrownBy(
                        () ->
                                environment.install(
                                        WheelMaker.wheel("a 1.0")
                                                .file("a/x.py", "one")
                                                .data("purelib/a/x.py", "two")))
                .hasMessageContaining("refused wheel `a-1.0-py3-none-any.whl`")
                .hasMessageContaining("two of its files go to");
        assertThat(environment.tree()).isEqualTo(before);
    }

    private InstallProblem owned(String file, String owner, String other) {
        return new InstallProblem.FileOwned(environment.root().resolve(file), owner, other);
    }
}

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
        assertThat(result.overwritten()).containsExactly(new Overwrite(tool, "b 1.0", "a 1.0"));
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

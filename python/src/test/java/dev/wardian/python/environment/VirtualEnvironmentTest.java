package dev.wardian.python.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wardian.python.PythonException;
import dev.wardian.python.environment.VenvOptions.OnExisting;
import dev.wardian.python.internal.environment.FolderTree;
import dev.wardian.standards.name.PackageName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VirtualEnvironmentTest {
    @TempDir Path folder;

    /// JUnit warns of every link that leaves its temporary folder.
    @AfterEach
    void leaveNoLinks() throws IOException {
        FolderTree.deleteContents(folder);
    }

    @Test
    void knowsWhatEveryPythonWouldSayInsideWithoutAskingIt() {
        for (Interpreter base : Pythons.all(folder.resolve("cache"))) {
            for (boolean system : new boolean[] {false, true}) {
                Path path = folder.resolve(base.version() + "-" + system);
                VirtualEnvironment made =
                        VirtualEnvironment.create(
                                path, base, VenvOptions.DEFAULT.withSystemSitePackages(system));
                Interpreter asked =
                        new Interpreters(folder.resolve("fresh"), Pythons.surroundings(folder))
                                .probe(path);
                Map<String, String> told = made.interpreter().facts().values();
                Map<String, String> said = asked.facts().values();
                // A venv before 3.11 takes itself for its own base.
                told.remove("base_executable");
                said.remove("base_executable");
                // Debian names folders that are not there; they are not imported from.
                said.keySet().removeIf(key -> key.startsWith("site."));
                assertThat(told).as(base.toString()).containsAllEntriesOf(said);
                assertThat(asked.baseExecutable()).isNotEqualTo(asked.executable());
                assertThat(made.interpreter().libraries()).isEqualTo(asked.libraries());
            }
        }
    }

    @Test
    void makesAnewWhatAKilledProcessLeftUnfinished() throws IOException {
        Interpreter base = Pythons.any(folder.resolve("cache"));
        Path path = Files.createDirectories(folder.resolve("half"));
        Files.writeString(path.resolve(".wardian-unfinished"), "");
        Files.createDirectories(path.resolve("bin"));
        Files.writeString(path.resolve("bin/activate"), "half of");

        VirtualEnvironment.create(path, base, VenvOptions.DEFAULT);

        assertThat(VirtualEnvironment.isAt(path)).isTrue();
        assertThat(path.resolve(".wardian-unfinished")).doesNotExist();
        assertThat(path.resolve("bin/activate")).content().contains("VIRTUAL_ENV");
    }

    @Test
    void isUnderstoodByPip() throws Exception {
        Interpreter base = Pythons.any(folder.resolve("cache"));
        Path path = folder.resolve("it's here");
        VirtualEnvironment made = VirtualEnvironment.create(path, base, VenvOptions.DEFAULT);
        String python = made.python().toString();
        String prefix = Pythons.run(python, "-c", "import sys; print(sys.prefix, sys.base_prefix)");
        assertThat(prefix.strip()).isEqualTo(path + " " + base.basePrefix());
        assertThat(made.interpreter().externallyManaged()).isEmpty();
    }

    @Test
    void activatesInAShellAndLeavesItAsItWas() throws Exception {
        Interpreter base = Pythons.any(folder.resolve("cache"));
        Path path = folder.resolve("a 'b' c");
        VirtualEnvironment.create(path, base, VenvOptions.DEFAULT.withPrompt("it's"));
        String output =
                Pythons.run(
                        "bash",
                        "-c",
                        "before=$PATH; . \"$1/bin/activate\"; echo \"$VIRTUAL_ENV|$PS1\";"
                                + " command -v python; deactivate;"
                                + " [ \"$PATH\" = \"$before\" ] && echo same",
                        "bash",
                        path.toString());
        assertThat(output).isEqualTo(path + "|(it's) \n" + path.resolve("bin/python") + "\nsame\n");
    }

    @Test
    void touchesNoFolderThatIsSomethingElse() throws Exception {
        Interpreter base = Pythons.any(folder.resolve("cache"));
        Path precious = Files.createDirectories(folder.resolve("precious"));
        Files.writeString(precious.resolve("thesis.tex"), "years");
        for (OnExisting existing : OnExisting.values()) {
            assertThatExceptionOfType(PythonException.class)
                    .isThrownBy(
                            () ->
                                    VirtualEnvironment.create(
                                            precious,
                                            base,
                                            VenvOptions.DEFAULT.withExisting(existing)))
                    .withMessageContaining("not a virtual environment");
        }
        assertThat(precious.toFile().list()).hasSize(1);
    }

    @Test
    void refusesClearsOrKeepsAnEnvironmentAsTold() throws Exception {
        Interpreter base = Pythons.any(folder.resolve("cache"));
        Path path = folder.resolve("venv");
        Path left =
                VirtualEnvironment.create(path, base, VenvOptions.DEFAULT)
                        .interpreter()
                        .scheme()
                        .purelib()
                        .resolve("left.py");
        Files.writeString(left, "");
        assertThatExceptionOfType(PythonException.class)
                .isThrownBy(() -> VirtualEnvironment.create(path, base, VenvOptions.DEFAULT))
                .satisfies(thrown -> assertThat(thrown.problem().hint()).isPresent());
        VirtualEnvironment.create(path, base, VenvOptions.DEFAULT.withExisting(OnExisting.KEEP));
        assertThat(left).exists();
        VirtualEnvironment.create(path, base, VenvOptions.DEFAULT.withExisting(OnExisting.CLEAR));
        assertThat(left).doesNotExist();
        assertThat(path.resolve("bin/python")).exists();
    }

    @Test
    void leavesNothingBehindWhereItCannotWrite() throws Exception {
        Interpreter base = Pythons.any(folder.resolve("cache"));
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatExceptionOfType(PythonException.class)
                .isThrownBy(
                        () ->
                                VirtualEnvironment.create(
                                        file.resolve("venv"), base, VenvOptions.DEFAULT))
                .withMessageContaining("cannot write");
        assertThat(file).isRegularFile();
    }

    @Test
    void startsEmpty() {
        Interpreter base = Pythons.any(folder.resolve("cache"));
        VirtualEnvironment made =
                VirtualEnvironment.create(folder.resolve("v"), base, VenvOptions.DEFAULT);
        PythonEnvironment environment = PythonEnvironment.of(made.interpreter());
        assertThat(environment.installed()).isEmpty();
        assertThat(environment.find(PackageName.of("pip"))).isEmpty();
    }
}

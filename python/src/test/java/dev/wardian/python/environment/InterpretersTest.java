package dev.wardian.python.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wardian.python.EnvironmentProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.internal.environment.FolderTree;
import dev.wardian.standards.tag.WheelTag;
import dev.wardian.standards.version.SpecifierSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterpretersTest {
    private static final String OWN_TAGS =
            """
            import sys
            from pip._vendor.packaging import tags
            if hasattr(tags, "sys_tags"):
                print("\\n".join(map(str, tags.sys_tags())))
            """;

    @TempDir Path folder;

    private Interpreters interpreters(Map<String, String> variables) {
        return new Interpreters(
                folder.resolve("cache"), new Surroundings(variables, folder, folder));
    }

    /// JUnit warns of every link that leaves its temporary folder.
    @AfterEach
    void leaveNoLinks() throws IOException {
        FolderTree.deleteContents(folder);
    }

    @Test
    void ranksTheTagsThatEveryInterpretersOwnPipRanks() throws Exception {
        for (Interpreter interpreter : Pythons.all(folder)) {
            String own = Pythons.run(interpreter.executable().toString(), "-I", "-c", OWN_TAGS);
            List<String> expected = own.strip().lines().toList();
            List<String> actual =
                    interpreter.tags().tags().stream().map(WheelTag::toString).toList();
            if (expected.getFirst().startsWith("cp")
                    && expected.contains("py3-none-any")
                    && expected.stream().anyMatch(tag -> tag.contains("manylinux_2_"))) {
                // Older releases of `packaging` leave out `cp311-none-any`.
                assertThat(actual)
                        .as(interpreter.toString())
                        .filteredOn(tag -> !tag.matches("cp\\d+-none-any"))
                        .isEqualTo(without(expected));
            }
        }
    }

    private static List<String> without(List<String> tags) {
        return tags.stream().filter(tag -> !tag.matches("cp\\d+-none-any")).toList();
    }

    @Test
    void answersASecondTimeFromTheCache() throws Exception {
        Interpreter first = Pythons.any(folder.resolve("cache"));
        Path copy = folder.resolve("gone");
        Files.createDirectories(copy);
        Interpreter second =
                new Interpreters(folder.resolve("cache"), Pythons.surroundings(copy))
                        .probe(first.executable());
        assertThat(second).isEqualTo(first);
        assertThat(folder.resolve("cache")).isNotEmptyDirectory();
    }

    @Test
    void asksAgainWhenTheProgramChanged() throws Exception {
        Path program = folder.resolve("python3");
        script(program, answer("3.11.1"));
        // A script is never kept by its own name: it may be a shim that decides anew each time.
        assertThat(interpreters(Map.of()).probe(program).version()).hasToString("3.11.1");
        script(program, answer("3.12.2"));
        assertThat(interpreters(Map.of()).probe(program).version()).hasToString("3.12.2");
    }

    @Test
    void saysWhatAProgramThatIsNoPythonAnswered() throws Exception {
        Path program = folder.resolve("python3");
        script(program, "echo 'I am a teapot'; exit 3");
        assertThatExceptionOfType(PythonException.class)
                .isThrownBy(() -> interpreters(Map.of()).probe(program))
                .satisfies(
                        thrown -> {
                            assertThat(thrown.problem())
                                    .isInstanceOf(EnvironmentProblem.NotPython.class);
                            assertThat(thrown).hasMessageContaining("exit code 3");
                            assertThat(thrown.problem().details()).contains("I am a teapot");
                        });
    }

    @Test
    void refusesAFileThatIsNotThereOrCannotBeRun() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no program");
        assertThatExceptionOfType(PythonException.class)
                .isThrownBy(() -> interpreters(Map.of()).probe(text))
                .withMessageContaining("cannot be run");
        assertThatExceptionOfType(PythonException.class)
                .isThrownBy(() -> interpreters(Map.of()).probe(folder.resolve("nowhere")))
                .withMessageContaining("no such file");
        assertThatExceptionOfType(PythonException.class)
                .isThrownBy(() -> interpreters(Map.of()).probe(folder))
                .withMessageContaining("holds no Python interpreter");
    }

    @Test
    void saysThatAnEnvironmentHasLostItsInterpreter() throws Exception {
        Path broken = Files.createDirectories(folder.resolve(".venv/bin")).resolve("python");
        Files.writeString(folder.resolve(".venv/pyvenv.cfg"), "home = /gone\n");
        Files.createSymbolicLink(broken, Path.of("/gone/python3"));
        assertThatExceptionOfType(PythonException.class)
                .isThrownBy(() -> interpreters(Map.of()).active())
                .satisfies(
                        thrown -> {
                            assertThat(thrown.problem().details().getFirst())
                                    .contains("/gone/python3");
                            assertThat(thrown.problem().hint().orElseThrow())
                                    .contains("wardian venv --clear");
                        });
    }

    @Test
    void takesTheActiveEnvironmentThenDotVenvThenTheSearchPath() throws Exception {
        Path active = environment(folder.resolve("active"), "3.11.1");
        environment(folder.resolve(".venv"), "3.12.2");
        Path bin = Files.createDirectories(folder.resolve("bin"));
        script(bin.resolve("python3"), answer("3.13.3"));

        FoundInterpreter byVariable =
                interpreters(Map.of("VIRTUAL_ENV", active.toString(), "PATH", bin.toString()))
                        .find(new PythonRequest.Any(), EnvironmentPreference.ANY);
        assertThat(byVariable.interpreter().version()).hasToString("3.11.1");
        assertThat(byVariable.reason()).contains("VIRTUAL_ENV");

        FoundInterpreter near =
                interpreters(Map.of("PATH", bin.toString()))
                        .find(new PythonRequest.Any(), EnvironmentPreference.ANY);
        assertThat(near.interpreter().version()).hasToString("3.12.2");
        assertThat(near.reason()).contains(".venv");

        FoundInterpreter system =
                interpreters(Map.of("PATH", bin.toString()))
                        .find(new PythonRequest.Any(), EnvironmentPreference.ONLY_SYSTEM);
        assertThat(system.interpreter().version()).hasToString("3.13.3");
    }

    @Test
    void findsTheVersionThatIsAskedForAndNamesWhatItSawOtherwise() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        script(bin.resolve("python3"), answer("3.9.9"));
        script(bin.resolve("python3.11"), answer("3.11.4"));
        Interpreters interpreters = interpreters(Map.of("PATH", bin.toString()));

        for (String request :
                List.of("3.11", "3.11.4", ">=3.10,<3.12", "cpython@3.11", "cp311", "python3.11")) {
            assertThat(find(interpreters, request)).as(request).isEqualTo("3.11.4");
        }
        assertThat(find(interpreters, "3")).isEqualTo("3.9.9");
        assertThatExceptionOfType(PythonException.class)
                .isThrownBy(() -> find(interpreters, ">=3.99"))
                .satisfies(
                        thrown ->
                                assertThat(thrown.problem().details())
                                        .anyMatch(line -> line.contains("3.9.9"))
                                        .anyMatch(line -> line.contains("3.11.4")));
        assertThatExceptionOfType(PythonException.class)
                .isThrownBy(() -> find(interpreters, "3.x.y"))
                .withMessageContaining("names no Python");
    }

    private String find(Interpreters interpreters, String request) {
        return interpreters
                .find(PythonRequest.parse(request, folder), EnvironmentPreference.ONLY_SYSTEM)
                .interpreter()
                .version()
                .toString();
    }

    @Test
    void looksThroughTheShimsOfPyenv() throws Exception {
        Path root = folder.resolve("pyenv");
        Path shims = Files.createDirectories(root.resolve("shims"));
        script(shims.resolve("python3"), "exit 9");
        for (String version : List.of("3.10.1", "3.12.9", "3.12.10")) {
            Path bin = Files.createDirectories(root.resolve("versions/" + version + "/bin"));
            script(bin.resolve("python"), answer(version));
            script(bin.resolve("python3"), answer(version));
        }
        Files.writeString(root.resolve("version"), "3.10.1\n");
        Map<String, String> variables =
                Map.of("PATH", shims.toString(), "PYENV_ROOT", root.toString());
        assertThat(find(interpreters(variables), "")).isEqualTo("3.10.1");
        assertThat(find(interpreters(variables), "3.12")).isEqualTo("3.12.10");
        Files.writeString(folder.resolve(".python-version"), "3.12\n");
        assertThat(find(interpreters(variables), "")).isEqualTo("3.12.10");
    }

    @Test
    void findsWhatUvAndCondaKeepWhenNothingElseFits() throws Exception {
        Path uv = folder.resolve(".local/share/uv/python/cpython-3.14.1-linux-x86_64-gnu/bin");
        script(Files.createDirectories(uv).resolve("python"), answer("3.14.1"));
        condaPrefix(folder.resolve("miniforge3"), "3.12.3");
        condaPrefix(folder.resolve("miniforge3/envs/old"), "3.8.8");
        condaPrefix(folder.resolve("far/away"), "3.10.1");
        Path noted = Files.createDirectories(folder.resolve(".conda")).resolve("environments.txt");
        Files.writeString(noted, folder.resolve("far/away") + "\n" + folder.resolve("gone") + "\n");
        Path bin = Files.createDirectories(folder.resolve("bin"));
        script(bin.resolve("python3"), answer("3.13.3"));
        Interpreters interpreters = interpreters(Map.of("PATH", bin.toString()));

        assertThat(find(interpreters, "")).isEqualTo("3.13.3");
        assertThat(find(interpreters, "3.14")).isEqualTo("3.14.1");
        assertThat(find(interpreters, "3.12")).isEqualTo("3.12.3");
        assertThat(find(interpreters, "3.8")).isEqualTo("3.8.8");
        assertThat(find(interpreters, "3.10")).isEqualTo("3.10.1");
        assertThat(interpreters.discover())
                .filteredOn(found -> found.interpreter().executable().startsWith(folder))
                .extracting(FoundInterpreter::reason)
                .containsExactly(
                        "on the search path",
                        "installed by uv",
                        "conda prefix",
                        "conda prefix",
                        "conda prefix");
    }

    @Test
    void tellsOfProgramsThatCannotBeUsed() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        script(bin.resolve("python3"), "exit 7");
        assertThat(interpreters(Map.of("PATH", bin.toString())).survey())
                .anySatisfy(
                        sighting ->
                                assertThat(sighting)
                                        .isInstanceOfSatisfying(
                                                Sighting.Unusable.class,
                                                unusable ->
                                                        assertThat(unusable.problem().message())
                                                                .contains("exit code 7")));
    }

    private static void condaPrefix(Path prefix, String version) throws Exception {
        Files.createDirectories(prefix.resolve("conda-meta"));
        Path bin = Files.createDirectories(prefix.resolve("bin"));
        script(bin.resolve("python"), answer(version));
    }

    @Test
    void readsRequestsInEveryForm() {
        assertThat(PythonRequest.parse("", folder)).isInstanceOf(PythonRequest.Any.class);
        assertThat(PythonRequest.parse("3.13t", folder))
                .isEqualTo(
                        new PythonRequest.Matching(
                                "", SpecifierSet.parse("==3.13.*"), true, "3.13t"));
        assertThat(PythonRequest.parse("pypy3.10", folder))
                .isEqualTo(
                        new PythonRequest.Matching(
                                "pypy", SpecifierSet.parse("==3.10.*"), false, "pypy3.10"));
        assertThat(PythonRequest.parse("./x/python", folder))
                .isEqualTo(new PythonRequest.Location(folder.resolve("x/python")));
        assertThat(PythonRequest.parse("mypython", folder))
                .isEqualTo(new PythonRequest.Command("mypython"));
    }

    @Test
    void installsForTheUserWherePythonWould() throws Exception {
        Interpreter base = Pythons.any(folder.resolve("cache"));
        String ask =
                "import sysconfig as s, os;"
                        + "print(s.get_path('purelib', os.name + '_user'));"
                        + "print(s.get_path('scripts', os.name + '_user'))";
        String said =
                Pythons.run(
                        "env",
                        "PYTHONUSERBASE=" + folder.resolve("mine"),
                        base.executable().toString(),
                        "-c",
                        ask);
        Scheme scheme =
                interpreters(Map.of("PYTHONUSERBASE", folder.resolve("mine").toString()))
                        .probe(base.executable())
                        .userScheme();
        assertThat(scheme.purelib() + "\n" + scheme.scripts()).isEqualTo(said.strip());
    }

    private Path environment(Path path, String version) throws Exception {
        Files.createDirectories(path.resolve("bin"));
        Files.writeString(path.resolve("pyvenv.cfg"), "home = /nowhere\n");
        script(path.resolve("bin/python"), answer(version));
        return path;
    }

    private static String answer(String version) {
        String shown = version.substring(0, version.lastIndexOf('.'));
        return """
        cat >/dev/null; cat <<END
        wardian-probe=1
        marker.implementation_name=cpython
        marker.python_full_version=%s
        marker.python_version=%s
        executable=$0
        prefix=/usr
        base_prefix=/usr
        END
        """
                .formatted(version, shown);
    }

    private static void script(Path path, String body) throws Exception {
        Files.writeString(path, "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}

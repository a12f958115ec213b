package dev.wardian.python.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wardian.python.BuildProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.environment.EnvironmentPreference;
import dev.wardian.python.environment.Interpreter;
import dev.wardian.python.environment.Interpreters;
import dev.wardian.python.environment.PythonRequest;
import dev.wardian.python.environment.Surroundings;
import dev.wardian.python.internal.environment.FolderTree;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Version;
import dev.wardian.store.StoreException;
import dev.wardian.testkit.SdistMaker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceBuilderTest {
    /// A backend that tells what it was given through the files that it makes.
    private static final String BACKEND =
            """
            import os, sys, zipfile
            NAME = "thing"
            def get_requires_for_build_wheel(config_settings=None):
                return ["extra-tool>=1"]
            def build_wheel(folder, config_settings=None, metadata_directory=None):
                print("building with", config_settings)
                print("path", os.environ.get("PYTHONPATH"), os.getcwd())
                file = NAME + "-1.0-py3-none-any.whl"
                with zipfile.ZipFile(os.path.join(folder, file), "w") as wheel:
                    wheel.writestr("thing.py", "settings = %r" % (config_settings,))
                    wheel.writestr(
                        "thing-1.0.dist-info/METADATA",
                        "Metadata-Version: 2.1\\nName: thing\\nVersion: 1.0\\n"
                        "Requires-Dist: other\\n")
                return file
            """;

    private static final String PYPROJECT =
            """
            [build-system]
            requires = ["tool", "tool-two>=2"]
            build-backend = "own_backend"
            backend-path = ["backend"]
            """;

    @TempDir Path folder;
    private Interpreter interpreter;
    private final List<List<String>> asked = new ArrayList<>();

    @BeforeEach
    void findAnInterpreter() {
        Surroundings surroundings =
                new Surroundings(
                        Map.of("PATH", System.getenv().getOrDefault("PATH", "")),
                        Path.of("/"),
                        Path.of(System.getProperty("user.home")));
        interpreter =
                new Interpreters(folder.resolve("cache"), surroundings)
                        .find(new PythonRequest.Any(), EnvironmentPreference.ONLY_SYSTEM)
                        .interpreter();
    }

    private BuildOptions options() {
        Map<String, String> variables = new TreeMap<>(System.getenv());
        variables.put("PYTHONPATH", "/misleading");
        return BuildOptions.in(folder.resolve("work"), variables);
    }

    private SourceBuilder builder(BuildOptions options) {
        return new SourceBuilder(
                interpreter,
                (requirements, environment) -> {
                    assertThat(environment.python()).exists();
                    asked.add(requirements.stream().map(Requirement::toString).toList());
                },
                options);
    }

    private SourceBuilder builder() {
        return builder(options());
    }

    private Path tree(String pyproject, String backend) throws IOException {
        Path tree = folder.resolve("tree");
        Files.createDirectories(tree.resolve("backend"));
        Files.writeString(tree.resolve("pyproject.toml"), pyproject);
        Files.writeString(tree.resolve("backend/own_backend.py"), backend);
        return tree;
    }

    /// JUnit warns of every link that leaves its temporary folder.
    @AfterEach
    void leaveNoLinks() throws IOException {
        FolderTree.deleteContents(folder);
    }

    @Test
    void buildsAWheelWithTheBackendInTheTree() throws Exception {
        List<String> lines = new ArrayList<>();
        Path wheel =
                builder(options().withOutput(lines::add))
                        .wheel(Source.at(tree(PYPROJECT, BACKEND)), folder.resolve("out"));
        assertThat(wheel).hasFileName("thing-1.0-py3-none-any.whl").exists();
        assertThat(lines).anyMatch(line -> line.startsWith("path None"));
        assertThat(asked)
                .containsExactly(
                        List.of("tool", "tool-two>=2"),
                        List.of("extra-tool>=1", "tool", "tool-two>=2"));
        assertThat(folder.resolve("work").toFile().list()).containsExactly("logs");
        assertThat(folder.resolve("work/logs")).isEmptyDirectory();
    }

    @Test
    void buildsForMetadataWhereTheBackendCannotSayItOtherwise() throws Exception {
        CoreMetadata metadata = builder().metadata(Source.at(tree(PYPROJECT, BACKEND)));
        assertThat(metadata.requiresDist()).hasToString("[other]");
    }

    @Test
    void asksForMetadataWhereTheBackendCanSayIt() throws Exception {
        String prepares =
                BACKEND
                        + """
                        def prepare_metadata_for_build_wheel(folder, config_settings=None):
                            os.mkdir(os.path.join(folder, "thing-1.0.dist-info"))
                            path = os.path.join(folder, "thing-1.0.dist-info", "METADATA")
                            with open(path, "w") as file:
                                file.write("Metadata-Version: 2.1\\nName: thing\\nVersion: 1.0\\n")
                            return "thing-1.0.dist-info"
                        """;
        CoreMetadata metadata = builder().metadata(Source.at(tree(PYPROJECT, prepares)));
        assertThat(metadata.requiresDist()).isEmpty();
    }

    @Test
    void runsNoCodeForWhatTheProjectPromises() throws Exception {
        String project =
                """
                [project]
                name = "Thing"
                version = "1.0"
                requires-python = ">=3.8"
                dependencies = ["a>1; os_name == 'posix'"]
                [project.optional-dependencies]
                more = ["b; os_name == 'nt'", "c"]
                """;
        CoreMetadata metadata =
                builder().metadata(Source.at(tree(project + PYPROJECT, "raise SystemExit(9)")));
        assertThat(metadata.name()).hasToString("thing");
        assertThat(metadata.requiresDist())
                .extracting(Requirement::toString)
                .containsExactly(
                        "a>1; os_name == \"posix\"",
                        "b; os_name == \"nt\" and extra == \"more\"",
                        "c; extra == \"more\"");
        assertThat(asked).isEmpty();
    }

    @Test
    void trustsNothingThatIsDynamic() throws Exception {
        String project = "[project]\nname = 'thing'\nversion = '1.0'\ndynamic = ['dependencies']\n";
        CoreMetadata metadata = builder().metadata(Source.at(tree(project + PYPROJECT, BACKEND)));
        assertThat(metadata.requiresDist()).hasToString("[other]");
    }

    @Test
    void handsSettingsToTheBackend() throws Exception {
        List<String> lines = new ArrayList<>();
        builder(
                        options()
                                .withSetting("a=1")
                                .withSetting("b=x")
                                .withSetting("b=y=z")
                                .withOutput(lines::add))
                .wheel(Source.at(tree(PYPROJECT, BACKEND)), folder.resolve("out"));
        assertThat(lines).contains("building with {'a': '1', 'b': ['x', 'y=z']}");
    }

    @Test
    void keepsTheLastLinesAndTheLogOfAFailure() throws Exception {
        String failing =
                """
                def build_wheel(folder, config_settings=None, metadata_directory=None):
                    for number in range(50):
                        print("line", number)
                    raise RuntimeError("no compiler")
                """;
        assertThatExceptionOfType(PythonException.class)
                .isThrownBy(
                        () ->
                                builder()
                                        .wheel(
                                                Source.at(tree(PYPROJECT, failing)),
                                                folder.resolve("out")))
                .satisfies(
                        thrown -> {
                            BuildProblem.BuildFailed problem =
                                    (BuildProblem.BuildFailed) thrown.problem();
                            assertThat(problem.exitCode()).isEqualTo(1);
                            assertThat(problem.lastLines())
                                    .hasSize(20)
                                    .endsWith("RuntimeError: no compiler");
                            assertThat(problem.log()).content().contains("line 0\nline 1\n");
                        });
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(folder.resolve("work").toFile().list()).containsExactly("logs");
    }

    @Test
    void refusesABackendFromOutsideItsPath() throws Exception {
        Path tree = tree(PYPROJECT.replace("own_backend", "json"), "");
        assertThatExceptionOfType(PythonException.class)
                .isThrownBy(() -> builder().wheel(Source.at(tree), folder.resolve("out")))
                .satisfies(
                        thrown ->
                                assertThat(thrown.problem())
                                        .isInstanceOf(BuildProblem.BuildFailed.class));
        Path outside = tree(PYPROJECT.replace("[\"backend\"]", "[\"../elsewhere\"]"), BACKEND);
        assertThatExceptionOfType(PythonException.class)
                .isThrownBy(() -> builder().wheel(Source.at(outside), folder.resolve("out")))
                .withMessageContaining("leaves the source tree");
    }

    @Test
    void refusesWhatIsNotWhatTheIndexPromised() throws Exception {
        Path tree = tree(PYPROJECT, BACKEND);
        Source renamed = Source.of(tree, PackageName.of("other"), Version.parse("1.0"));
        Source older = Source.of(tree, PackageName.of("thing"), Version.parse("0.9"));
        for (Source source : List.of(renamed, older)) {
            assertThatExceptionOfType(PythonException.class)
                    .isThrownBy(() -> builder().wheel(source, folder.resolve("out")))
                    .satisfies(
                            thrown ->
                                    assertThat(thrown.problem())
                                            .isInstanceOf(BuildProblem.WrongResult.class));
        }
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void saysWhyATreeIsNoProject() throws Exception {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertRefused(Source.at(empty), "neither `pyproject.toml` nor `setup.py`");
        assertRefused(Source.at(folder.resolve("nowhere")), "no such file or folder");
        assertRefused(Source.at(tree("[build-system\n", "")), "line 1");
        assertRefused(Source.at(tree("[build-system]\n", "")), "build-system.requires");
        assertRefused(
                Source.at(tree(PYPROJECT.replace("tool-two>=2", "no requirement!"), "")),
                "`no requirement!` is no requirement");
        assertRefused(Source.at(empty).within("sub"), "no folder `sub`");
    }

    private void assertRefused(Source source, String words) {
        assertThatExceptionOfType(PythonException.class)
                .isThrownBy(() -> builder().wheel(source, folder.resolve("out")))
                .withMessageContaining(words);
    }

    @Test
    void saysThatABackendKnowsNoEditableInstalls() throws Exception {
        assertThatExceptionOfType(PythonException.class)
                .isThrownBy(
                        () ->
                                builder()
                                        .editable(
                                                Source.at(tree(PYPROJECT, BACKEND)),
                                                folder.resolve("out")))
                .withMessageContaining("no hook `build_editable`");
    }

    @Test
    void endsABuildThatTakesTooLongWithAllThatItStarted() throws Exception {
        String endless =
                """
                import subprocess, sys
                def build_wheel(folder, config_settings=None, metadata_directory=None):
                    print("started", flush=True)
                    subprocess.run([sys.executable, "-c", "import time; time.sleep(600)"])
                """;
        assertThatExceptionOfType(PythonException.class)
                .isThrownBy(
                        () ->
                                builder(options().withTimeLimit(Duration.ofMillis(400)))
                                        .wheel(
                                                Source.at(tree(PYPROJECT, endless)),
                                                folder.resolve("out")))
                .satisfies(
                        thrown ->
                                assertThat(thrown.problem())
                                        .isInstanceOf(BuildProblem.BuildTimedOut.class));
    }

    @Test
    void runsInTheGivenInterpreterWithoutIsolation() throws Exception {
        builder(options().withIsolation(false))
                .wheel(Source.at(tree(PYPROJECT, BACKEND)), folder.resolve("out"));
        assertThat(asked).isEmpty();
    }

    @Test
    void buildsSourceDistributions() {
        Path sdist =
                SdistMaker.sdist("a-b 1.0").requires("c>1").metadataVersion("2.1").into(folder);
        Source source = Source.of(sdist, PackageName.of("a-b"), Version.parse("1.0"));
        assertThat(builder().wheel(source, folder.resolve("out")))
                .hasFileName("a_b-1.0-py3-none-any.whl");
        assertThat(builder().metadata(source).requiresDist()).hasToString("[c>1]");
    }

    @Test
    void buildsZippedSourceDistributions() throws Exception {
        Path zip = folder.resolve("thing-1.0.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String[] entry :
                    new String[][] {
                        {"pyproject.toml", PYPROJECT}, {"backend/own_backend.py", BACKEND}
                    }) {
                out.putNextEntry(new ZipEntry("thing-1.0/" + entry[0]));
                out.write(entry[1].getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        assertThat(builder().wheel(Source.at(zip), folder.resolve("out"))).exists();
    }

    @Test
    void unpacksNothingThatLeadsOutside() {
        Path hostile = SdistMaker.sdist("a 1.0").rootFolder("../../evil").into(folder);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> builder().metadata(Source.at(hostile)));
        assertThat(folder.resolve("work").toFile().list()).isEmpty();
    }

    @Test
    void buildsTheProjectInASubfolder() throws Exception {
        tree(PYPROJECT, BACKEND);
        assertThat(builder().wheel(Source.at(folder).within("tree"), folder.resolve("out")))
                .exists();
    }

    @Test
    void callsSetuptoolsWhereNoBackendIsNamed() throws Exception {
        Path tree = Files.createDirectories(folder.resolve("old"));
        Files.writeString(tree.resolve("setup.py"), "raise SystemExit('no setuptools here')");
        assertThatExceptionOfType(PythonException.class)
                .isThrownBy(() -> builder().wheel(Source.at(tree), folder.resolve("out")))
                .satisfies(
                        thrown ->
                                assertThat(thrown.problem().message())
                                        .contains("setuptools.build_meta:__legacy__"));
        assertThat(asked).containsExactly(List.of("setuptools>=40.8.0"));
    }

    @Test
    void advisesWhatABuildForgotToDeclare() throws Exception {
        assertThatExceptionOfType(PythonException.class)
                .isThrownBy(
                        () ->
                                builder()
                                        .wheel(
                                                Source.at(tree(PYPROJECT, "import numpie")),
                                                folder.resolve("out")))
                .satisfies(
                        thrown ->
                                assertThat(thrown.problem().hint().orElseThrow())
                                        .contains("`numpie`")
                                        .contains("--no-build-isolation"));
    }

    @Test
    void runsNoCodeForWhatPackageInfoPromises() {
        Path sdist = SdistMaker.sdist("a 1.0").requires("c>1").failing("never", 3).into(folder);
        assertThat(builder().metadata(Source.at(sdist)).requiresDist()).hasToString("[c>1]");
    }
}

package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.LocalIndex;
import dev.wardian.testkit.WheelMaker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `wardian pip`: what scripts depend on. `scripts/pip-beside-pip` compares with pip itself.
final class PipIT {
    @TempDir Path folder;
    private Workplace workplace;

    @BeforeEach
    void findAPlace() {
        workplace = Workplace.at(folder);
        workplace.run("venv").succeeds();
    }

    private Workplace.Outcome pip(LocalIndex index, String... words) {
        var all =
                Stream.concat(
                        Stream.concat(Stream.of("pip"), Stream.of(words)),
                        Stream.of("-i", index.url().toString()));
        return workplace.run(all.toArray(String[]::new));
    }

    @Test
    void installsTheNewestAndLeavesWhatIsThere() {
        try (var index = LocalIndex.of("a 1.0 -> b; a 2.0 -> b; b 1.0; b 2.0")) {
            assertThat(pip(index, "install", "a==1.0", "b==1.0").succeeds().out())
                    .isEqualTo("Successfully installed a-1.0 b-1.0\n");
            assertThat(pip(index, "install", "a").succeeds().out())
                    .startsWith("Requirement already satisfied: a in ")
                    .endsWith(" (1.0)\n");
            assertThat(pip(index, "install", "-U", "a").succeeds().out())
                    .contains("Successfully installed a-2.0\n");
            assertThat(workplace.run("pip", "freeze").out()).isEqualTo("a==2.0\nb==1.0\n");
            pip(index, "install", "-U", "--upgrade-strategy", "eager", "a").succeeds();
            assertThat(workplace.run("pip", "freeze").out()).isEqualTo("a==2.0\nb==2.0\n");
        }
    }

    @Test
    void endsWithOneWhateverWentWrongAndWithTwoForWordsItDoesNotKnow() {
        try (var index = LocalIndex.of("a 1.0")) {
            pip(index, "install", "a==9").endsWith(1);
            pip(index, "install", "-r", "missing.txt").endsWith(1);
            pip(index, "install").endsWith(1);
            pip(index, "install", "--no-such-option", "a").endsWith(2);
            workplace.run("pip", "nosuchverb").endsWith(1);
            workplace.run("pip", "show", "a").endsWith(1);
            workplace.run("pip", "uninstall", "-y", "a").endsWith(0);
            assertThat(workplace.run("pip", "check").succeeds().out())
                    .isEqualTo("No broken requirements found.\n");
            pip(index, "install", "--timeout", "1", "--no-index", "a").endsWith(1);
        }
    }

    @Test
    void listsInThreeFormats() {
        try (var index = LocalIndex.of("a 1.0; a 2.0; bb 10.0")) {
            pip(index, "install", "a==1.0", "bb").succeeds();
            assertThat(workplace.run("pip", "list").out())
                    .isEqualTo("Package Version\n------- -------\na       1.0\nbb      10.0\n");
            assertThat(workplace.run("pip", "list", "--format", "json").out())
                    .isEqualTo(
                            """
                            [{"name": "a", "version": "1.0"}, {"name": "bb", "version": "10.0"}]
                            """);
            assertThat(pip(index, "list", "--outdated", "--format=json").succeeds().out())
                    .contains("\"latest_version\": \"2.0\", \"latest_filetype\": \"wheel\"}]");
            workplace.run("pip", "list", "--outdated", "--format", "freeze").endsWith(1);
            assertThat(pip(index, "index", "versions", "a").out())
                    .isEqualTo(
                            """
                            a (2.0)
                            Available versions: 2.0, 1.0
                              INSTALLED: 1.0
                              LATEST:    2.0
                            """);
        }
    }

    @Test
    void inspectsAsJsonWhatMetadataSays() {
        var wheel =
                WheelMaker.wheel("a 1.0")
                        .info(
                                "METADATA",
                                """
                                Metadata-Version: 2.1
                                Name: A
                                Version: 1.0
                                Keywords: x, y
                                License: first
                                        second
                                Classifier: one

                                Bödy
                                """)
                        .make();
        try (var index = LocalIndex.start().add(wheel)) {
            pip(index, "install", "a").succeeds();
            assertThat(workplace.run("pip", "inspect").succeeds().out())
                    .startsWith("{\n  \"version\": \"1\",\n  \"pip_version\": \"")
                    .contains(
                            """
                                  "metadata": {
                                    "metadata_version": "2.1",
                                    "name": "A",
                                    "version": "1.0",
                                    "description": "Bödy\\n",
                                    "keywords": [
                                      "x",
                                      "y"
                                    ],
                                    "license": "first\\nsecond",
                            """)
                    .contains("\"installer\": \"")
                    .contains("\"requested\": true")
                    .contains("\"sys_platform\": \"");
        }
    }

    @Test
    void removesAfterAYes() {
        try (var index = LocalIndex.of("a 1.0; b 1.0")) {
            pip(index, "install", "a", "b").succeeds();
            workplace.run("pip", "uninstall", "a").endsWith(2);
            workplace.typing("n\n").run("pip", "uninstall", "a").succeeds();
            assertThat(workplace.run("pip", "freeze").out()).isEqualTo("a==1.0\nb==1.0\n");
            assertThat(workplace.typing("y\n").run("pip", "uninstall", "a").succeeds().out())
                    .contains("  Successfully uninstalled a-1.0");
            assertThat(workplace.run("pip", "freeze").out()).isEqualTo("b==1.0\n");
        }
    }

    @Test
    void keepsOrderAndCommentsOfARequirementsFile() {
        try (var index = LocalIndex.of("a 1.0; b 1.0; c 1.0")) {
            pip(index, "install", "a", "b", "c").succeeds();
            workplace.file("order.txt", "# mine\nc>=1\nnone\n\nA\n");
            var outcome = workplace.run("pip", "freeze", "-r", "order.txt").succeeds();
            assertThat(outcome.out())
                    .isEqualTo(
                            """
                            # mine
                            c==1.0

                            a==1.0
                            ## The following requirements were added by pip freeze:
                            b==1.0
                            """);
            assertThat(outcome.err()).contains("package 'none' is not installed");
        }
    }

    @Test
    void downloadsFilesAlone() throws IOException {
        try (var index = LocalIndex.of("a 1.0 -> b; b 1.0")) {
            var outcome = pip(index, "download", "-d", "got", "a").succeeds();
            assertThat(outcome.out())
                    .contains("Saved ./got/a-1.0-py3-none-any.whl")
                    .endsWith("Successfully downloaded a b\n");
            try (Stream<Path> files = Files.list(workplace.folder().resolve("got"))) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrder(
                                "a-1.0-py3-none-any.whl", "b-1.0-py3-none-any.whl");
            }
        }
    }

    @Test
    void standsInForPipWhereAskedTo() throws IOException {
        workplace.run("venv", "--pip-shim", "shimmed").succeeds();
        var env = workplace.folder().resolve("shimmed");
        assertThat(env.resolve("bin/pip")).isExecutable().content().contains(" pip --python ");
        assertThat(workplace.run("freeze", "--venv", "shimmed").out()).isEmpty();
        var wardian = Files.writeString(folder.resolve("wardian"), "#!/bin/sh\necho \"$@\"\n");
        assertThat(wardian.toFile().setExecutable(true)).isTrue();
        var builder =
                new ProcessBuilder(env.resolve("bin/python").toString(), "-m", "pip", "list", "-v");
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        var process = builder.start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("pip --python " + env.resolve("bin/python") + " list -v\n");
    }

    @Test
    void reportsWhatItWouldInstall() {
        try (var index = LocalIndex.of("a 1.0 -> b; b 1.0; b 2.0")) {
            var report =
                    pip(index, "install", "--dry-run", "-q", "--report", "-", "a").succeeds().out();
            assertThat(report)
                    .contains(
                            "\"version\": \"1\"",
                            "\"is_direct\": false",
                            "\"hash\": \"sha256=",
                            "\"requires_dist\": [\n          \"b\"",
                            "\"requested\": true",
                            "\"sys_platform\": ");
            assertThat(report.indexOf("\"name\": \"a\""))
                    .isLessThan(report.indexOf("\"name\": \"b\""));
            assertThat(workplace.run("pip", "freeze").out()).isEmpty();
            pip(index, "install", "--report", "report.json", "b==1.0").succeeds();
            assertThat(workplace.text("report.json"))
                    .contains("\"name\": \"b\"", "\"version\": \"1.0\"");
            assertThat(workplace.run("pip", "freeze").out()).isEqualTo("b==1.0\n");
        }
    }

    @Test
    void installsBelowARoot() throws IOException {
        try (var index = LocalIndex.of("a 1.0")) {
            pip(index, "install", "--root", "image", "a").succeeds();
            assertThat(workplace.run("pip", "freeze").out()).isEmpty();
            try (var below = Files.walk(workplace.folder().resolve("image"))) {
                assertThat(below.map(Path::toString))
                        .anyMatch(it -> it.endsWith("site-packages/a-1.0.dist-info/METADATA"));
            }
        }
    }

    @Test
    void takesWheelsForAnotherMachineWhereNothingIsBuilt() {
        var windows = WheelMaker.wheel("a 1.0").tag("cp39-cp39-win_amd64").make();
        var generic = WheelMaker.wheel("a 0.9").make();
        try (var index = LocalIndex.start().add(windows).add(generic)) {
            String[] there = {"--platform", "win_amd64", "--python-version", "39", "a"};
            assertThat(pip(index, words("install", there)).endsWith(1).err())
                    .contains("either --no-deps must be set, or --only-binary=:all:");
            assertThat(pip(index, words("install --no-deps", there)).endsWith(1).err())
                    .contains("unless installing via '--target'");
            assertThat(pip(index, words("download -d got --no-deps", there)).succeeds().out())
                    .contains("a-1.0-cp39-cp39-win_amd64.whl");
            var untagged = "install --dry-run --only-binary=:all: --implementation=py";
            assertThat(pip(index, words(untagged, there)).succeeds().out())
                    .contains("Would install a-0.9");
            var older = "install --dry-run --no-deps --abi=cp38";
            assertThat(pip(index, words(older, there)).succeeds().out())
                    .contains("Would install a-0.9");
        }
    }

    private static String[] words(String first, String... rest) {
        return Stream.concat(Stream.of(first.split(" ")), Stream.of(rest)).toArray(String[]::new);
    }

    @Test
    void heedsTheVariablesOfWhateverOptionAVerbHas() {
        try (var index = LocalIndex.of("a 1.0 -> b; b 1.0")) {
            var url = index.url().toString();
            Map<String, String> said = Map.of("PIP_NO_DEPS", "1", "PIP_INDEX_URL", url);
            assertThat(workplace.run(said, "pip", "install", "a").succeeds().out())
                    .isEqualTo("Successfully installed a-1.0\n");
            workplace.run(Map.of("PIP_NO_DEPS", "perhaps"), "pip", "freeze").succeeds();
            assertThat(
                            workplace
                                    .run(
                                            Map.of("PIP_NO_DEPS", "perhaps", "PIP_INDEX_URL", url),
                                            "pip",
                                            "install",
                                            "a")
                                    .endsWith(2)
                                    .err())
                    .contains("perhaps is not a valid value for no-deps option");
            assertThat(workplace.run(Map.of("PIP_FORMAT", "json"), "pip", "list").succeeds().out())
                    .startsWith("[{\"name\": \"a\"");
            assertThat(
                            workplace
                                    .run(Map.of("PIP_FORMAT", "json"), "pip", "--isolated", "list")
                                    .succeeds()
                                    .out())
                    .startsWith("Package");
            assertThat(
                            workplace
                                    .run(
                                            Map.of("PIP_EXCLUDE", "a b", "PIP_FORMAT", "freeze"),
                                            "pip",
                                            "list")
                                    .succeeds()
                                    .out())
                    .isEmpty();
        }
    }
}

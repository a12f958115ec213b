package dev.wardian.stack.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.stack.workspace.Manifest;
import dev.wardian.stack.workspace.Section;
import dev.wardian.standards.name.GroupName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of several files of one project.
final class TakeoverTest {
    private static final String POETRY_LOCK =
            """
            [[package]]
            name = "a"
            version = "1.0"
            [[package]]
            name = "b"
            version = "2.0"
            [metadata]
            python-versions = ">=3.9"
            """;

    @TempDir Path folder;

    private void file(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private Takeover.Taken taken(String... names) {
        var project = folder.resolve(Manifest.FILE);
        return Takeover.of(
                project,
                Files.exists(project) ? Optional.of(Manifest.read(project)) : Optional.empty(),
                Stream.of(names).map(folder::resolve).toList());
    }

    private static List<String> main(Takeover.Taken taken) {
        return taken.manifest().requirements(Section.main());
    }

    private static List<String> group(Takeover.Taken taken, String name) {
        return taken.manifest().requirements(Section.group(name));
    }

    private void poetry() {
        file(
                Manifest.FILE,
                """
                [tool.poetry]
                name = "demo"
                version = "1.2"
                [tool.poetry.dependencies]
                python = "*"
                a = "^1.0"
                """);
        file("poetry.lock", POETRY_LOCK);
    }

    @Test
    void takesVersionsAloneOfALockWhateverTheOrderOfTheFiles() {
        poetry();
        for (var names :
                List.of(
                        List.of("poetry.lock", Manifest.FILE),
                        List.of(Manifest.FILE, "poetry.lock"))) {
            var taken = taken(names.toArray(String[]::new));
            assertThat(main(taken)).containsExactly("a>=1.0,<2");
            assertThat(taken.manifest().text())
                    .contains(
                            "name = \"demo\"\nversion = \"1.2\"\n", "requires-python = \">=3.9\"");
            assertThat(taken.pins()).hasSize(2);
            assertThat(taken.losses()).isEmpty();
        }
    }

    @Test
    void readsTheFileBesideALockThatSaysWhatWasAskedFor() {
        poetry();
        var taken = taken("poetry.lock");
        assertThat(taken.files())
                .extracting(it -> String.valueOf(it.getFileName()))
                .containsExactly(Manifest.FILE, "poetry.lock");
        assertThat(main(taken)).containsExactly("a>=1.0,<2");
    }

    @Test
    void takesAllThatALockPinsWhereNothingElseIsKnown() {
        file("poetry.lock", POETRY_LOCK);
        file(Manifest.FILE, "[tool.ruff]\nline-length = 90\n");
        var taken = taken("poetry.lock");
        assertThat(main(taken)).containsExactly("a==1.0", "b==2.0");
        assertThat(taken.losses()).singleElement().asString().contains("a lock alone");
    }

    @Test
    void addsNothingOfALockToAProjectThatAsksForPackages() {
        file(
                Manifest.FILE,
                "[project]\nname = \"demo\"\nversion = \"1\"\ndependencies = [\"a\"]\n");
        file(
                "Pipfile.lock",
                "{\"default\": {\"a\": {\"version\": \"==1.0\"}, \"b\": {\"version\": \"==2.0\"}}}");
        var taken = taken("Pipfile.lock");
        assertThat(main(taken)).containsExactly("a");
        assertThat(taken.needs()).isZero();
        assertThat(taken.pins()).hasSize(2);
    }

    @Test
    void addsGroupsAndSourcesThatPoetryKeepsBesideAProject() {
        file(
                Manifest.FILE,
                """
                [project]
                name = "demo"
                version = "1"
                requires-python = ">=3.10"
                dependencies = ["a (>=1.0,<2.0)", "local"]
                [tool.poetry.dependencies]
                local = { path = "../local", develop = true }
                [tool.poetry.group.dev.dependencies]
                b = "^2.0"
                """);
        var taken = taken(Manifest.FILE);
        assertThat(main(taken)).containsExactly("a (>=1.0,<2.0)", "local");
        assertThat(group(taken, "dev")).containsExactly("b>=2.0,<3");
        assertThat(taken.needs()).isOne();
    }

    @Test
    void readsThePackagesOfPixiByFeatureAndPlatform() {
        file(
                "pixi.toml",
                """
                [workspace]
                name = "demo"
                channels = ["conda-forge", { channel = "pytorch", priority = 1 }]
                platforms = ["linux-64"]
                [dependencies]
                python = "3.12.*"
                cmake = "3.29.*"
                ninja = { version = ">=1.12, <2", build = "h1*" }
                [pypi-dependencies]
                a = ">=1.0, <2"
                c = { version = "*", extras = ["x"], env-markers = "os_name == 'posix' or os_name == 'nt'" }
                local = { path = ".", editable = true }
                [target.osx-arm64.pypi-dependencies]
                d = "*"
                [feature.test.pypi-dependencies]
                b = "==2.0"
                [tasks]
                go = "run"
                """);
        var taken = taken("pixi.toml");
        assertThat(main(taken))
                .containsExactly(
                        "a>=1.0,<2",
                        "c[x] ; os_name == \"posix\" or os_name == \"nt\"",
                        "local",
                        "d ; sys_platform == \"darwin\" and platform_machine == \"arm64\"");
        assertThat(group(taken, "test")).containsExactly("b==2.0");
        assertThat(taken.manifest().text())
                .contains(
                        "requires-python = \"==3.12.*\"",
                        "\"conda-forge\",\n    \"pytorch\"",
                        "\"cmake=3.29.*\",\n    \"ninja>=1.12,<2\"",
                        "local = { path = \".\", editable = true }");
        assertThat(taken.losses()).anyMatch(it -> it.contains("[tasks]"));
    }

    @Test
    void keepsLimitsOfConstraintFilesAndAddsToListsThatAreThere() {
        file("limits.txt", "b<2\n");
        file("requirements.txt", "-c limits.txt\na\n");
        file("one.yml", "name: x\ndependencies: [cmake=3.29]\n");
        file("two.yml", "name: x\ndependencies: [ninja]\n");
        var taken = taken("requirements.txt", "one.yml", "two.yml");
        assertThat(main(taken)).containsExactly("a");
        assertThat(taken.manifest().text())
                .contains(
                        "constraint-dependencies = [\n    \"b<2\",\n]",
                        "\"cmake=3.29\",\n    \"ninja\",\n]");
    }

    @Test
    void prefersWhatWasAskedForToTheFileMadeOfIt() {
        file("requirements.in", "a\n");
        file("requirements.txt", "a==1.0\nb==2.0  # via a\n");
        var taken = taken("requirements.txt");
        assertThat(main(taken)).containsExactly("a");
        assertThat(taken.pins()).hasSize(2);
    }

    @Test
    void takesDevelopmentRequirementsOfPdmAndTellsHowToAddThoseOfHatch() {
        file(
                Manifest.FILE,
                """
                [project]
                name = "demo"
                version = "1"
                dependencies = []
                [tool.pdm.dev-dependencies]
                test = ["a", "b>=2"]
                [tool.hatch.envs.docs]
                dependencies = ["c"]
                """);
        var taken = taken(Manifest.FILE);
        assertThat(group(taken, "test")).containsExactly("a", "b>=2");
        assertThat(taken.losses())
                .singleElement()
                .asString()
                .contains("wardian add --group docs 'c'");
    }

    @Test
    void takesOverGroupsThatTakeInOthers() throws IOException {
        var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(
                elsewhere.resolve(Manifest.FILE),
                """
                [project]
                name = "demo"
                version = "1"
                [dependency-groups]
                Dev_Tools = ["a", {include-group = "lint"}, {include-group = "later"}]
                lint = ["b"]
                later = []
                """);
        file(
                Manifest.FILE,
                """
                [project]
                name = "demo"
                version = "1"
                [dependency-groups]
                lint = ["z"]
                """);
        var taken = taken("elsewhere/pyproject.toml");
        assertThat(taken.manifest().inclusions(GroupName.of("dev-tools")))
                .containsExactly(GroupName.of("lint"), GroupName.of("later"));
        assertThat(taken.manifest().groups()).contains(GroupName.of("later"));
        assertThat(group(taken, "dev-tools")).containsExactly("a");
        assertThat(group(taken, "lint")).containsExactly("z", "b");

        Files.writeString(folder.resolve(Manifest.FILE), taken.manifest().text());
        assertThat(taken("elsewhere/pyproject.toml").manifest().text())
                .isEqualTo(taken.manifest().text());
    }

    @Test
    void takesOverGroupsOfPoetryThatTakeInOthers() {
        file(
                Manifest.FILE,
                """
                [tool.poetry.group.dev]
                include-groups = ["lint"]
                [tool.poetry.group.lint.dependencies]
                b = "*"
                """);
        var taken = taken(Manifest.FILE);
        assertThat(taken.manifest().inclusions(GroupName.of("dev")))
                .containsExactly(GroupName.of("lint"));
    }
}

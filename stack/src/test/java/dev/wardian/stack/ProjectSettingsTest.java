package dev.wardian.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.python.PythonException;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.choice.RequirementSources;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.requirement.Declared;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.testkit.LocalIndex;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `[tool.wardian]` and `[tool.uv]` say of indexes, sources and builds.
final class ProjectSettingsTest {

    @TempDir Path folder;
    private Playground play;
    private LocalIndex other;

    @BeforeEach
    void open() {
        play = new Playground(folder, "a 1.0 -> b; b 1.0; a 2.0; torch 2.0; torch 2.1");
        other = LocalIndex.of("a 9.0; torch 2.0+cu121; torch 2.1+cu121; torch 3.0+cu121; b 5.0");
    }

    @AfterEach
    void close() {
        play.close();
        other.close();
    }

    @Test
    void takesAPackageFromItsOwnIndexAlone() {
        project(
                "[[tool.uv.index]]",
                "name = 'gpu'",
                "url = '" + other.url() + "'",
                "explicit = true",
                "[tool.uv.sources]",
                "torch = { index = 'gpu' }");
        assertThat(resolved("torch", "a")).containsExactly("a 2.0", "torch 3.0+cu121");
        assertThat(other.count("/simple/a/")).isZero();
        assertThat(play.index.count("/simple/torch/")).isZero();
    }

    @Test
    void asksNamedIndexesBeforeTheMainOne() {
        project("[[tool.wardian.index]]", "name = 'ours'", "url = '" + other.url() + "'");
        assertThat(resolved("a")).containsExactly("a 9.0");
    }

    @Test
    void takesSourcesByMarker() {
        project(
                "[[tool.uv.index]]",
                "name = 'gpu'",
                "url = '" + other.url() + "'",
                "explicit = true",
                "[tool.uv.sources]",
                "torch = [{ index = 'gpu', marker = \"sys_platform == 'win32'\" }]",
                "a = [{ index = 'gpu', marker = \"sys_platform != 'win32'\" }]");
        assertThat(resolved("torch", "a")).containsExactly("a 9.0", "torch 2.1");
    }

    @Test
    void refusesASourceThatNobodyDeclared() {
        project("[tool.uv.sources]", "torch = { index = 'nowhere' }");
        assertThatThrownBy(() -> resolved("torch"))
                .isInstanceOf(PythonException.class)
                .hasMessageContaining("`torch`")
                .hasMessageContaining("`nowhere`");
    }

    @Test
    void findsTheIndexThatALocalVersionNames() {
        project(
                "[[tool.uv.index]]",
                "name = 'pytorch-cu121'",
                "url = '" + other.url() + "'",
                "explicit = true");
        assertThat(resolved("torch==2.0+cu121", "a")).containsExactly("a 2.0", "torch 2.0+cu121");
        assertThat(other.count("/simple/a/")).isZero();
    }

    @Test
    void saysWhatALocalVersionImplies() {
        var answer =
                play.wardian.resolve(
                        RequirementSet.of("torch==2.0+cu121"),
                        play.environment(),
                        InstallChoices.usual());
        var hint = ((Unsolvable) answer).hint();
        assertThat(hint).isPresent();
        assertThat(hint.get()).contains("+cu121").contains("--index cu121=");
    }

    @Test
    void takesDependenciesFromWhereTheProjectSays() {
        play.write("libs/mine/pyproject.toml", "[project]", "name = 'mine'", "version = '1'");
        play.write("near/pyproject.toml", "[project]", "name = 'near'", "version = '1'");
        project(
                "[project]",
                "name = 'app'",
                "version = '1'",
                "dependencies = ['mine', 'near>=1', 'far; python_version > \"3\"', 'a']",
                "[project.optional-dependencies]",
                "x = ['odd']",
                "[tool.uv.sources]",
                "mine = { workspace = true }",
                "near = { path = 'near' }",
                "far = { git = 'https://example.invalid/far', tag = 'v1', subdirectory = 's' }",
                "odd = { url = 'https://example.invalid/odd-1.0-py3-none-any.whl', extra = 'x' }",
                "[tool.uv.workspace]",
                "members = ['libs/*']");
        var set =
                play.wardian.requirements(
                        RequirementSources.ofFiles(List.of("pyproject.toml"))
                                .withExtras(List.of("x")));
        assertThat(set.requirements().stream().map(Declared::text))
                .containsExactly(
                        folder.resolve("libs/mine").toString(),
                        "near @ " + folder.resolve("near").toUri(),
                        "far @ git+https://example.invalid/far@v1#subdirectory=s"
                                + " ; (python_version > \"3\")",
                        "a",
                        "odd @ https://example.invalid/odd-1.0-py3-none-any.whl");
        assertThat(set.requirements().getFirst().editable()).isTrue();
    }

    @Test
    void limitsAndReplacesAsTheProjectSays() {
        project("[tool.uv]", "constraint-dependencies = ['a<2']", "exclude-dependencies = ['b']");
        assertThat(resolved("a")).containsExactly("a 1.0");
    }

    @Test
    void readsUploadLimitsAndBuildsOfTheProject() {
        project(
                "[tool.uv]",
                "exclude-newer = '2024-01-01'",
                "exclude-newer-package = { a = false }",
                "no-build-isolation-package = ['c']",
                "[tool.uv.extra-build-dependencies]",
                "flash = ['setuptools', { requirement = 'torch', match-runtime = true }]",
                "[tool.uv.extra-build-variables]",
                "flash = { SKIP_CUDA = 'TRUE' }");
        var choices = play.wardian.projectChoices();
        assertThat(choices.excludeNewer()).isPresent();
        assertThat(choices.excludeNewerByPackage().values()).containsExactly(Optional.empty());
        var extra = choices.builds().extraRequirements().values().iterator().next();
        assertThat(extra).hasSize(2);
        assertThat(extra.get(1).matchRuntime()).isTrue();
        assertThat(choices.builds().variables().toString()).contains("SKIP_CUDA");
    }

    @Test
    void saysWhichKeyIsWrong() {
        project("[tool.uv]", "constraint-dependencies = 'a'");
        assertThatThrownBy(() -> resolved("a"))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("pyproject.toml")
                .hasMessageContaining("constraint-dependencies");
    }

    private void project(String... lines) {
        play.write("pyproject.toml", lines);
    }

    private List<String> resolved(String... requirements) {
        var set =
                play.wardian.requirements(
                        RequirementSources.ofPackages(Arrays.asList(requirements)));
        var answer = play.wardian.resolve(set, play.environment(), InstallChoices.usual());
        return ((Solved) answer)
                .packages().stream().map(one -> one.name() + " " + one.version()).toList();
    }
}

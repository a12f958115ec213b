package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.Json;
import dev.wardian.testkit.LocalIndex;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `import` and `export`, as people meet them who come from other tools.
final class ForeignIT {

    @TempDir Path folder;
    private Workplace workplace;
    private LocalIndex index;

    @BeforeEach
    void openIndex() {
        workplace = Workplace.at(folder);
        index = LocalIndex.of("a 1.0 -> b; a 1.5 -> b; b 1.0; b 2.0; c 1.0; c 2.0; d 1.0");
    }

    @AfterEach
    void closeIndex() {
        index.close();
    }

    /// Writes the project that most of these export.
    private void demo(String more) {
        workplace.file(
                "pyproject.toml",
                """
                [project]
                name = "demo"
                version = "1"
                requires-python = ">=3.9"
                dependencies = ["a", "c ; sys_platform == 'win32'"]
                """
                        + more);
    }

    private Workplace.Outcome run(String... words) {
        // a machine without repositories, so that none is asked for system packages
        var machine = workplace.root().resolve("machine").toString();
        return workplace.run(Map.of("WARDIAN_HOST_ROOT", machine), index, words);
    }

    @Test
    void takesOverAPipfileAtItsVersions() {
        workplace.file(
                "Pipfile",
                """
                [[source]]
                url = "https://index.invalid/simple"
                name = "pypi"
                [packages]
                a = {version = "*", index = "pypi"}
                c = {version = ">=1", markers = "sys_platform != 'win32'"}
                [dev-packages]
                d = "*"
                [scripts]
                go = "run"
                """);
        workplace.file(
                "Pipfile.lock",
                """
                {"_meta": {"requires": {}}, "default": {"a": {"version": "==1.0", "hashes": []},
                 "b": {"version": "==1.0"}, "c": {"version": "==1.0"}}, "develop": {"d": {"version": "==1.0"}}}
                """);
        var outcome = run("import", "Pipfile", "Pipfile.lock").succeeds();
        assertThat(outcome.err())
                .contains("Took 3 requirements of `Pipfile`, `Pipfile.lock`", "`[scripts]`");
        assertThat(workplace.text("pyproject.toml"))
                .contains("\"a\",", "'c>=1 ; ", "dev = [\n    \"d\",\n]")
                .doesNotContain("sources", "index");
        assertThat(workplace.text("pylock.toml"))
                .contains("a-1.0", "b-1.0", "c-1.0")
                .doesNotContain("a-1.5", "b-2.0", "c-2.0");
    }

    @Test
    void takesOverPoetryAndSaysWhatIsLost() {
        workplace.file(
                "pyproject.toml",
                """
                [tool.poetry]
                name = "demo"
                version = "1.2"
                [tool.poetry.dependencies]
                python = "^3.9"
                a = "^1.0"
                c = { version = "<2 || >3", optional = true }
                [tool.poetry.extras]
                more = ["c"]
                [tool.poetry.group.test.dependencies]
                d = "~1.0"
                """);
        var outcome = run("import", "pyproject.toml").succeeds();
        assertThat(outcome.err()).contains("alternatives cannot be said");
        assertThat(workplace.text("pyproject.toml"))
                .contains(
                        "requires-python = \">=3.9,<4\"",
                        "\"a>=1.0,<2\"",
                        "more = [\n    \"c\",\n]",
                        "test = [\n    \"d>=1.0,<1.1\",\n]",
                        "[tool.poetry]");
        run("lock", "--check").succeeds();
    }

    @Test
    void carriesCondaPackagesThroughAndBack() {
        workplace.file(
                "environment.yml",
                """
                name: demo
                channels: [conda-forge]
                dependencies:
                  - python>=3.9
                  - cmake=3.29
                  - pip:
                    - a<1.5
                """);
        workplace.file("apt.txt", "ffmpeg  # sound\n");
        run("import", "environment.yml", "apt.txt").succeeds();
        assertThat(workplace.text("pyproject.toml"))
                .contains(
                        "[tool.wardian.conda]",
                        "\"cmake=3.29\"",
                        "[tool.wardian.system]",
                        "packages = [",
                        "\"ffmpeg\"");
        run("export", "-o", "out.yml").succeeds();
        assertThat(workplace.text("out.yml"))
                .contains("  - conda-forge\n", "  - cmake=3.29\n", "      - a==1.0\n");
    }

    @Test
    void exportsPinsWithDigestsForAChoiceOfParts() {
        demo(
                """
                [dependency-groups]
                dev = ["d"]
                """);
        var all = run("export", "--no-hashes", "--no-header", "--no-annotate").succeeds();
        assertThat(all.out())
                .isEqualTo("a==1.5\nb==2.0\nc==2.0 ; sys_platform == \"win32\"\nd==1.0\n");
        var few = run("export", "--no-dev", "-f", "requirements").succeeds();
        assertThat(few.out()).contains("a==1.5 \\\n    --hash=sha256:").doesNotContain("d==");
        assertThat(run("export", "-f", "poem").endsWith(2).err()).contains("`requirements`");
        assertThat(run("import", "notes.doc").endsWith(2).err()).contains("no such file");
    }

    private void parts() {
        demo(
                """
                [project.optional-dependencies]
                more = ["d"]
                all = ["demo[more]"]
                [dependency-groups]
                dev = ["b<2"]
                """);
    }

    @Test
    void exportsGroupsByThemselvesForAllEnvironments() {
        demo(
                """

                [dependency-groups]
                dev = ["b", "c ; sys_platform == 'win32'"]
                """);
        var only = run("export", "--only-dev", "--no-hashes", "--no-header", "--no-annotate");
        assertThat(only.succeeds().out().lines().map(it -> it.substring(0, it.indexOf("=="))))
                .contains("b", "c")
                .doesNotContain("a");
        assertThat(run("export", "--no-emit-package", "b", "--no-hashes").succeeds().out())
                .contains("a==", "c==")
                .doesNotContain("b==");
        assertThat(run("export", "--only-group", "dev", "-f", "constraints").succeeds().out())
                .doesNotContain("a==");
    }

    @Test
    void exportsALockOfUvWithWhoLeadsToWhom() {
        parts();
        run("export", "-o", "uv.lock").succeeds();
        assertThat(workplace.text("uv.lock"))
                .contains(
                        "name = \"a\"\nversion = \"1.5\"",
                        "dependencies = [\n    { name = \"b\" },\n]",
                        "source = { virtual = \".\" }",
                        "{ name = \"c\", marker = 'sys_platform == \"win32\"' }",
                        "[package.optional-dependencies]\nall = [\n    { name = \"d\" },\n]",
                        "[package.dev-dependencies]\ndev = [\n    { name = \"b\" },\n]",
                        "{ name = \"demo\", extras = [\"more\"], marker = \"extra == 'all'\" }",
                        "{ name = \"b\", specifier = \"<2\" }");
    }

    @Test
    void tellsUvWhichIndexSourcesName() {
        parts();
        workplace.file(
                "pyproject.toml",
                workplace.text("pyproject.toml")
                        + """
                        [tool.uv.sources]
                        a = { index = "mine" }
                        b = [{ index = "mine", marker = "sys_platform == 'linux'" }]
                        d = { index = "mine", extra = "more" }
                        [[tool.uv.index]]
                        name = "mine"
                        url = "%s"
                        explicit = true
                        """
                                .formatted(index.url()));
        run("export", "-o", "uv.lock").succeeds();
        var mine = "index = \"" + index.url() + "\" }";
        assertThat(workplace.text("uv.lock"))
                .contains(
                        "{ name = \"a\", " + mine,
                        "{ name = \"b\", marker = 'sys_platform == \"linux\"', specifier = \"<2\", "
                                + mine,
                        "{ name = \"b\", marker = 'sys_platform != \"linux\"', specifier = \"<2\" }",
                        "{ name = \"d\", marker = \"extra == 'more'\", " + mine,
                        "source = { registry = \"" + index.url() + "\" }");
    }

    @Test
    void exportsLocksOfPoetryAndPdmWithTheGroupsOfEachPackage() {
        parts();
        run("export", "-o", "poetry.lock").succeeds();
        assertThat(workplace.text("poetry.lock"))
                .contains(
                        "name = \"b\"\nversion = \"1.0\"\ndescription = \"\"\noptional = false",
                        "groups = [\"main\", \"dev\"]",
                        "markers = 'sys_platform == \"win32\"'",
                        "optional = true",
                        "[extras]\nmore = [\"d\"]",
                        "content-hash = \"");
        run("export", "-o", "pdm.lock").succeeds();
        assertThat(workplace.text("pdm.lock"))
                .contains(
                        "groups = [\"all\", \"default\", \"dev\", \"more\"]",
                        "groups = [\"default\", \"dev\"]",
                        "groups = [\"all\", \"more\"]",
                        "content_hash = \"sha256:");
    }

    @Test
    void exportsALockOfAPartAndWhatSetuptoolsReads() {
        parts();
        run("export", "-o", "pylock.few.toml", "--no-dev").succeeds();
        assertThat(workplace.text("pylock.few.toml"))
                .contains("name = \"a\"")
                .doesNotContain("name = \"d\"", "dependency_groups", "default-groups");
        var cfg = run("export", "-f", "setup.cfg").succeeds();
        assertThat(cfg.out()).contains("install_requires =\n    a\n", "more =\n    d\n");
        assertThat(cfg.err()).contains("group `dev`: `setup.cfg` has none");
    }

    @Test
    void exportsLocksOfCondasToolsWithWhatComesFromTheIndex() {
        demo(
                """
                [dependency-groups]
                dev = ["d"]
                [tool.wardian.conda]
                channels = ["conda-forge", "bioconda"]
                dependencies = ["samtools=1.19"]
                """);
        var lock = run("export", "-o", "conda-lock.yml").succeeds();
        assertThat(workplace.text("conda-lock.yml"))
                .contains(
                        "channels:\n    - url: conda-forge\n",
                        "platforms:\n    - linux-64\n    - linux-aarch64\n    - osx-64\n",
                        "- name: a\n    version: \"1.5\"\n    manager: pip\n    platform: win-64\n"
                                + "    dependencies:\n      b: \"*\"\n    url: ",
                        "category: dev\n    optional: true\n")
                .doesNotContain("samtools")
                .containsOnlyOnce("- name: c\n");
        assertThat(lock.err())
                .contains("packages of conda (samtools=1.19)", "`conda-lock lock` adds them");
        run("export", "--no-dev", "-o", "pixi.lock").succeeds();
        assertThat(workplace.text("pixi.lock"))
                .contains(
                        "version: 6\nenvironments:\n  default:\n    channels:\n    - url: conda-forge",
                        "      osx-arm64:\n      - pypi: ",
                        "  name: a\n  version: \"1.5\"\n  sha256: ",
                        "  requires_dist:\n  - b")
                .doesNotContain("name: d\n");
        run("import", "conda-lock.yml", "--dry-run").succeeds();
        run("import", "pixi.lock", "--dry-run").succeeds();
    }

    @Test
    void saysOnceInPoetrysTablesAndPipfilesWhatIsAskedForTwice() {
        workplace.file(
                "pyproject.toml",
                """
                [project]
                name = "demo"
                version = "1"
                requires-python = ">=3.9"
                dependencies = ["a>=1", "a<2", "b>1 ; sys_platform == 'win32'", "b ; sys_platform != 'win32'"]
                [project.optional-dependencies]
                more = ["d"]
                all = ["demo[more]", "c"]
                [dependency-groups]
                dev = [{include-group = "docs"}]
                docs = ["c"]
                """);
        assertThat(run("export", "-f", "poetry").succeeds().out())
                .contains(
                        "a = \">=1,<2\"\n",
                        "b = [\n    {version = \">1\", markers = 'sys_platform == \"win32\"'},\n    {",
                        "d = {version = \"*\", optional = true}\n",
                        "[tool.poetry.group.dev.dependencies]\nc = \"*\"\n",
                        "[tool.poetry.extras]\nmore = [\"d\"]\nall = [\"d\", \"c\"]\n");
        var pipfile = run("export", "-f", "pipfile").succeeds();
        assertThat(pipfile.out())
                .contains("a = \">=1,<2\"\nb = \"*\"\n", "[dev-packages]\nc = \"*\"\n");
        assertThat(pipfile.err())
                .contains("`b` is asked for 2 times in dependencies", "a Pipfile has one entry");
    }

    @Test
    void answersInJsonWhatItExportsAndWhatItCannotSay() {
        demo("[tool.wardian.conda]\ndependencies = [\"samtools=1.19\"]\n");
        var text = Json.parse(run("export", "-f", "conda-lock", "--json").succeeds().out());
        assertThat(text.toString()).contains("conda-lock.yml", "samtools", "version: 1");
        var file = run("export", "-o", "constraints.txt", "--json").succeeds();
        assertThat(file.out())
                .contains(
                        "\"file\" : \"",
                        "constraints.txt\"",
                        "\"written\" : true",
                        "\"lost\" : [ ]")
                .doesNotContain("a==1.5");
        assertThat(workplace.text("constraints.txt")).contains("a==1.5");
    }
}

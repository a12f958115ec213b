package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.LocalIndex;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several projects that share a lock and an environment.
final class WorkspaceIT {

    private static final String BACKEND =
            """
            import base64, hashlib, tomllib, zipfile
            def build_editable(folder, config_settings=None, metadata_directory=None):
                name = tomllib.load(open('pyproject.toml', 'rb'))['project']['name']
                wheel = f'{name}-0.1.0-py3-none-any.whl'
                info = f'{name}-0.1.0.dist-info/'
                files = {
                    f'{name}.py': '',
                    info + 'METADATA': f'Metadata-Version: 2.1\\nName: {name}\\nVersion: 0.1.0\\n',
                    info + 'WHEEL': 'Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n',
                }
                record = info + 'RECORD,,\\n'
                for path, text in files.items():
                    digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest())
                    record += f'{path},sha256={digest.decode().rstrip("=")},{len(text)}\\n'
                with zipfile.ZipFile(folder + '/' + wheel, 'w') as out:
                    for path, text in files.items():
                        out.writestr(path, text)
                    out.writestr(info + 'RECORD', record)
                return wheel
            """;

    @TempDir Path folder;
    private Workplace workplace;
    private LocalIndex index;

    @BeforeEach
    void makeWorkspace() {
        workplace = Workplace.at(folder);
        index = LocalIndex.of("a 1; b 1; c 1; d 1; e 1");
        workplace.file(
                "pyproject.toml",
                """
                [project]
                name = "root"
                version = "0.1.0"
                requires-python = ">=3.11"
                dependencies = ["app"]

                [dependency-groups]
                dev = ["a"]

                [tool.wardian.sources]
                app = { workspace = true }
                core = { workspace = true }

                [tool.wardian.workspace]
                members = ["packages/*"]
                exclude = ["packages/old"]
                """);
        member("app", "\"core\", \"b\"", "");
        member(
                "core",
                "\"c\"",
                "[project.optional-dependencies]\nfast = [\"d\"]\n[dependency-groups]\ndev = [\"e\"]\n");
        workplace.file(
                "packages/old/pyproject.toml",
                "[project]\nname = \"old\"\nversion = \"1\"\ndependencies = [\"nowhere\"]\n");
    }

    private void member(String name, String dependencies, String more) {
        workplace.file(
                "packages/" + name + "/pyproject.toml",
                """
                [project]
                name = "%s"
                version = "0.1.0"
                requires-python = ">=3.11"
                dependencies = [%s]

                [build-system]
                requires = []
                build-backend = "backend"
                backend-path = ["."]

                %s"""
                        .formatted(name, dependencies, more));
        workplace.file("packages/" + name + "/backend.py", BACKEND);
    }

    @AfterEach
    void closeIndex() {
        index.close();
    }

    private Workplace.Outcome run(String... words) {
        return workplace.run(index, words);
    }

    private List<String> distributions() {
        return workplace.installed().stream()
                .filter(name -> name.endsWith(".dist-info"))
                .map(name -> name.substring(0, name.indexOf('-')))
                .toList();
    }

    @Test
    void installsTheRootOrAMemberOrAll() {
        run("sync").succeeds();
        assertThat(workplace.text("pylock.toml"))
                .contains("default-groups = [\"root\", \"root-dev\"]")
                .doesNotContain("nowhere");
        assertThat(distributions()).containsExactly("a", "app", "b", "c", "core");
        run("sync", "--package", "core").succeeds();
        assertThat(distributions()).containsExactly("c", "core", "e");
        run("sync", "--directory", "packages/core", "--extra", "fast", "--no-dev").succeeds();
        assertThat(distributions()).containsExactly("c", "core", "d");
        run("sync", "--all-packages", "--all-extras").succeeds();
        assertThat(distributions()).containsExactly("a", "app", "b", "c", "core", "d", "e");
        run("sync", "--no-install-workspace", "--no-dev").succeeds();
        assertThat(distributions()).containsExactly("b", "c");
        assertThat(run("sync", "--package", "cor").endsWith(2).err()).contains("core");
    }

    @Test
    void editsTheMemberOfTheFolderOrTheOneNamed() {
        run("add", "d", "--directory", "packages/app", "--no-sync").succeeds();
        assertThat(workplace.text("packages/app/pyproject.toml")).contains("\"d>=1\"");
        run("add", "core", "--package", "root", "--no-sync").succeeds();
        assertThat(workplace.text("pyproject.toml")).contains("dependencies = [\"app\", \"core\"]");
        var drift = run("lock", "--check").succeeds();
        assertThat(drift.err()).contains("up to date");
    }

    @Test
    void growsByInit() {
        workplace.run("init", "libs/tool", "--bare").succeeds();
        assertThat(workplace.text("pyproject.toml"))
                .contains("members = [\"packages/*\", \"libs/tool\"]");
        workplace.run("init", "packages/other", "--bare").succeeds();
        assertThat(workplace.text("pyproject.toml")).doesNotContain("packages/other");
        run("lock").succeeds();
        assertThat(workplace.text("pylock.toml")).contains("\"other\"", "\"tool\"");
    }

    @Test
    void buildsNoMemberThatHidesOnlyItsVersionUnlessThatDecides() {
        workplace.file(
                "packages/dyn/pyproject.toml",
                """
                [project]
                name = "dyn"
                dynamic = ["version"]
                dependencies = ["c"]
                [build-system]
                requires = []
                build-backend = "backend"
                backend-path = ["."]
                """);
        workplace.file("packages/dyn/backend.py", "raise SystemExit('nobody needs it')\n");
        run("lock").succeeds();
        assertThat(workplace.text("pylock.toml"))
                .contains("name = \"dyn\"\n", "name = \"c\"\n")
                .doesNotContain("name = \"dyn\"\nversion");

        workplace.file(
                "packages/dyn/backend.py",
                """
                import os
                def prepare_metadata_for_build_wheel(folder, config_settings=None):
                    os.mkdir(folder + '/dyn-2.dist-info')
                    with open(folder + '/dyn-2.dist-info/METADATA', 'w') as out:
                        out.write('Metadata-Version: 2.1\\nName: dyn\\nVersion: 2\\nRequires-Dist: c\\n')
                    return 'dyn-2.dist-info'
                def build_wheel(folder, config_settings=None, metadata_directory=None):
                    raise SystemExit('metadata is enough')
                """);
        index.close();
        index = LocalIndex.of("a 1; b 1; c 1; d 1; e 1; f 1 -> dyn; f 2 -> dyn>=2; f 3 -> dyn>2");
        run("add", "f", "--no-sync").succeeds();
        assertThat(workplace.text("pylock.toml")).contains("name = \"f\"\nversion = \"2\"");
    }

    @Test
    void aMemberTakesPackagesFromItsOwnIndex() {
        try (var own = LocalIndex.of("special 9; c 9")) {
            workplace.file(
                    "packages/core/pyproject.toml",
                    """
                    [project]
                    name = "core"
                    version = "0.1.0"
                    requires-python = ">=3.11"
                    dependencies = ["special", "c"]

                    [[tool.uv.index]]
                    name = "ours"
                    url = "%s"

                    [tool.uv.sources]
                    special = { index = "ours" }
                    """
                            .formatted(own.url()));
            workplace.file(
                    "pyproject.toml",
                    """
                    [project]
                    name = "root"
                    version = "0.1.0"
                    requires-python = ">=3.11"

                    [tool.uv.workspace]
                    members = ["packages/core"]
                    """);
            run("lock").succeeds();
            assertThat(workplace.text("pylock.toml"))
                    .contains("index = \"" + own.url().toString().replaceAll("/$", ""))
                    .containsPattern("name = \"c\"\nversion = \"1\"");

            workplace.file(
                    "packages/other/pyproject.toml",
                    """
                    [project]
                    name = "other"
                    version = "0.1.0"
                    requires-python = ">=3.11"
                    dependencies = ["special"]

                    [tool.uv.sources]
                    special = { index = "ours" }
                    """);
            workplace.file(
                    "pyproject.toml",
                    workplace
                            .text("pyproject.toml")
                            .replace("\"packages/core\"", "\"packages/core\", \"packages/other\""));
            assertThat(run("lock").endsWith(2).err())
                    .contains(
                            "packages/other/pyproject.toml",
                            "index `ours`, which nothing declares");
        }
    }

    /// What the index has under the name of a member is something else.
    @Test
    void takesNoStrangerForANewerVersionOfAMember() {
        run("lock").succeeds();
        try (var other = LocalIndex.of("a 1; a 2; b 1; c 1; d 1; e 1; core 9; app 9; root 9")) {
            assertThat(workplace.run(other, "outdated", "--all").succeeds().out())
                    .contains("a ")
                    .doesNotContain("core", "app");
            assertThat(workplace.run(other, "tree", "--outdated").succeeds().out())
                    .contains("a 1 (latest: 2)", "core 0.1.0\n")
                    .doesNotContain("latest: 9");
        }
    }
}

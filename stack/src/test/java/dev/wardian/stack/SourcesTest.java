package dev.wardian.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.choice.RequirementSources;
import dev.wardian.stack.progress.ProgressListener;
import dev.wardian.stack.requirement.Declared;
import dev.wardian.standards.name.PackageName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Folders, archives and repositories as sources of packages. The backend of their projects lies
/// in the tree (PEP 517, `backend-path`), so that nothing is needed to build them.
class SourcesTest {

    private static final String BACKEND =
            """
            import base64, hashlib, os, zipfile

            INFO = "proj_x-0.1.dist-info/"

            def row(name, text):
                digest = base64.urlsafe_b64encode(hashlib.sha256(text).digest()).rstrip(b"=")
                return "%s,sha256=%s,%d\\n" % (name, digest.decode(), len(text))

            def wheel(folder, editable):
                code = open("proj_x.py", "rb").read()
                files = {
                    INFO + "METADATA": b"Metadata-Version: 2.1\\nName: proj-x\\n"
                        b"Version: 0.1\\nRequires-Dist: a\\n",
                    INFO + "WHEEL": b"Wheel-Version: 1.0\\nGenerator: x\\n"
                        b"Root-Is-Purelib: true\\nTag: py3-none-any\\n",
                }
                if editable:
                    files["proj_x.pth"] = os.getcwd().encode() + b"\\n"
                else:
                    files["proj_x.py"] = code
                record = "".join(row(name, text) for name, text in files.items())
                files[INFO + "RECORD"] = (record + INFO + "RECORD,,\\n").encode()
                name = "proj_x-0.1-py3-none-any.whl"
                with zipfile.ZipFile(os.path.join(folder, name), "w") as z:
                    for path, text in files.items():
                        z.writestr(path, text)
                return name

            def build_wheel(folder, config_settings=None, metadata_directory=None):
                return wheel(folder, False)

            def build_editable(folder, config_settings=None, metadata_directory=None):
                return wheel(folder, True)
            """;

    @TempDir Path folder;
    private Playground play;

    @BeforeEach
    void writeProject() throws IOException {
        play = new Playground(folder, "a 1.0");
        project("project");
    }

    private void project(String where) throws IOException {
        play.write(
                where + "/pyproject.toml",
                "[build-system]",
                "requires = []",
                "build-backend = 'backend'",
                "backend-path = ['.']");
        Files.writeString(folder.resolve(where).resolve("backend.py"), BACKEND);
        play.write(where + "/proj_x.py", "VALUE = 1");
    }

    @Test
    void installsAFolderAgainForAnyOfItsFilesMayHaveChanged() throws Exception {
        play.install("./project");
        assertThat(play.installed()).containsExactly("a 1.0", "proj-x 0.1");
        assertThat(play.wardian.inspector().freeze(play.environment()))
                .contains("proj-x @ " + uri(folder.resolve("project")));
        play.write("project/proj_x.py", "VALUE = 2");
        assertThat(((Plan) play.plan("./project")).install()).hasSize(1);
        assertThat(((Plan) play.plan("proj-x")).isEmpty()).isTrue();
        play.close();
    }

    private static String uri(Path path) {
        var text = path.toUri().toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    @Test
    void installsEditableAndKnowsItAgain() {
        var set =
                play.wardian.requirements(
                        RequirementSources.none().withEditables(List.of("./project")));
        play.wardian.apply(
                (Plan) play.wardian.planInstall(play.environment(), set, InstallChoices.usual()));
        var installed = play.wardian.inspector().list(play.environment()).get(1);
        assertThat(installed.editable()).contains(folder.resolve("project"));
        var again =
                (Plan) play.wardian.planInstall(play.environment(), set, InstallChoices.usual());
        assertThat(again.isEmpty()).isTrue();
        play.close();
    }

    @Test
    void installsARepositoryAtATagAndWritesItsCommit() throws Exception {
        git("init", "-q", ".");
        git("add", "-A");
        git("-c", "user.email=a@b", "-c", "user.name=x", "commit", "-qm", "one");
        git("tag", "v1");
        var address = "git+" + uri(folder.resolve("project")).replace("file:", "file://") + "@v1";
        play.install(address.replace("file://///", "file:///"));
        assertThat(play.installed()).contains("proj-x 0.1");
        assertThat(play.wardian.inspector().list(play.environment()).get(1).url().orElseThrow())
                .matches("git\\+file:.*@[0-9a-f]{40}");
        play.close();
    }

    private void git(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        var process =
                new ProcessBuilder(command).directory(folder.resolve("project").toFile()).start();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void leavesNothingBehindWhenABuildFails() throws Exception {
        Files.writeString(folder.resolve("project/backend.py"), "raise SystemExit('no luck')");
        assertThatThrownBy(() -> play.install("./project")).hasMessageContaining("project");
        assertThat(play.installed()).isEmpty();
        play.close();
    }

    @Test
    void readsDependenciesExtrasAndGroupsOfAProject() {
        play.write(
                "pyproject.toml",
                "[project]",
                "name = 'mine'",
                "version = '1'",
                "dependencies = ['a']",
                "[project.optional-dependencies]",
                "x = ['b', 'mine[y]']",
                "y = ['c']",
                "[dependency-groups]",
                "dev = ['d', {include-group = 'more'}]",
                "more = ['e']");
        var set =
                play.wardian.requirements(
                        RequirementSources.ofFiles(List.of("pyproject.toml"))
                                .withExtras(List.of("x"))
                                .withGroups(List.of("dev")));
        assertThat(set.requirements().stream().map(Declared::text))
                .containsExactly("a", "b", "c", "d", "e");
        play.close();
    }

    @Test
    void purgesWhatBelongsToOnePackage() {
        play.install("a");
        var before = play.wardian.cache().summary().bytes();
        var purged = play.wardian.cache().purge(List.of(PackageName.of("a")));
        assertThat(purged.files()).isPositive();
        assertThat(play.wardian.cache().summary().bytes()).isLessThan(before);
        play.close();
    }

    @Test
    void expandsVariablesOfTheSettingsOnly() {
        var settings = play.settings().withProgress(ProgressListener.silent());
        play.write("requirements.txt", "${WANTED}");
        var environment = new HashMap<>(settings.environment());
        environment.put("WANTED", "a");
        var richer = settings.withEnvironment(environment);
        try (var wardian = Wardian.open(richer)) {
            var set = wardian.requirements(RequirementSources.ofFiles(List.of("requirements.txt")));
            assertThat(set.requirements().getFirst().text()).isEqualTo("a");
        }
        play.close();
    }
}

package dev.wardian.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.stack.choice.CompileChoices;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.choice.RequirementSources;
import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.testkit.PackageFile;
import dev.wardian.testkit.WheelMaker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Packages that come from addresses, and what these lead to.
final class AddressesTest {

    @TempDir Path folder;
    private Playground play;

    @BeforeEach
    void open() {
        play = new Playground(folder, "plain 1.0; c 9.0");
    }

    @AfterEach
    void close() {
        play.close();
    }

    @Test
    void followsAddressesOfWhatLiesAtAddresses() {
        var c = wheel("c 1.0", "plain");
        var b = wheel("b 1.0", "c @ " + play.index.urlOf(c));
        var a = wheel("a 1.0", "b @ " + play.index.urlOf(b));
        play.index.add(a, b, c);
        play.install("a @ " + play.index.urlOf(a));
        assertThat(play.installed()).containsExactly("a 1.0", "b 1.0", "c 1.0", "plain 1.0");
        assertThat(play.wardian.inspector().freeze(play.environment()))
                .anySatisfy(line -> assertThat(line).startsWith("c @ " + play.index.urlOf(c)));
        var again = (Plan) play.plan("a @ " + play.index.urlOf(a));
        assertThat(again.isEmpty()).isTrue();
    }

    @Test
    void takesDependenciesOfASourceTreeFromWhereItSays() {
        wheel("c 1.0").writeTo(folder.resolve("app/wheels"));
        play.write(
                "app/pyproject.toml",
                "[project]",
                "name = 'app'",
                "version = '1.0'",
                "dependencies = ['c', 'plain']",
                "[tool.uv.sources]",
                "c = { path = 'wheels/c-1.0-py3-none-any.whl' }");
        var answer =
                play.wardian.resolve(
                        RequirementSet.of("./app"), play.environment(), InstallChoices.usual());
        assertThat(((Solved) answer).packages())
                .extracting(one -> one.name() + " " + one.version())
                .containsExactly("app 1.0", "c 1.0", "plain 1.0");
    }

    @Test
    void refusesAddressesThatPackagesOfAnIndexName() {
        var c = wheel("c 1.0");
        play.index.add(c, wheel("a 1.0", "c @ " + play.index.urlOf(c)));
        var answer = play.plan("a");
        assertThat(answer).isInstanceOf(Unsolvable.class);
        assertThat(((Unsolvable) answer).explanation().toString())
                .contains("an address must be asked for or be a constraint");
        assertThat(play.plan("a", "c @ " + play.index.urlOf(c))).isInstanceOf(Plan.class);
    }

    @Test
    void pinsRepositoriesToTheirCommit() throws Exception {
        var repository = repository("tool", "[project]\nname = 'tool'\nversion = '1.0'\n");
        git(repository, "tag", "v1");
        var commit = git(repository, "rev-parse", "HEAD").strip();
        var text = compiled("tool @ git+" + repository.toUri() + "@v1");
        assertThat(text).contains("tool @ git+" + repository.toUri() + "@" + commit + "\n");
    }

    @Test
    void writesDigestsOfArchivesAtAddresses() {
        var a = wheel("a 1.0");
        play.index.add(a);
        var text = compiled("a @ " + play.index.urlOf(a));
        assertThat(text).contains("--hash=sha256:" + a.sha256());
    }

    @Test
    void takesSubmodulesThatLieBesideTheRepository() throws Exception {
        repository("part", "[project]\nname = 'part'\nversion = '2.0'\n");
        var whole = repository("whole", "");
        git(whole, "-c", "protocol.file.allow=always", "submodule", "add", "../part", "inside");
        git(whole, "commit", "-q", "-m", "with a part");
        var text = compiled("part @ git+" + whole.toUri() + "#subdirectory=inside");
        assertThat(text).contains("#subdirectory=inside");
    }

    @Test
    void saysWhenFilesAreOnlyPointers() throws Exception {
        var large = repository("large", "[project]\nname = 'large'\nversion = '1.0'\n");
        Files.writeString(large.resolve(".gitattributes"), "*.bin filter=lfs\n");
        git(large, "add", ".");
        git(large, "commit", "-q", "-m", "large files");
        compiled("large @ git+" + large.toUri());
        assertThat(play.events)
                .anySatisfy(
                        event ->
                                assertThat(event)
                                        .isInstanceOf(ProgressEvent.Warning.class)
                                        .asString()
                                        .contains("Git LFS"));
    }

    private String compiled(String requirement) {
        try (var wardian = Wardian.open(play.settings().withEnvironment(permissive()))) {
            var answer =
                    wardian.compile(
                            RequirementSources.ofPackages(List.of(requirement)),
                            play.environment(),
                            CompileChoices.usual(Optional.empty(), List.of("test"))
                                    .withHashes(true));
            return ((Compilation.Compiled) answer).text();
        }
    }

    /// Git refuses submodules on the file system unless told otherwise.
    private Map<String, String> permissive() {
        var environment = new java.util.HashMap<>(play.settings().environment());
        environment.put("GIT_CONFIG_COUNT", "1");
        environment.put("GIT_CONFIG_KEY_0", "protocol.file.allow");
        environment.put("GIT_CONFIG_VALUE_0", "always");
        return environment;
    }

    private static PackageFile wheel(String nameAndVersion, String... requires) {
        return WheelMaker.wheel(nameAndVersion)
                .requires(requires)
                .file(nameAndVersion.substring(0, 1) + "/__init__.py", "")
                .make();
    }

    private Path repository(String name, String project) throws IOException, InterruptedException {
        var where = Files.createDirectories(folder.resolve("repositories").resolve(name));
        git(where, "init", "-q", "-b", "main");
        Files.writeString(where.resolve("pyproject.toml"), project);
        git(where, "add", ".");
        git(where, "commit", "-q", "-m", "first");
        return where;
    }

    private static String git(Path where, String... arguments)
            throws IOException, InterruptedException {
        var command =
                new ArrayList<>(
                        List.of("git", "-c", "user.name=t", "-c", "user.email=t@example.invalid"));
        command.addAll(List.of(arguments));
        var process =
                new ProcessBuilder(command)
                        .directory(where.toFile())
                        .redirectErrorStream(true)
                        .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}

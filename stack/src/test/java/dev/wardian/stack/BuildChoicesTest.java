package dev.wardian.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.python.PythonException;
import dev.wardian.stack.choice.BuildChoices;
import dev.wardian.stack.choice.BuildChoices.ExtraRequirement;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.choice.ResolveChoices;
import dev.wardian.stack.requirement.Declared;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How sources become wheels, and when they do not.
final class BuildChoicesTest {

    private static final PackageName KERNEL = PackageName.of("kernel");

    @TempDir Path folder;
    private Playground play;
    private Wardian wardian;

    @BeforeEach
    void open() {
        play = new Playground(folder, "runtime 1.0; runtime 2.0; runtime 3.0; other 1.0");
        var environment = new java.util.HashMap<>(play.settings().environment());
        environment.put("BUILD_LOG", folder.resolve("builds.log").toString());
        wardian = Wardian.open(play.settings().withEnvironment(environment));
    }

    @AfterEach
    void close() {
        wardian.close();
        play.close();
    }

    @Test
    void tellsBackendsWhatTheyAreToBeTold() throws Exception {
        play.index.add(TellingSdist.of("kernel", "1.0").make(), TellingSdist.of("b", "1.0").make());
        var builds =
                BuildChoices.usual()
                        .withConfigSetting("speed", "fast")
                        .withConfigSetting("flag", "one")
                        .withConfigSetting("flag", "two")
                        .withConfigSetting(KERNEL, "speed", "slow")
                        .withVariables(KERNEL, Map.of("BUILD_VARIABLE", "set"));
        install(builds, "kernel", "b");
        assertThat(told("kernel"))
                .isEqualTo(
                        "{'settings': {'flag': ['one', 'two'], 'speed': 'slow'},"
                                + " 'variable': 'set', 'runtime': None}");
        assertThat(told("b"))
                .isEqualTo(
                        "{'settings': {'flag': ['one', 'two'], 'speed': 'fast'},"
                                + " 'variable': None, 'runtime': None}");
    }

    @Test
    void buildsOnceWhatOnlyABuildCanTell() throws Exception {
        play.index.add(TellingSdist.of("kernel", "1.0", "other").make());
        install(BuildChoices.usual(), "kernel");
        assertThat(log()).containsExactly("wheel kernel 1.0");
        assertThat(play.installed()).containsExactly("kernel 1.0", "other 1.0");
        play.wardian.apply(play.wardian.planUninstall(play.environment(), List.of(KERNEL)));
        install(BuildChoices.usual(), "kernel");
        assertThat(log()).containsExactly("wheel kernel 1.0");
        assertThat(play.index.count("/files/kernel-1.0.tar.gz")).isEqualTo(1);
    }

    @Test
    void asksAndBuildsInOneEnvironment() throws Exception {
        play.index.add(TellingSdist.preparing("kernel", "1.0", "other").make());
        install(BuildChoices.usual(), "kernel");
        assertThat(log()).hasSize(2);
        assertThat(log().getFirst()).startsWith("metadata in ").contains("venv");
        assertThat(log().getLast()).isEqualTo(log().getFirst().replace("metadata", "wheel"));
        assertThat(play.installed()).containsExactly("kernel 1.0", "other 1.0");
    }

    @Test
    void buildsAgainForOtherSettings() throws Exception {
        play.index.add(TellingSdist.of("kernel", "1.0").make());
        install(BuildChoices.usual(), "kernel");
        install(BuildChoices.usual().withConfigSetting("speed", "fast"), "kernel");
        assertThat(log()).hasSize(1);
        wardian.apply(
                (Plan)
                        wardian.planInstall(
                                play.environment(),
                                RequirementSet.of("kernel"),
                                choices(BuildChoices.usual().withConfigSetting("speed", "fast"))
                                        .withReinstall(PackageSelection.all())));
        assertThat(log()).hasSize(2);
    }

    @Test
    void buildsNoCandidateThatIsNotNeeded() throws Exception {
        play.index.add(
                TellingSdist.of("kernel", "1.0").make(),
                TellingSdist.of("kernel", "2.0").make(),
                TellingSdist.of("kernel", "3.0").make());
        install(BuildChoices.usual(), "kernel<3");
        assertThat(log()).containsExactly("wheel kernel 2.0");
    }

    @Test
    void givesABuildWhatItsProjectForgetsToAskFor() throws Exception {
        play.index.add(TellingSdist.of("kernel", "1.0", "runtime<3").make());
        var any = new ExtraRequirement(Requirement.parse("runtime<2"), false);
        install(BuildChoices.usual().withExtraRequirements(KERNEL, List.of(any)), "kernel");
        assertThat(told("kernel")).contains("'runtime': '1.0'");
    }

    @Test
    void buildsAgainstTheVersionItWillRunWith() throws Exception {
        play.index.add(TellingSdist.of("kernel", "1.0", "runtime<3").make());
        var matching = new ExtraRequirement(Requirement.parse("runtime"), true);
        var builds = BuildChoices.usual().withExtraRequirements(KERNEL, List.of(matching));
        install(builds, "kernel");
        assertThat(told("kernel")).contains("'runtime': '2.0'");
    }

    @Test
    void saysWhenThereIsNothingToMatch() {
        play.index.add(TellingSdist.of("kernel", "1.0").make());
        var matching = new ExtraRequirement(Requirement.parse("runtime"), true);
        var builds = BuildChoices.usual().withExtraRequirements(KERNEL, List.of(matching));
        assertThatThrownBy(() -> install(builds, "kernel"))
                .isInstanceOf(PythonException.class)
                .hasMessageContaining("`runtime` is not among what is installed");
    }

    @Test
    void limitsWhatBuildsAreDoneWith() throws Exception {
        play.index.add(TellingSdist.of("kernel", "1.0").buildRequires("runtime").make());
        var set =
                RequirementSet.of("kernel").withBuildConstraints(List.of(Declared.of("runtime<2")));
        wardian.apply((Plan) wardian.planInstall(play.environment(), set, InstallChoices.usual()));
        assertThat(told("kernel")).contains("'runtime': '1.0'");
    }

    @Test
    void buildsWithWhatTheEnvironmentHasWhereNotIsolated() throws Exception {
        play.index.add(TellingSdist.of("kernel", "1.0").buildRequires("nowhere").make());
        install(BuildChoices.usual(), "runtime==2.0");
        var builds = BuildChoices.usual().withoutIsolation(PackageSelection.only(List.of(KERNEL)));
        install(builds, "kernel");
        assertThat(told("kernel")).contains("'runtime': '2.0'");
    }

    @Test
    void refusesToBuildWhereOnlyWheelsAreAllowed() throws Exception {
        play.index.add(TellingSdist.of("kernel", "2.0").make());
        var choices =
                InstallChoices.usual()
                        .withResolve(
                                ResolveChoices.usual()
                                        .withFormats(
                                                PackageSelection.all(), PackageSelection.none()));
        var answer = wardian.planInstall(play.environment(), RequirementSet.of("kernel"), choices);
        assertThat(answer).isInstanceOf(Unsolvable.class);
        assertThat(log()).isEmpty();
    }

    private static InstallChoices choices(BuildChoices builds) {
        return InstallChoices.usual().withResolve(ResolveChoices.usual().withBuilds(builds));
    }

    private void install(BuildChoices builds, String... requirements) {
        var plan =
                wardian.planInstall(
                        play.environment(), RequirementSet.of(requirements), choices(builds));
        wardian.apply((Plan) plan);
    }

    private String told(String module) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(
                                folder.resolve(".venv/bin/python").toString(),
                                "-c",
                                "import %s; print(%s.TOLD)".formatted(module, module))
                        .redirectErrorStream(true)
                        .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text.strip();
    }

    private List<String> log() throws IOException {
        var file = folder.resolve("builds.log");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}

package dev.wardian.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.stack.choice.CompileChoices;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.choice.LockedPart;
import dev.wardian.stack.choice.RequirementSources;
import dev.wardian.stack.choice.ResolveChoices;
import dev.wardian.stack.lock.Chosen;
import dev.wardian.standards.name.PackageName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContemporaryVersionsTest {
    private static final String UNIVERSE =
            """
            pandas 2.0.0 (uploaded 2023-04-03T00:00:00Z) -> numpy>=1.20
            numpy 1.24.3 (uploaded 2023-04-22T00:00:00Z)
            numpy 2.4.6 (uploaded 2026-06-01T00:00:00Z)
            """;

    @TempDir Path folder;

    @Test
    void installsWhatIsOfTheTimeOfThePinAndSaysSo() {
        try (var play = new Playground(folder, UNIVERSE)) {
            var plan = (Plan) play.plan("pandas==2.0.0");

            play.wardian.apply(plan);

            assertThat(play.installed()).containsExactly("numpy 1.24.3", "pandas 2.0.0");
            assertThat(plan.install().getFirst().remark())
                    .hasValue("of the time of pandas 2.0.0; 2.4.6 exists");
        }
    }

    @Test
    void keepsInTheEnvironmentWhyAVersionIsNotTheNewest() {
        try (var play = new Playground(folder, UNIVERSE)) {
            play.install("pandas==2.0.0");

            var inspector = play.wardian.inspector();
            assertThat(inspector.chosen(play.environment(), PackageName.of("numpy")))
                    .map(Chosen::text)
                    .hasValue("of the time of pandas 2.0.0; 2.4.6 exists");
            assertThat(inspector.chosen(play.environment(), PackageName.of("pandas"))).isEmpty();

            play.install("numpy==2.4.6");
            assertThat(inspector.chosen(play.environment(), PackageName.of("numpy"))).isEmpty();
        }
    }

    @Test
    void takesFromTheLockIntoTheEnvironmentWhyAVersionIsNotTheNewest() {
        try (var play = new Playground(folder, UNIVERSE)) {
            play.write("requirements.in", "pandas==2.0.0");
            var lock = play.write("pylock.toml", compiled(play, "pylock.toml"));

            play.wardian.apply(
                    play.wardian.planLock(
                            play.environment(), lock, LockedPart.usual(), InstallChoices.usual()));

            assertThat(play.wardian.inspector().chosen(play.environment(), PackageName.of("numpy")))
                    .map(Chosen::text)
                    .hasValue("of the time of pandas 2.0.0; 2.4.6 exists");
        }
    }

    @Test
    void writesIntoTheLockWhyAVersionIsNotTheNewest() {
        try (var play = new Playground(folder, UNIVERSE)) {
            play.write("requirements.in", "pandas==2.0.0");

            assertThat(compiled(play, "pylock.toml"))
                    .contains("[packages.tool.wardian]")
                    .contains("chosen = \"of the time of pandas 2.0.0; 2.4.6 exists\"");
            assertThat(compiled(play, "requirements.txt"))
                    .contains(
                            """
                            numpy==1.24.3
                                # via pandas
                                # of the time of pandas 2.0.0; 2.4.6 exists
                            """);
        }
    }

    @Test
    void keepsWhatALockSaysThoughAnotherVersionIsOfTheTime() {
        try (var play = new Playground(folder, UNIVERSE)) {
            play.write("requirements.in", "pandas==2.0.0");
            play.write("requirements.txt", "numpy==2.4.6", "pandas==2.0.0");

            assertThat(compiled(play, "requirements.txt")).contains("numpy==2.4.6");
        }
    }

    @Test
    void trustsMetadataAloneWhereToldTo() {
        try (var play = new Playground(folder, UNIVERSE)) {
            var highest =
                    InstallChoices.usual()
                            .withResolve(
                                    ResolveChoices.usual().withOrder(ResolveChoices.Order.HIGHEST));

            play.install(highest, "pandas==2.0.0");

            assertThat(play.installed()).contains("numpy 2.4.6");
        }
    }

    private static String compiled(Playground play, String output) {
        var answer =
                play.wardian.compile(
                        RequirementSources.ofFiles(List.of("requirements.in")),
                        play.environment(),
                        CompileChoices.usual(Optional.of(play.folder.resolve(output)), List.of()));
        return ((Compilation.Compiled) answer).text();
    }
}

package dev.wardian.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.stack.choice.EnvironmentRequest;
import dev.wardian.stack.choice.IndexOptions;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.stack.settings.Settings;
import dev.wardian.testkit.LocalIndex;
import dev.wardian.testkit.WheelMaker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Wheels are not held in memory: an engine with a heap far smaller than they are installs them.
class LittleMemoryTest {
    private static final String HEAP = "-Xmx56m";
    private static final int SMALL_WHEELS = 14;

    @TempDir Path folder;

    @Test
    void installsWheelsThatAreTogetherLargerThanTheHeap() throws Exception {
        try (var index = LocalIndex.start()) {
            var needs = new ArrayList<String>();
            needs.add("big");
            index.add(wheel("big 1.0", 96 << 20));
            for (var i = 0; i < SMALL_WHEELS; i++) {
                index.add(wheel("small" + i + " 1.0", 6 << 20));
                needs.add("small" + i);
            }
            index.add(WheelMaker.wheel("all 1.0").requires(needs.toArray(String[]::new)).make());

            var said = folder.resolve("said");
            var exit =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    HEAP,
                                    "-XX:+UseSerialGC",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    Engine.class.getName(),
                                    folder.toString(),
                                    index.url().toString())
                            .redirectErrorStream(true)
                            .redirectOutput(said.toFile())
                            .start()
                            .waitFor();

            assertThat(exit).as(Files.readString(said)).isZero();
            assertThat(Files.readString(said)).contains("installed " + (SMALL_WHEELS + 2));
        }
    }

    /// Bytes that no compression makes smaller.
    private static dev.wardian.testkit.PackageFile wheel(String name, int size) {
        var bytes = new byte[size];
        new Random(name.hashCode()).nextBytes(bytes);
        var module = name.substring(0, name.indexOf(' '));
        return WheelMaker.wheel(name).uncompressed().file(module + "/data.bin", bytes).make();
    }

    /// The process with the small heap.
    static final class Engine {
        private Engine() {}

        /// Installs `all` and says how many packages that were.
        ///
        /// @param words the folder to work in and the index
        public static void main(String[] words) {
            var folder = Path.of(words[0]);
            var indexes =
                    new IndexOptions(
                            Optional.of(words[1]),
                            List.of(),
                            List.of(),
                            false,
                            IndexOptions.Strategy.FIRST_INDEX,
                            List.of());
            var path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin");
            var settings =
                    Settings.of(folder.resolve("home"), folder, Map.of("PATH", path))
                            .withCacheFolder(folder.resolve("cache"))
                            .withIndexes(indexes);
            try (var wardian = Wardian.open(settings)) {
                var environment =
                        wardian.environment(
                                new EnvironmentRequest.Virtual(
                                        folder.resolve(".venv"),
                                        Optional.empty(),
                                        EnvironmentRequest.IfMissing.MAKE));
                var plan =
                        (Plan)
                                wardian.planInstall(
                                        environment,
                                        RequirementSet.of("all"),
                                        InstallChoices.usual());
                var applied = wardian.apply(plan);
                System.out.println("installed " + applied.installed().size());
            }
        }
    }
}

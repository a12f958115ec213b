package dev.wardian.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.wardian.stack.choice.EnvironmentRequest;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.choice.LinkChoice;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.stack.size.Footprint;
import dev.wardian.stack.size.PackageFootprint;
import dev.wardian.stack.size.SizedFile;
import dev.wardian.standards.name.PackageName;
import dev.wardian.testkit.WheelMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentSizeTest {
    @TempDir Path folder;

    @Test
    void tellsWhatPulledEachPackageIn() {
        try (var play = new Playground(folder, "b 1.0 -> c[fast]; d 1.0; lone 1.0")) {
            play.index.add(WheelMaker.wheel("a 1.0").requires("b").make());
            play.index.add(WheelMaker.wheel("c 1.0").extra("fast", "d").make());
            play.install("a", "lone");

            var footprint = play.wardian.inspector().size(play.environment());

            assertThat(names(of(footprint, "d").chain())).containsExactly("a", "b", "c", "d");
            assertThat(names(of(footprint, "d").requiredBy())).containsExactly("c");
            assertThat(names(of(footprint, "lone").chain())).containsExactly("lone");
            assertThat(of(footprint, "lone").requested()).isTrue();
            assertThat(of(footprint, "b").requested()).isFalse();
        }
    }

    @Test
    void asksWhoRequiresWhatWasAskedForTooBeforeItCountsAsARoot() {
        try (var play = new Playground(folder, "a 1.0 -> b; b 1.0")) {
            play.install("a", "b");

            var b = of(play.wardian.inspector().size(play.environment()), "b");

            assertThat(b.requested()).isTrue();
            assertThat(names(b.chain())).containsExactly("a", "b");
        }
    }

    @Test
    void aSecondEnvironmentCostsLessThanATwentiethMore() throws IOException {
        try (var play = new Playground(folder, "")) {
            play.index.add(big());
            var first = virtual(play, "one");
            install(play, first);
            var alone = inodes(first.root(), new HashMap<>());
            var foretold = play.wardian.inspector().size(first).another();

            var second = virtual(play, "two");
            install(play, second);
            var both = inodes(second.root(), new HashMap<>(alone));

            var more = sum(both) - sum(alone);
            assertThat(more).isLessThan(sum(alone) / 20);
            assertThat(foretold).isCloseTo(more, withinPercentage(5));
        }
    }

    @Test
    void sumsToWhatTheFoldersHold() throws IOException {
        try (var play = new Playground(folder, "")) {
            play.index.add(big());
            var environment = virtual(play, "one");
            install(play, environment);

            var footprint = play.wardian.inspector().size(environment);

            assertThat(footprint.total().bytes() + footprint.folderBytes())
                    .isEqualTo(sum(inodes(environment.root(), new HashMap<>())));
        }
    }

    @Test
    void namesTheBiggestFilesAndTellsWhatIsShared() {
        try (var play = new Playground(folder, "")) {
            play.index.add(big());
            play.install("big");

            var big = of(play.wardian.inspector().size(play.environment()), "big");

            assertThat(big.largest().getFirst())
                    .isEqualTo(new SizedFile("big/weights.bin", 3_000_000, true));
            assertThat(big.amount().shared()).isGreaterThan(3_000_000);
            assertThat(big.largest())
                    .filteredOn(file -> file.path().endsWith("RECORD"))
                    .singleElement()
                    .matches(file -> !file.shared());
        }
    }

    @Test
    void countsCopiesAsOwn() {
        try (var play = new Playground(folder, "")) {
            play.index.add(big());
            try (var copying = Wardian.open(play.settings().withLinkMode(LinkChoice.COPY))) {
                var environment = virtual(play, "one");
                var plan =
                        copying.planInstall(
                                environment, RequirementSet.of("big"), InstallChoices.usual());
                copying.apply((Plan) plan);

                assertThat(of(copying.inspector().size(environment), "big").amount().shared())
                        .isZero();
            }
        }
    }

    @Test
    void countsBytecodeWithItsSource() throws IOException {
        try (var play = new Playground(folder, "a 1.0")) {
            play.install("a");
            var before = of(play.wardian.inspector().size(play.environment()), "a").amount();
            var source = source(play.environment());
            var cache = Files.createDirectories(source.resolveSibling("__pycache__"));
            Files.write(cache.resolve("__init__.cpython-311.pyc"), new byte[777]);

            var after = of(play.wardian.inspector().size(play.environment()), "a").amount();

            assertThat(after.bytes() - before.bytes()).isEqualTo(777);
            assertThat(after.own() - before.own()).isEqualTo(777);
        }
    }

    private static dev.wardian.testkit.PackageFile big() {
        var wheel = WheelMaker.wheel("big 1.0").zeros("big/weights.bin", 3_000_000);
        for (var i = 0; i < 20; i++) {
            wheel.file("big/part" + i + ".py", "x = " + i + "\n".repeat(1000));
        }
        return wheel.make();
    }

    private static Environment virtual(Playground play, String name) {
        return play.wardian.environment(
                new EnvironmentRequest.Virtual(
                        play.folder.resolve(name),
                        Optional.empty(),
                        EnvironmentRequest.IfMissing.MAKE));
    }

    private static void install(Playground play, Environment environment) {
        var plan =
                play.wardian.planInstall(
                        environment, RequirementSet.of("big"), InstallChoices.usual());
        play.wardian.apply((Plan) plan);
    }

    private static Path source(Environment environment) throws IOException {
        try (Stream<Path> files = Files.walk(environment.root())) {
            return files.filter(file -> file.endsWith("a/__init__.py")).findFirst().orElseThrow();
        }
    }

    private static PackageFootprint of(Footprint footprint, String name) {
        return footprint.find(PackageName.of(name)).orElseThrow();
    }

    private static List<String> names(List<PackageName> names) {
        return names.stream().map(PackageName::toString).toList();
    }

    /// Sizes by inode, as `du` counts them.
    private static Map<Object, Long> inodes(Path root, Map<Object, Long> known) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (var file : files.toList()) {
                var read = Files.readAttributes(file, "unix:ino,size", LinkOption.NOFOLLOW_LINKS);
                known.put(read.get("ino"), (Long) read.get("size"));
            }
        }
        return known;
    }

    private static long sum(Map<Object, Long> sizes) {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }
}

package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.LocalIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Processes that are ended in the middle of their work, politely or not: what they leave serves
/// the next one as if nothing had happened.
///
/// The moment is that at which the index has been asked so many questions, and up to three
/// milliseconds later. `-Dwardian.kills=300` tries as many moments; the usual dozen takes seconds.
final class KilledProcessIT {
    private static final int MOMENTS = Integer.getInteger("wardian.kills", 12);
    private static final int PACKAGES = 24;
    private static final long SEED = 20261125;
    private static final List<String> SIGNALS = List.of("KILL", "INT", "TERM");

    private final SplittableRandom random = new SplittableRandom(SEED);
    @TempDir Path folder;
    private Workplace workplace;

    @BeforeEach
    void findAPlace() {
        workplace = Workplace.at(folder.resolve("sound"));
    }

    /// Each package needs the next two, in versions that must be looked for.
    private static String universe() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < PACKAGES; i++) {
            for (int version = 1; version <= 3; version++) {
                text.append("k").append(i).append(' ').append(version).append(".0");
                if (i + 2 < PACKAGES) {
                    text.append(" -> k").append(i + 1).append("<3, k").append(i + 2).append(">=1");
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    private Process start(Path place, LocalIndex index, String... words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
        command.addAll(List.of(System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(words));
        command.addAll(List.of("--index-url", index.url().toString()));
        Files.createDirectories(place.resolve("home"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(Files.createDirectories(place.resolve("work")).toFile());
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("PATH", System.getenv().getOrDefault("PATH", ""));
        environment.put("HOME", place.resolve("home").toString());
        environment.put("PIP_CONFIG_FILE", "/dev/null");
        environment.put("WARDIAN_CACHE_DIR", place.resolve("cache").toString());
        builder.redirectErrorStream(true);
        builder.redirectOutput(place.resolve("said").toFile());
        return builder.start();
    }

    /// Ends a process when the index has been asked that much; answers whether it was still there.
    private boolean end(Process process, LocalIndex index, int questions, String signal)
            throws Exception {
        CompletableFuture.anyOf(index.afterRequests(questions), process.onExit()).join();
        long until = System.nanoTime() + random.nextLong(3_000_000);
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        boolean there = process.isAlive();
        String pid = String.valueOf(process.pid());
        new ProcessBuilder("kill", "-" + signal, pid).start().waitFor();
        int code = process.onExit().join().exitValue();
        assertThat(code).isIn(0, 128 + 9, 128 + 2, 128 + 15);
        return there && code != 0;
    }

    private String pins(Workplace place, LocalIndex index, String... more) {
        List<String> words = new ArrayList<>(List.of("compile", "k.in", "--no-header", "-q"));
        words.addAll(List.of("--index-url", index.url().toString()));
        words.addAll(List.of(more));
        place.file("k.in", "k0\nk5<3\n");
        return place.run(words.toArray(String[]::new)).succeeds().out();
    }

    @Test
    void leavesACacheThatServesTheNextRun() throws Exception {
        try (LocalIndex index = LocalIndex.of(universe()).withLatency(2)) {
            String expected = pins(workplace, index);
            assertThat(expected).contains("k0==3.0", "k" + (PACKAGES - 1) + "==");
            int questions = index.count();
            int killed = 0;
            for (int i = 0; i < MOMENTS; i++) {
                Path place = folder.resolve("cut" + i);
                Workplace next = Workplace.at(place);
                next.file("k.in", "k0\nk5<3\n");
                index.forgetRequests();
                Process process = start(place, index, "compile", "k.in", "-q");
                int moment = 1 + i * questions / MOMENTS;
                killed += end(process, index, moment, SIGNALS.get(i % 3)) ? 1 : 0;
                assertThat(pins(next, index)).isEqualTo(expected);
                assertThat(pins(next, index, "--offline")).isEqualTo(expected);
            }
            assertThat(killed).isGreaterThan(MOMENTS / 3);
        }
    }

    @Test
    void leavesAnEnvironmentThatTheNextInstallCompletes() throws Exception {
        try (LocalIndex index = LocalIndex.of(universe()).withLatency(2)) {
            String[] install = {"install", "k0", "k5<3", "-q"};
            workplace
                    .run("install", "k0", "k5<3", "-q", "--index-url", index.url().toString())
                    .succeeds();
            String expected = workplace.run("freeze").succeeds().out();
            int questions = index.count();
            for (int i = 0; i < MOMENTS; i++) {
                Path place = folder.resolve("half" + i / 3);
                Workplace next = Workplace.at(place);
                index.forgetRequests();
                // the last moments are those of linking
                int moment = 1 + (i + 1) * questions / MOMENTS;
                end(start(place, index, install), index, moment, SIGNALS.get(i % 3));
                if (i % 3 == 2) {
                    next.run("install", "k0", "k5<3", "--index-url", index.url().toString())
                            .succeeds();
                    next.run("check").succeeds();
                    assertThat(next.run("freeze").succeeds().out()).isEqualTo(expected);
                    next.run("run", "python", "-c", "import k0, k5, k23").endsWith(0);
                }
            }
        }
    }

    @Test
    void leavesNoEnvironmentBehindThatNothingWasPutInto() throws Exception {
        try (LocalIndex index = LocalIndex.of(universe()).withLatency(2)) {
            String[] install = {"install", "k0", "k5<3", "-q"};
            workplace
                    .run("install", "k0", "k5<3", "-q", "--index-url", index.url().toString())
                    .succeeds();
            int questions = index.count();
            int interrupted = 0;
            for (int i = 0; i < MOMENTS; i++) {
                Path place = folder.resolve("cut" + i);
                index.forgetRequests();
                int moment = 1 + i * questions / MOMENTS;
                boolean cut =
                        end(start(place, index, install), index, moment, SIGNALS.get(1 + i % 2));
                interrupted += cut ? 1 : 0;
                Path made = place.resolve("work/.venv");
                assertThat(Files.exists(made)).as("at question " + moment).isEqualTo(!cut);
            }
            assertThat(interrupted).isGreaterThan(MOMENTS / 3);
        }
    }

    @Test
    void letsOthersGoOnOverTheSameCache() throws Exception {
        try (LocalIndex index = LocalIndex.of(universe()).withLatency(2)) {
            String expected = pins(workplace, index);
            int questions = index.count();
            Path place = folder.resolve("shared");
            Workplace next = Workplace.at(place);
            next.file("k.in", "k0\nk5<3\n");
            index.forgetRequests();
            Process one = start(place, index, "compile", "k.in", "-q", "-o", "one.txt");
            Process other =
                    start(place, index, "compile", "k.in", "-q", "-o", "other.txt", "--no-header");
            end(one, index, questions / 2, "KILL");
            assertThat(other.onExit().join().exitValue()).isZero();
            assertThat(next.text("other.txt")).isEqualTo(expected);
            assertThat(pins(next, index, "--offline")).isEqualTo(expected);
        }
    }
}

package dev.wardian.cli.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.cli.Main;
import dev.wardian.cli.output.Invocation;
import dev.wardian.cli.output.Resident;
import dev.wardian.store.FolderTree;
import dev.wardian.testkit.LocalIndex;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RehearsalTest {
    private static final Path FOLDER = Path.of("").toAbsolutePath();

    private final LinkedBlockingQueue<Invocation> repeated = new LinkedBlockingQueue<>();
    private final Deque<Long> takes = new ArrayDeque<>();
    private long now;
    private final AtomicBoolean quiet = new AtomicBoolean(true);

    @ParameterizedTest
    @CsvSource({
        "compile a.in -o a.txt, true",
        "sync, true",
        "install numpy, true",
        "install -r -, false",
        "install numpy --log trace.txt, false",
        "install numpy --log=trace.txt, false",
        "compile a.in --explain-html page.html, false",
        "lock --script job.py, false",
        "sync --script=job.py, false",
        "run -- make, false",
        "uninstall -y numpy, false",
        "pip install numpy, false",
        "daemon stop, false",
    })
    void takesWhatIsHarmless(String words, boolean harmless) {
        assertThat(Rehearsal.isHarmless(List.of(words.split(" ")))).isEqualTo(harmless);
    }

    @Test
    void repeatsACallWithoutEffectNetworkOrWords() throws InterruptedException {
        try (var rehearsal = rehearsal(0)) {
            rehearsal.add(call("sync", "lock.txt"));

            var first = next();

            assertThat(first.words())
                    .containsExactly("sync", "lock.txt", "--dry-run", "--offline", "--quiet");
            assertThat(first.environment()).containsEntry("A", "b");
            assertThat(first.resident().orElseThrow().warmth()).isNotNull();
            assertThat(first.resident().orElseThrow().isRepeating()).isTrue();
            assertThat(next()).isSameAs(first);
        }
    }

    @Test
    void searchesAsLongAsThatBecomesFasterAndThenRecalls() throws InterruptedException {
        takes.addAll(List.of(900L, 800L, 790L, 700L));
        try (var rehearsal = rehearsal(0)) {
            rehearsal.add(call("sync", "lock.txt"));

            // the last four gains and losses, then eight of the usual length that bring nothing
            for (var i = 0; i < 4 + 8 + 400; i++) {
                assertThat(next()).isNotNull();
            }
            assertThat(repeated.poll(200, TimeUnit.MILLISECONDS)).isNull();
        }
    }

    @Test
    void leavesACallThatFailsWithoutNetwork() throws InterruptedException {
        try (var rehearsal = rehearsal(1)) {
            rehearsal.add(call("sync", "lock.txt"));

            assertThat(next()).isNotNull();
            assertThat(repeated.poll(200, TimeUnit.MILLISECONDS)).isNull();
        }
    }

    @Test
    void keepsNothingOfACallThatIsRepeatedNoMore() throws InterruptedException {
        try (var rehearsal = rehearsal(1)) {
            rehearsal.add(call("sync", "lock.txt"));
            assertThat(next()).isNotNull();
            assertThat(repeated.poll(200, TimeUnit.MILLISECONDS)).isNull();

            var left = rehearsal.warmth();
            rehearsal.add(call("sync", "lock.txt"));
            assertThat(repeated.poll(200, TimeUnit.MILLISECONDS)).isNull();
            assertThat(rehearsal.warmth()).isNotSameAs(left);
        }
    }

    @Test
    void waitsWhileSomebodyCalls() throws InterruptedException {
        quiet.set(false);
        try (var rehearsal = rehearsal(0)) {
            rehearsal.add(call("sync", "lock.txt"));

            assertThat(repeated.poll(200, TimeUnit.MILLISECONDS)).isNull();
            quiet.set(true);
            assertThat(next()).isNotNull();
        }
    }

    @Test
    void bringsNothingBackThatWasRemoved(@TempDir Path folder) throws Exception {
        try (var index = LocalIndex.of("a 1.0 -> b; b 1.0")) {
            var call = install(folder, index.url().toString());
            assertThat(Main.run(call)).isZero();
            FolderTree.delete(folder.resolve("cache"));
            FolderTree.delete(folder.resolve(".venv"));
            var codes = new LinkedBlockingQueue<Integer>();
            var status = new Resident.Status(1, "0", 0, 0, 0, 0, FOLDER, FOLDER);
            try (var rehearsal =
                    new Rehearsal(
                            () -> true,
                            status,
                            repeated -> {
                                var code = Main.run(repeated);
                                codes.add(code);
                                return code;
                            },
                            System::nanoTime)) {
                rehearsal.start();
                rehearsal.add(call);
                assertThat(codes.poll(1, TimeUnit.MINUTES)).isEqualTo(3);
            }
        }
        assertThat(folder.resolve("cache")).doesNotExist();
        assertThat(folder.resolve(".venv")).doesNotExist();
    }

    private static Invocation install(Path folder, String index) {
        var nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Invocation(
                List.of("install", "a", "--index-url", index),
                Map.of(
                        "PATH", System.getenv().getOrDefault("PATH", ""),
                        "PIP_CONFIG_FILE", "/dev/null",
                        "WARDIAN_CACHE_DIR", folder.resolve("cache").toString()),
                folder,
                folder,
                InputStream.nullInputStream(),
                nowhere,
                nowhere,
                Invocation.Terminal.none());
    }

    private Invocation next() throws InterruptedException {
        return repeated.poll(1, TimeUnit.MINUTES);
    }

    private Rehearsal rehearsal(int code) {
        var status = new Resident.Status(1, "0", 0, 0, 0, 0, FOLDER, FOLDER);
        var rehearsal =
                new Rehearsal(
                        quiet::get,
                        status,
                        call -> {
                            repeated.add(call);
                            now += takes.isEmpty() ? 700 : takes.removeFirst();
                            return code;
                        },
                        () -> now);
        rehearsal.start();
        return rehearsal;
    }

    private static Invocation call(String... words) {
        var nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Invocation(
                List.of(words),
                Map.of("A", "b"),
                FOLDER,
                FOLDER,
                InputStream.nullInputStream(),
                nowhere,
                nowhere,
                Invocation.Terminal.none());
    }
}

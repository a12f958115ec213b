package dev.wardian.cli.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.cli.output.ExitCode;
import dev.wardian.testkit.LocalIndex;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the daemon owes its callers beside the answers themselves; that those are the same as
/// without it, all other integration tests show when they run with `-Dwardian.daemon=true`.
final class DaemonIT {
    @TempDir private Path root;

    private Path work;

    @BeforeEach
    void makeFolders() throws IOException {
        Files.createDirectories(root.resolve("home"));
        work = Files.createDirectories(root.resolve("work"));
    }

    private Map<String, String> environment(String... more) {
        var environment = new TreeMap<String, String>();
        environment.put("HOME", root.resolve("home").toString());
        environment.put("PATH", System.getenv().getOrDefault("PATH", ""));
        environment.put("PIP_CONFIG_FILE", "/dev/null");
        environment.put("WARDIAN_CACHE_DIR", root.resolve("cache").toString());
        for (var i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return environment;
    }

    private DaemonCaller.Answer call(
            RunningDaemon daemon, Map<String, String> environment, String... words) {
        return daemon.caller()
                .call(List.of(words), environment, work, InputStream.nullInputStream());
    }

    @Test
    void asksAnIndexOnceForTwoCalls() {
        try (var daemon = RunningDaemon.start();
                var index = LocalIndex.of("a 1.0")) {
            Files.writeString(work.resolve("in.txt"), "a");
            var words = List.of("compile", "in.txt", "--index-url", index.url().toString());
            var first =
                    daemon.caller().call(words, environment(), work, InputStream.nullInputStream());
            var asked = index.count();
            var second =
                    daemon.caller().call(words, environment(), work, InputStream.nullInputStream());

            assertThat(first.out()).contains("a==1.0");
            assertThat(second.out()).isEqualTo(first.out());
            assertThat(index.count()).isEqualTo(asked);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void isColdAgainOnceTheCacheFolderIsGone() throws IOException {
        try (var daemon = RunningDaemon.start();
                var index = LocalIndex.of("a 1.0")) {
            var url = index.url().toString();
            Files.writeString(work.resolve("in.txt"), "a");
            call(daemon, environment(), "compile", "in.txt", "--index-url", url);
            var asked = index.count();
            assertThat(call(daemon, environment(), "cache", "purge").code()).contains(0);
            call(daemon, environment(), "compile", "in.txt", "--index-url", url);

            assertThat(index.count()).isEqualTo(2 * asked);
        }
    }

    @Test
    void servesNobodyWithTheCredentialsOfAnother() throws IOException {
        try (var daemon = RunningDaemon.start();
                var index = LocalIndex.of("a 1.0").withBasicAuth("ann", "secret")) {
            Files.writeString(work.resolve("in.txt"), "a");
            var named = "private=" + index.url();
            var ann =
                    environment(
                            "UV_INDEX_PRIVATE_USERNAME", "ann",
                            "UV_INDEX_PRIVATE_PASSWORD", "secret");
            var allowed = call(daemon, ann, "compile", "in.txt", "--default-index", named);
            var refused =
                    call(
                            daemon,
                            environment("WARDIAN_CACHE_DIR", root.resolve("other").toString()),
                            "compile",
                            "in.txt",
                            "--default-index",
                            named);

            assertThat(allowed.code()).as(allowed.err()).contains(0);
            assertThat(refused.code()).contains(ExitCode.NETWORK.code());
            assertThat(refused.err()).doesNotContain("secret");
        }
    }

    @Test
    void findsFilesThatVariablesNameFromWhereItsCallerStands() throws IOException {
        try (var daemon = RunningDaemon.start();
                var index = LocalIndex.of("a 1.0").withBasicAuth("ann", "secret")) {
            Files.writeString(work.resolve("in.txt"), "a");
            Files.writeString(
                    Files.createDirectories(work.resolve("conf")).resolve("who"),
                    "machine " + index.url().getHost() + " login ann password secret");
            var url = index.url().toString();
            var ann = environment("NETRC", "conf/who");
            var allowed = call(daemon, ann, "compile", "in.txt", "--index-url", url);
            assertThat(allowed.code()).as(allowed.err()).contains(0);
            Files.createDirectories(work.resolve("pip"));
            Files.writeString(work.resolve("pip/pip.conf"), "[global]\nindex-url = " + url);
            var configured = environment("NETRC", "conf/who", "XDG_CONFIG_HOME", ".");
            configured.remove("PIP_CONFIG_FILE");
            var read = call(daemon, configured, "compile", "in.txt");
            assertThat(read.code()).as(read.err()).contains(0);
        }
    }

    @Test
    void handsOverWhereAProgramMayWantToAskAPerson() throws IOException {
        try (var daemon = RunningDaemon.start()) {
            var refusing =
                    environment(
                            "GIT_SSH_COMMAND",
                            "sh -c 'echo \"me@host: Permission denied (publickey).\" >&2; exit 255'");
            var words = List.of("install", "x @ git+ssh://me@localhost/x.git");
            try (var connection = daemon.caller().beginAtATerminal(words, refusing, work)) {
                var answer = connection.answer();
                assertThat(answer.last()).as(answer.err()).isEqualTo(Wire.YOURSELF);
            }
            var alone = call(daemon, refusing, words.toArray(String[]::new));
            assertThat(alone.code()).as(alone.err()).isPresent();
            assertThat(alone.err()).contains("Permission denied");
        }
    }

    @Test
    void readsStandardInputOnlyIfTheCommandDoes() {
        try (var daemon = RunningDaemon.start();
                var index = LocalIndex.of("a 1.0")) {
            var typed = new ByteArrayInputStream("a".getBytes(StandardCharsets.UTF_8));
            var url = index.url().toString();
            daemon.caller().call(List.of("--version"), environment(), work, typed);

            assertThat(typed.available()).isEqualTo(1);
            assertThat(
                            daemon.caller()
                                    .call(
                                            List.of("compile", "-", "--index-url", url),
                                            environment(),
                                            work,
                                            typed)
                                    .out())
                    .contains("a==1.0");
        }
    }

    @Test
    void handsOverTheProgramToBecome() {
        try (var daemon = RunningDaemon.start()) {
            call(daemon, environment(), "venv", "v");
            var answer = call(daemon, environment(), "run", "--venv", "v", "python", "-V");

            assertThat(answer.last()).isEqualTo(Wire.PROGRAM);
            assertThat(StandardCharsets.UTF_8.decode(answer.content()).toString())
                    .contains(work.resolve("v/bin/python").toString())
                    .contains("VIRTUAL_ENV=" + work.resolve("v"));
        }
    }

    @Test
    void leavesToTheCallerWhatItDoesNotUnderstand() throws IOException {
        try (var daemon = RunningDaemon.start();
                var connection =
                        new DaemonCaller.Connection(
                                daemon.socket(), InputStream.nullInputStream())) {
            connection.send(
                    Wire.REQUEST,
                    DaemonCaller.request(
                            Request.FORM + 1, List.of("--version"), environment(), work));

            assertThat(connection.answer().last()).isEqualTo(Wire.YOURSELF);
        }
    }

    @Test
    void survivesWhoSendsNonsense() throws IOException {
        try (var daemon = RunningDaemon.start()) {
            for (var bytes : List.of(new byte[0], new byte[] {0, 0, 0, 1, 127, -1, -1, -1, 0})) {
                try (var connection =
                        new DaemonCaller.Connection(
                                daemon.socket(), InputStream.nullInputStream())) {
                    connection.send(Wire.REQUEST, bytes);
                    assertThat(connection.answer().last()).isEqualTo(Wire.YOURSELF);
                }
            }
            assertThat(call(daemon, environment(), "--version").code()).contains(0);
        }
    }

    @Test
    void takesBackAnInstallThatIsInterrupted() throws IOException {
        try (var daemon = RunningDaemon.start();
                var index = LocalIndex.of("a 1.0").stallTimes("/files/", 1, 100)) {
            call(daemon, environment(), "venv", ".venv");
            var words = List.of("install", "a", "--index-url", index.url().toString());
            try (var connection =
                    daemon.caller()
                            .begin(words, environment(), work, InputStream.nullInputStream())) {
                index.afterRequests(2).join();
                connection.send(Wire.SIGNAL, new byte[] {2});
                var answer = connection.answer();

                assertThat(answer.code()).contains(ExitCode.INTERRUPTED.code());
            }
            assertThat(call(daemon, environment(), "freeze").out()).isEmpty();
        }
    }

    @Test
    void servesManyAtOnce() throws Exception {
        try (var daemon = RunningDaemon.start();
                var index = LocalIndex.of("a 1.0; b 1.0 -> a");
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Files.writeString(work.resolve("in.txt"), "b");
            var answers = new ArrayList<Future<DaemonCaller.Answer>>();
            for (var i = 0; i < 64; i++) {
                answers.add(
                        callers.submit(
                                () ->
                                        call(
                                                daemon,
                                                environment(),
                                                "compile",
                                                "in.txt",
                                                "--index-url",
                                                index.url().toString())));
            }
            for (var answer : answers) {
                assertThat(answer.get().out()).as(answer.get().err()).contains("a==1.0", "b==1.0");
            }
        }
    }

    @Test
    void tellsOfItselfAndStops() throws Exception {
        try (var daemon = RunningDaemon.start()) {
            call(daemon, environment(), "--version");
            assertThat(call(daemon, environment(), "daemon", "status", "--json").out())
                    .contains("\"served\" : 1", "\"underway\" : 1");
            assertThat(call(daemon, environment(), "daemon", "stop").code()).contains(0);
            daemon.awaitEnd();

            assertThat(daemon.socket()).doesNotExist();
        }
    }

    @Test
    void endsWhenAnotherBuildTakesItsPlace() throws Exception {
        try (var daemon = RunningDaemon.start(Duration.ofMillis(20), Duration.ofHours(1))) {
            Files.delete(daemon.build());
            Files.writeString(daemon.build(), "two");

            daemon.awaitEnd();
        }
    }

    @Test
    void endsWhenNobodyCalls() throws Exception {
        try (var daemon = RunningDaemon.start(Duration.ofMillis(20), Duration.ofMillis(50))) {
            daemon.awaitEnd();
            assertThat(daemon.socket()).doesNotExist();
        }
    }
}

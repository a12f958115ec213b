package dev.wardian.store.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.store.StoreException;
import dev.wardian.store.StoreProblem;
import dev.wardian.testkit.LocalAuthority;
import dev.wardian.testkit.LocalIndex;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What servers do wrong, and what becomes of it: how often it is tried again, and what is said.
class HttpFaultsTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    private HttpSettings settings(RetryPolicy.Sleeper sleeper) {
        return HttpSettings.from(Map.of())
                .withRetries(
                        new RetryPolicy(
                                RetryLimits.USUAL,
                                Duration.ofMillis(250),
                                Duration.ofSeconds(10),
                                sleeper,
                                () -> Instant.EPOCH,
                                () -> 0.5,
                                (url, reason, next, _) -> told.add(next + " " + reason)));
    }

    private HttpSettings settings() {
        return settings(pauses::add);
    }

    private HttpSettings impatient() {
        return settings().withReadTimeout(Duration.ofMillis(80));
    }

    private StoreProblem.Unreachable failure(HttpSettings settings, URI url) {
        AtomicReference<StoreProblem.Unreachable> problem = new AtomicReference<>();
        try (HttpClient client = new HttpClient(settings)) {
            assertThatThrownBy(() -> client.get(Request.get(url)))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            failed -> problem.set((StoreProblem.Unreachable) failed.problem()));
        }
        return problem.get();
    }

    @Test
    void triesABrokenServerFiveTimesMoreAndTellsOfEach() {
        try (LocalIndex index = LocalIndex.of("a 1.0").failTimes("/simple/a/", 99, 503);
                HttpClient client = new HttpClient(settings())) {
            assertThat(client.get(Request.get(index.url().resolve("a/"))).status()).isEqualTo(503);
            assertThat(index.count()).isEqualTo(6);
            assertThat(pauses)
                    .extracting(Duration::toMillis)
                    .containsExactly(250L, 500L, 1000L, 2000L, 4000L);
            assertThat(told).hasSize(5).startsWith("2 status 503").endsWith("6 status 503");
        }
    }

    @Test
    void goesOnLongerWithAServerThatAnswersOthersMeanwhile() {
        try (LocalIndex index = LocalIndex.of("a 1.0; b 1.0").failTimes("/simple/a/", 99, 503)) {
            AtomicReference<HttpClient> self = new AtomicReference<>();
            RetryPolicy.Sleeper others =
                    pause -> {
                        pauses.add(pause);
                        self.get().get(Request.get(index.url().resolve("b/")));
                    };
            try (HttpClient client = new HttpClient(settings(others))) {
                self.set(client);
                client.get(Request.get(index.url().resolve("a/")));
                assertThat(index.count("/simple/a/")).isEqualTo(10);
                assertThat(pauses.getLast()).isEqualTo(Duration.ofSeconds(1));
            }
        }
    }

    @Test
    void variesItsPausesByAQuarter() {
        for (double chance : new double[] {0, 0.5, 1}) {
            RetryPolicy policy =
                    new RetryPolicy(
                            3,
                            Duration.ofMillis(400),
                            Duration.ofSeconds(1),
                            pauses::add,
                            () -> Instant.EPOCH,
                            () -> chance);
            assertThat(policy.pauseBefore(0).toMillis()).isEqualTo((long) (300 + 200 * chance));
            assertThat(policy.pauseBefore(9).toMillis()).isEqualTo((long) (750 + 500 * chance));
        }
    }

    @Test
    void abandonsAServerThatStaysSilentAfterThreeTriesAndNamesIt() {
        try (LocalIndex index = LocalIndex.of("a 1.0; b 1.0")) {
            index.stallTimes("/simple/a/", 9, 0).stallTimes("/simple/b/", 9, 40);
            for (String name : List.of("a", "b")) {
                StoreProblem.Unreachable problem =
                        failure(impatient(), index.url().resolve(name + "/"));
                assertThat(problem.message())
                        .endsWith("/simple/" + name + "/`: the server stays silent for 0.08 s");
                assertThat(problem.details()).containsExactly("tried 3 times");
                assertThat(problem.hint())
                        .hasValueSatisfying(hint -> assertThat(hint).contains("--timeout"));
            }
        }
    }

    @Test
    void abandonsAHandshakeThatStallsTogetherForAllWhoWaitForIt() throws InterruptedException {
        try (SilentServer server = new SilentServer();
                HttpClient client = new HttpClient(impatient())) {
            List<String> said = Collections.synchronizedList(new ArrayList<>());
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                URI url = URI.create("https://127.0.0.1:" + server.port() + "/simple/p" + i + "/");
                threads.add(
                        Thread.startVirtualThread(
                                () -> {
                                    try {
                                        client.get(Request.get(url));
                                    } catch (StoreException failed) {
                                        said.add(failed.problem().message());
                                    }
                                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(said).hasSize(40).allMatch(text -> text.endsWith("silent for 0.08 s"));
            // 120 if each waited for its own
            assertThat(server.connections()).isLessThan(60);
        }
    }

    @Test
    void doesNotAskAgainWhatWouldBeAnsweredTheSame() {
        try (LocalIndex index =
                LocalIndex.of("a 1.0").redirectTimes("/simple/a/", 99, "/simple/a/")) {
            assertThat(failure(settings(), index.url().resolve("a/")).reason())
                    .isEqualTo("more than 10 redirects");
            assertThat(index.count()).isEqualTo(11);
        }
        for (String answer :
                List.of(
                        "HTTP/1.1 302 F\r\nContent-Length: 0\r\n\r\n",
                        "HTTP/1.1 302 F\r\nLocation: gopher://x/\r\nContent-Length: 0\r\n\r\n",
                        OK + "Content-Encoding: br\r\nContent-Length: 1\r\n\r\nx")) {
            try (CannedServer server = new CannedServer(answer, answer)) {
                assertThat(failure(settings(), server.url("/")).attempts()).isEqualTo(1);
            }
        }
        assertThat(pauses).isEmpty();
    }

    @Test
    void refusesAnswersThatContradictThemselves() {
        String huge = OK + "Content-Length: 99999999999\r\n\r\nfew#close";
        String negative = OK + "Content-Length: -5\r\n\r\n#close";
        String two = OK + "Content-Length: 3\r\nContent-Length: 4\r\n\r\none#close";
        String garbage = OK + "Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope#close";
        String noHttp = "SSH-2.0-OpenSSH_9.2\r\n#close";
        for (String answer : List.of(huge, negative, two, garbage, noHttp)) {
            try (CannedServer server =
                    new CannedServer(answer, answer, answer, answer, answer, answer)) {
                StoreProblem.Unreachable problem = failure(settings(), server.url("/simple/a/"));
                assertThat(problem.attempts()).isEqualTo(6);
                assertThat(problem.url()).endsWith("/simple/a/");
                told.add(problem.reason());
            }
        }
        assertThat(told)
                .contains(
                        "the answer was cut after 3 of 99999999999 bytes",
                        "the answer has no valid length",
                        "Not in GZIP format",
                        "the answer is not HTTP");
    }

    @Test
    void leavesAWholeFileUnreadWhereAPartWasAskedFor() {
        try (CannedServer server = new CannedServer(OK + "Content-Length: 900000000\r\n\r\nPK...");
                HttpClient client = new HttpClient(settings())) {
            Response response =
                    client.get(Request.get(server.url("/t.whl")).with("Range", "bytes=-10"));
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body()).isEmpty();
            assertThat(pauses).isEmpty();
        }
    }

    @Test
    void doesNotSayWhoItIsWhereARedirectLeadsOutOfTls(@TempDir Path folder) {
        LocalAuthority authority = LocalAuthority.create(folder);
        CredentialSource always =
                new CredentialSource() {
                    @Override
                    public Optional<BasicCredentials> known(URI url) {
                        return Optional.of(new BasicCredentials("me", "secret"));
                    }

                    @Override
                    public Optional<BasicCredentials> afterRefusal(URI url) {
                        return known(url);
                    }
                };
        Trust trust = Trust.from(Map.of("SSL_CERT_FILE", authority.certificate().toString()));
        try (LocalIndex secure = LocalIndex.startTls(authority);
                CannedServer open =
                        new CannedServer(
                                "HTTP/1.1 401 Who\r\nContent-Length: 0\r\n\r\n",
                                "HTTP/1.1 401 Who\r\nContent-Length: 0\r\n\r\n");
                HttpClient client =
                        new HttpClient(settings().withTrust(trust).withCredentials(always))) {
            secure.redirectTimes("/simple/a/", 1, open.url("/simple/a/").toString());
            URI url = secure.urlWith("me", "secret").resolve("a/");
            assertThat(client.get(Request.get(url)).status()).isEqualTo(401);
            assertThat(secure.requests().getFirst().header("authorization")).isNotEmpty();
            assertThat(open.requests())
                    .hasSize(1)
                    .allMatch(
                            head ->
                                    !head.toLowerCase(java.util.Locale.ROOT)
                                            .contains("authorization"));
        }
    }
}

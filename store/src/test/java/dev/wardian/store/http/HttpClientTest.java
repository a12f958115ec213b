package dev.wardian.store.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.store.StoreException;
import dev.wardian.store.StoreProblem;
import dev.wardian.testkit.LocalAuthority;
import dev.wardian.testkit.LocalIndex;
import dev.wardian.testkit.PackageFile;
import dev.wardian.testkit.WheelMaker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpClientTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());

    private HttpSettings settings() {
        RetryPolicy retries =
                new RetryPolicy(
                        3,
                        Duration.ofMillis(100),
                        Duration.ofSeconds(5),
                        pauses::add,
                        () -> Instant.EPOCH,
                        () -> 0.5);
        return HttpSettings.from(Map.of()).withRetries(retries);
    }

    private Response get(URI url) {
        try (HttpClient client = new HttpClient(settings())) {
            return client.get(Request.get(url));
        }
    }

    private static String text(Response response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /// Collects what is downloaded.
    private static final class Collected implements BodySink {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final List<Long> begins = new ArrayList<>();

        @Override
        public void begin(long offset, long total) {
            if (offset == 0) {
                bytes.reset();
            }
            begins.add(offset);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            bytes.write(buffer, offset, length);
        }
    }

    @Test
    void readsBodiesOfEveryFraming() {
        try (CannedServer server =
                new CannedServer(
                        OK + "Content-Length: 3\r\n\r\none",
                        OK
                                + "Transfer-Encoding: chunked\r\n\r\n3;x=y\r\ntwo\r\n1\r\n!\r\n0\r\nA: b\r\n\r\n",
                        "HTTP/1.1 100 Continue\r\n\r\n" + OK + "Content-Length: 0\r\n\r\n",
                        OK + "Connection: close\r\n\r\nthree#close")) {
            try (HttpClient client = new HttpClient(settings())) {
                assertThat(text(client.get(Request.get(server.url("/a"))))).isEqualTo("one");
                assertThat(text(client.get(Request.get(server.url("/b"))))).isEqualTo("two!");
                assertThat(text(client.get(Request.get(server.url("/c"))))).isEmpty();
                assertThat(text(client.get(Request.get(server.url("/d"))))).isEqualTo("three");
            }
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.requests().getFirst())
                    .startsWith("GET /a HTTP/1.1\r\nHost: 127.0.0.1:");
        }
    }

    @Test
    void goesOnWithConnectionsThatWereBegunInTheSameWayOnly() {
        String answer = OK + "Content-Length: 3\r\n\r\none";
        for (boolean same : new boolean[] {true, false}) {
            try (CannedServer server = new CannedServer(answer, answer)) {
                HttpClient begun = new HttpClient(settings());
                begun.get(Request.get(server.url("/a")));
                HttpSettings later = same ? settings() : settings().withConnections(3);
                try (HttpClient client = new HttpClient(later, begun)) {
                    assertThat(text(client.get(Request.get(server.url("/b"))))).isEqualTo("one");
                }
                assertThat(server.connections()).isEqualTo(same ? 1 : 2);
            }
        }
    }

    @Test
    void asksAgainAtOnceWhenAKeptConnectionWasClosed() {
        try (CannedServer server =
                        new CannedServer(
                                OK + "Content-Length: 3\r\n\r\none#close",
                                OK + "Content-Length: 3\r\n\r\ntwo");
                HttpClient client = new HttpClient(settings())) {
            assertThat(text(client.get(Request.get(server.url("/a"))))).isEqualTo("one");
            assertThat(text(client.get(Request.get(server.url("/b"))))).isEqualTo("two");
            assertThat(pauses).isEmpty();
        }
    }

    @Test
    void triesAgainAfterResetsCutBodiesAndFailingServers() {
        try (LocalIndex index = LocalIndex.of("a 1.0")) {
            index.resetTimes("/simple/a/", 1);
            index.failTimes("/simple/a/", 1, 503);
            index.truncateTimes("/simple/a/", 1, 10);
            assertThat(get(index.url().resolve("a/")).status()).isEqualTo(200);
            assertThat(index.count("/simple/a/")).isEqualTo(4);
            assertThat(pauses)
                    .containsExactly(
                            Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400));
        }
    }

    @Test
    void givesUpWithTheLastAnswerOfAFailingServer() {
        try (LocalIndex index = LocalIndex.of("a 1.0")) {
            index.failTimes("/simple/a/", 9, 502);
            assertThat(get(index.url().resolve("a/")).status()).isEqualTo(502);
            assertThat(index.count("/simple/a/")).isEqualTo(4);
        }
    }

    @Test
    void waitsAsLongAsTheServerAsksButNotLongerThanAMinute() {
        try (CannedServer server =
                new CannedServer(
                        "HTTP/1.1 429 No\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n",
                        "HTTP/1.1 503 No\r\nRetry-After: Thu, 01 Jan 1970 00:00:09 GMT\r\nContent-Length: 0\r\n\r\n",
                        "HTTP/1.1 503 No\r\nRetry-After: 9999\r\nContent-Length: 0\r\n\r\n",
                        OK + "Content-Length: 2\r\n\r\nok")) {
            assertThat(text(get(server.url("/")))).isEqualTo("ok");
            assertThat(pauses)
                    .containsExactly(
                            Duration.ofSeconds(7), Duration.ofSeconds(9), Duration.ofMinutes(1));
        }
    }

    @Test
    void doesNotTryAgainWhatIsNoPassingFailure() {
        try (LocalIndex index = LocalIndex.start()) {
            assertThat(get(index.url().resolve("unknown/")).status()).isEqualTo(404);
            assertThat(index.count()).isEqualTo(1);
        }
    }

    @Test
    void saysInWordsWhyAServerCannotBeReached() {
        assertThatThrownBy(() -> get(URI.create("http://user:secret@127.0.0.1:1/simple/")))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        failed -> {
                            assertThat(failed.problem())
                                    .isInstanceOf(StoreProblem.Unreachable.class);
                            assertThat(failed.problem().message())
                                    .contains("refused")
                                    .contains("user:****@")
                                    .doesNotContain("secret");
                            assertThat(failed.problem().details()).containsExactly("tried 4 times");
                        });
    }

    @Test
    void followsRedirectsWithinAndAcrossOriginsAndStopsInACircle() {
        try (CannedServer other = new CannedServer(OK + "Content-Length: 4\r\n\r\nhere");
                CannedServer server =
                        new CannedServer(
                                "HTTP/1.1 301 M\r\nLocation: next page\r\nContent-Length: 0\r\n\r\n",
                                "HTTP/1.1 307 M\r\nLocation: "
                                        + other.url("/x")
                                        + "\r\nContent-Length: 0\r\n\r\n")) {
            URI secret = URI.create(server.url("/a/b").toString().replace("//", "//me:pw@"));
            Response response = get(secret);
            assertThat(text(response)).isEqualTo("here");
            assertThat(response.url()).isEqualTo(other.url("/x"));
            assertThat(server.requests().get(1))
                    .startsWith("GET /a/next%20page ")
                    .contains("authorization: Basic bWU6cHc=");
            assertThat(other.requests().getFirst()).doesNotContain("authorization");
        }
        try (LocalIndex index = LocalIndex.of("a-b 1.0")) {
            assertThat(get(index.url().resolve("A_B/")).url())
                    .isEqualTo(index.url().resolve("a-b/"));
        }
    }

    @Test
    void undoesGzip() {
        try (LocalIndex index = LocalIndex.of("a 1.0").withGzip()) {
            assertThat(text(get(index.url().resolve("a/")))).contains("a-1.0-py3-none-any.whl");
        }
    }

    @Test
    void goesOnWithADownloadWhereTheConnectionBroke() throws IOException {
        PackageFile wheel =
                WheelMaker.wheel("a 1.0").zeros("a/x.bin", 300_000).uncompressed().make();
        try (LocalIndex index = LocalIndex.start().add(wheel);
                HttpClient client = new HttpClient(settings())) {
            index.truncateTimes("/files/" + wheel.filename(), 1, 100_000);
            Collected sink = new Collected();
            Response response = client.download(Request.get(index.urlOf(wheel)), sink);
            assertThat(response.status()).isEqualTo(200);
            assertThat(sink.bytes.toByteArray()).isEqualTo(wheel.bytes());
            assertThat(sink.begins).hasSize(2).startsWith(0L);
            assertThat(sink.begins.get(1)).isEqualTo(100_000L);
        }
    }

    @Test
    void beginsADownloadAnewWhereTheServerKnowsNoParts() {
        PackageFile wheel =
                WheelMaker.wheel("a 1.0").zeros("a/x.bin", 300_000).uncompressed().make();
        try (LocalIndex index = LocalIndex.start().add(wheel).withoutRanges();
                HttpClient client = new HttpClient(settings())) {
            index.truncateTimes("/files/" + wheel.filename(), 1, 100_000);
            Collected sink = new Collected();
            client.download(Request.get(index.urlOf(wheel)), sink);
            assertThat(sink.bytes.toByteArray()).isEqualTo(wheel.bytes());
            assertThat(sink.begins).containsExactly(0L, 0L);
        }
    }

    @Test
    void doesNotTryAgainWhatTheSinkRefuses() {
        PackageFile wheel = WheelMaker.wheel("a 1.0").make();
        try (LocalIndex index = LocalIndex.start().add(wheel);
                HttpClient client = new HttpClient(settings())) {
            BodySink full =
                    new BodySink() {
                        @Override
                        public void begin(long offset, long total) {}

                        @Override
                        public void write(byte[] buffer, int offset, int length)
                                throws IOException {
                            throw new IOException("No space left on device");
                        }
                    };
            assertThatThrownBy(() -> client.download(Request.get(index.urlOf(wheel)), full))
                    .hasMessageContaining("No space left");
            assertThat(index.count()).isEqualTo(1);
        }
    }

    @Test
    void sendsCredentialsOfTheAddressAndAsksOnceMoreAfterARefusal() {
        try (LocalIndex index = LocalIndex.of("a 1.0").withBasicAuth("me", "p@ss")) {
            assertThat(get(index.urlWith("me", "p%40ss").resolve("a/")).status()).isEqualTo(200);
            assertThat(get(index.url().resolve("a/")).status()).isEqualTo(401);
            CredentialSource keyring =
                    new CredentialSource() {
                        @Override
                        public Optional<BasicCredentials> known(URI url) {
                            return Optional.empty();
                        }

                        @Override
                        public Optional<BasicCredentials> afterRefusal(URI url) {
                            return Optional.of(new BasicCredentials("me", "p@ss"));
                        }
                    };
            try (HttpClient client = new HttpClient(settings().withCredentials(keyring))) {
                assertThat(client.get(Request.get(index.url().resolve("a/"))).status())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void asksAPlainProxyWithWholeAddressesAndCredentials() {
        try (CannedServer proxy = new CannedServer(OK + "Content-Length: 2\r\n\r\nok")) {
            String address = proxy.url("").toString().replace("//", "//me:pw@");
            Proxies proxies = Proxies.from(Map.of("http_proxy", address, "NO_PROXY", "other"));
            try (HttpClient client = new HttpClient(settings().withProxies(proxies))) {
                assertThat(text(client.get(Request.get(URI.create("http://index.invalid/a")))))
                        .isEqualTo("ok");
            }
            assertThat(proxy.requests().getFirst())
                    .startsWith("GET http://index.invalid/a HTTP/1.1\r\nHost: index.invalid\r\n")
                    .contains("proxy-authorization: Basic bWU6cHc=");
        }
    }

    @Test
    void opensATunnelForServersBehindTls() {
        try (CannedServer proxy = new CannedServer("HTTP/1.1 407 Who\r\n\r\n#close")) {
            Proxies proxies = Proxies.always(proxy.url("").toString());
            HttpSettings settings = settings().withProxies(proxies);
            try (HttpClient client =
                    new HttpClient(settings.withRetries(settings.retries().times(0)))) {
                assertThatThrownBy(
                                () -> client.get(Request.get(URI.create("https://index.invalid/"))))
                        .hasMessageContaining("the proxy answers HTTP/1.1 407 Who");
            }
            assertThat(proxy.requests().getFirst())
                    .startsWith("CONNECT index.invalid:443 HTTP/1.1\r\n");
        }
    }

    @Test
    void believesOnlyNamedAuthoritiesOverTls(@TempDir Path folder) {
        LocalAuthority authority = LocalAuthority.create(folder);
        try (LocalIndex index = LocalIndex.startTls(authority)) {
            index.add(WheelMaker.wheel("a 1.0").make());
            Request page = Request.get(index.url().resolve("a/"));
            Trust trust = Trust.from(Map.of("SSL_CERT_FILE", authority.certificate().toString()));
            try (HttpClient client = new HttpClient(settings().withTrust(trust))) {
                assertThat(client.get(page).status()).isEqualTo(200);
                assertThat(client.get(page).status()).isEqualTo(200);
            }
            Trust folderTrust = Trust.from(Map.of("SSL_CERT_DIR", folder.toString()));
            try (HttpClient client = new HttpClient(settings().withTrust(folderTrust))) {
                assertThat(client.get(page).status()).isEqualTo(200);
            }
            try (HttpClient client = new HttpClient(settings().withTrust(Trust.SYSTEM))) {
                assertThatThrownBy(() -> client.get(page))
                        .hasMessageContaining("its certificate is not trusted");
            }
            Trust insecure = Trust.SYSTEM.insecure(Set.of("127.0.0.1"));
            try (HttpClient client = new HttpClient(settings().withTrust(insecure))) {
                assertThat(client.get(page).status()).isEqualTo(200);
            }
            assertThat(pauses).isEmpty();
        }
    }

    @Test
    void asksManyThingsAtOnceOverFewConnections() throws InterruptedException {
        try (LocalIndex index = LocalIndex.of("a 1.0; b 1.0; c 1.0").withLatency(2);
                HttpClient client = new HttpClient(settings().withConnections(4))) {
            List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                URI url = index.url().resolve("abc".charAt(i % 3) + "/");
                threads.add(
                        Thread.startVirtualThread(
                                () -> statuses.add(client.get(Request.get(url)).status())));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(statuses).hasSize(60).containsOnly(200);
        }
    }
}

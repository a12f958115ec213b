package dev.wardian.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class LocalIndexTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void servesPagesInBothForms() throws Exception {
        try (LocalIndex index = LocalIndex.of("a 1.0 (python >=3.9, yanked bad one) -> b; b 1")) {
            URI page = index.url().resolve("a/");
            assertThat(get(page).body())
                    .contains("a-1.0-py3-none-any.whl#sha256=")
                    .contains("data-requires-python=\"&gt;=3.9\"")
                    .contains("data-yanked=\"bad one\"");
            Json json = Json.parse(get(page, "Accept", IndexPages.JSON).body());
            Json file = json.list("files").getFirst();
            assertThat(file.text("filename")).isEqualTo("a-1.0-py3-none-any.whl");
            assertThat(file.text("yanked")).isEqualTo("bad one");
            byte[] wheel = bytes(URI.create(file.text("url")));
            assertThat(HexFormat.of().formatHex(PackageFile.digest(wheel)))
                    .isEqualTo(file.at("hashes").text("sha256"));
            assertThat(index.count("/simple/a/")).isEqualTo(2);
        }
    }

    @Test
    void servesMetadataAndRanges() throws Exception {
        try (LocalIndex index = LocalIndex.of("a 1.0 -> b>=1,<2, c; python_version < '3'")) {
            URI file = index.root().resolve("/files/a-1.0-py3-none-any.whl");
            assertThat(get(URI.create(file + ".metadata")).body())
                    .contains("Requires-Dist: b>=1,<2\nRequires-Dist: c; python_version < '3'\n");
            HttpResponse<String> part = get(file, "Range", "bytes=-10");
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.headers().firstValue("Content-Length")).contains("10");
        }
    }

    @Test
    void failsAsOftenAsTold() throws Exception {
        try (LocalIndex index = LocalIndex.of("a 1.0")) {
            URI page = index.url().resolve("a/");
            index.failTimes("/simple/a/", 1, 503)
                    .resetTimes("/simple/a/", 1)
                    .truncateTimes("/simple/a/", 1, 20);
            assertThat(get(page).statusCode()).isEqualTo(503);
            assertThat(rawAnswer(page)).isEmpty();
            assertThatThrownBy(() -> get(page)).isInstanceOf(IOException.class);
            assertThat(get(page).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void answersNotModifiedWhenToldToSendValidators() throws Exception {
        try (LocalIndex index = LocalIndex.of("a 1.0").withCacheHeaders("max-age=600")) {
            URI page = index.url().resolve("a/");
            String tag = get(page).headers().firstValue("ETag").orElseThrow();
            assertThat(get(page, "If-None-Match", tag).statusCode()).isEqualTo(304);
        }
    }

    @Test
    void asksForThePasswordItWasTold() throws Exception {
        try (LocalIndex index = LocalIndex.of("a 1.0").withBasicAuth("me", "secret")) {
            assertThat(get(index.url()).statusCode()).isEqualTo(401);
            assertThat(get(index.url(), "Authorization", "Basic bWU6c2VjcmV0").statusCode())
                    .isEqualTo(200);
        }
    }

    /// All that the server sends to one bare request; the JDK's client would ask again by itself.
    private static String rawAnswer(URI url) throws IOException {
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            String request = "GET " + url.getPath() + " HTTP/1.1\r\nHost: test\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readAllBytes();
            return new String(answer, StandardCharsets.US_ASCII);
        }
    }

    private HttpResponse<String> get(URI url, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private byte[] bytes(URI url) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(url).build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }
}

package dev.wardian.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;

/// Answers the requests of one [LocalIndex].
final class IndexHandler implements HttpHandler {
    private static final String BINARY = "application/octet-stream";
    private final LocalIndex index;

    IndexHandler(LocalIndex index) {
        this.index = index;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Answer(int status, String kind, byte[] body, boolean page) {
        static Answer notFound() {
            return text(404, "not found");
        }

        static Answer text(int status, String text) {
            return new Answer(status, "text/plain", text.getBytes(StandardCharsets.UTF_8), false);
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            index.note(
                    new LocalIndex.Request(exchange.getRequestMethod(), path, headers(exchange)));
            exchange.getRequestBody().readAllBytes();
            LockSupport.parkNanos(
                    TimeUnit.MILLISECONDS.toNanos(index.behaviour.latencyMilliseconds));
            index.behaviour.order.ifPresent(AnswerOrder::await);
            Optional<IndexFaults.Fault> fault = index.faults.take(path);
            if (fault.isPresent()) {
                misbehave(exchange, path, fault.get());
            } else {
                send(exchange, answer(exchange, path));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) ->
                                headers.put(name.toLowerCase(Locale.ROOT), values.getLast()));
        return headers;
    }

    private void misbehave(HttpExchange exchange, String path, IndexFaults.Fault fault)
            throws IOException, InterruptedException {
        switch (fault) {
            case IndexFaults.Status(int code) ->
                    send(exchange, Answer.text(code, "told to answer " + code));
            case IndexFaults.Reset() -> exchange.close();
            case IndexFaults.Truncated(int after) -> sendPart(exchange, path, after);
            case IndexFaults.Stalled(int after) -> {
                sendPart(exchange, path, after);
                index.faults.stall();
            }
            case IndexFaults.Redirected(String location) -> {
                exchange.getResponseHeaders().set("Location", location);
                send(exchange, Answer.text(302, "found elsewhere"));
            }
            case IndexFaults.Corrupted() -> {
                Answer sound = answer(exchange, path);
                byte[] other = sound.body().clone();
                other[other.length / 2] ^= 0x55;
                send(exchange, new Answer(sound.status(), sound.kind(), other, sound.page()));
            }
        }
    }

    private void sendPart(HttpExchange exchange, String path, int after) throws IOException {
        Answer whole = answer(exchange, path);
        exchange.getResponseHeaders().set("Content-Type", whole.kind());
        exchange.sendResponseHeaders(whole.status(), Math.max(after + 1, whole.body().length));
        OutputStream body = exchange.getResponseBody();
        body.write(whole.body(), 0, Math.min(after, whole.body().length));
        body.flush();
    }

    private Answer answer(HttpExchange exchange, String path) {
        if (!allowed(exchange)) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"index\"");
            return Answer.text(401, "who are you?");
        }
        IndexBehaviour.Replaced replaced = index.behaviour.replaced.get(path);
        if (replaced != null) {
            return new Answer(200, replaced.kind(), replaced.body().clone(), true);
        }
        if (path.startsWith("/files/")) {
            return file(path.substring("/files/".length()));
        }
        boolean json =
                !index.behaviour.htmlOnly
                        && headers(exchange).getOrDefault("accept", "").contains(IndexPages.JSON);
        if (path.equals("/simple/")) {
            return page(json, IndexPages.root(index, json));
        }
        if (path.startsWith("/simple/") && path.endsWith("/")) {
            String project = path.substring("/simple/".length(), path.length() - 1);
            if (index.knows(project)) {
                return page(json, IndexPages.project(index, project, json));
            }
            String normalised = ProjectVersion.normalised(project);
            if (index.knows(normalised)) {
                exchange.getResponseHeaders().set("Location", "/simple/" + normalised + "/");
                return Answer.text(301, "moved");
            }
        }
        return Answer.notFound();
    }

    private static Answer page(boolean json, String text) {
        String kind = json ? IndexPages.JSON : "text/html; charset=utf-8";
        return new Answer(200, kind, text.getBytes(StandardCharsets.UTF_8), true);
    }

    private Answer file(String name) {
        Map<String, PackageFile> files = index.filesByName();
        PackageFile file = files.get(name);
        if (file != null) {
            return new Answer(200, BINARY, file.bytes(), false);
        }
        if (name.endsWith(".metadata") && index.behaviour.serveMetadata) {
            file = files.get(name.substring(0, name.length() - ".metadata".length()));
            if (file != null) {
                byte[] text = file.metadata().getBytes(StandardCharsets.UTF_8);
                return new Answer(200, BINARY, text, false);
            }
        }
        return Answer.notFound();
    }

    private boolean allowed(HttpExchange exchange) {
        String wanted = index.behaviour.credentials;
        if (wanted.isEmpty()) {
            return true;
        }
        String sent = headers(exchange).getOrDefault("authorization", "");
        byte[] bytes = wanted.getBytes(StandardCharsets.UTF_8);
        return sent.equals("Basic " + Base64.getEncoder().encodeToString(bytes));
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.kind());
        if (answer.status() == 200 && answer.page() && isUnchanged(exchange, answer)) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        byte[] body = answer.body();
        int status = answer.status();
        if (status == 200 && !answer.page() && index.behaviour.ranges) {
            exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
            Optional<int[]> range = range(exchange, body.length);
            if (range.isPresent()) {
                int from = range.get()[0];
                int end = range.get()[1];
                if (from >= end) {
                    exchange.getResponseHeaders().set("Content-Range", "bytes */" + body.length);
                    exchange.sendResponseHeaders(416, -1);
                    return;
                }
                exchange.getResponseHeaders()
                        .set(
                                "Content-Range",
                                "bytes " + from + "-" + (end - 1) + "/" + body.length);
                body = Arrays.copyOfRange(body, from, end);
                status = 206;
            }
        }
        if (answer.page() && index.behaviour.gzip && accepts(exchange, "gzip")) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            body = gzip(body);
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private boolean isUnchanged(HttpExchange exchange, Answer answer) {
        if (index.behaviour.cacheControl.isEmpty()) {
            return false;
        }
        String tag = '"' + PackageFile.sha256(answer.body()) + '"';
        exchange.getResponseHeaders().set("ETag", tag);
        exchange.getResponseHeaders().set("Cache-Control", index.behaviour.cacheControl);
        return headers(exchange).getOrDefault("if-none-match", "").equals(tag);
    }

    private static boolean accepts(HttpExchange exchange, String coding) {
        return headers(exchange).getOrDefault("accept-encoding", "").contains(coding);
    }

    /// The wanted part as from (inclusive) and end (exclusive).
    private static Optional<int[]> range(HttpExchange exchange, int length) {
        String wanted = headers(exchange).getOrDefault("range", "");
        if (!wanted.startsWith("bytes=") || wanted.indexOf(',') >= 0) {
            return Optional.empty();
        }
        String[] ends = wanted.substring("bytes=".length()).split("-", 2);
        if (ends[0].isEmpty()) {
            int from = Math.max(0, length - Integer.parseInt(ends[1]));
            return Optional.of(new int[] {from, length});
        }
        int end = ends[1].isEmpty() ? length : Math.min(length, Integer.parseInt(ends[1]) + 1);
        return Optional.of(new int[] {Integer.parseInt(ends[0]), end});
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        return packed.toByteArray();
    }
}

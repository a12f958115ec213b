package dev.wardian.testkit;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A real package index on loopback: pages in HTML and JSON, files, metadata, ranges, faults.
///
/// ```java
/// try (LocalIndex index = LocalIndex.of("a 1.0 -> b; b 1.0")) {
///     index.failTimes("/simple/a/", 2, 503);
///     install("--index-url", index.url().toString(), "a");
///     assertThat(index.count("/simple/a/")).isEqualTo(3);
/// }
/// ```
///
/// Serves `/simple/` and `/simple/NAME/` (PEP 503, and 691 JSON when asked for), `/files/FILENAME`
/// with ranges and `/files/FILENAME.metadata` (PEP 658). What it serves and how it misbehaves may
/// change while it runs; every method is safe for several threads. It listens on a free port and
/// needs [#close].
public final class LocalIndex implements AutoCloseable {
    static {
        // without it every answer waits for the other side's delayed acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final String scheme;
    private final Map<String, List<PackageFile>> projects = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Waiting> waiting = new CopyOnWriteArrayList<>();
    final IndexBehaviour behaviour = new IndexBehaviour();
    final IndexFaults faults = new IndexFaults();

    /// One request that came in.
    ///
    /// @param method `GET` or `HEAD`
    /// @param path decoded, without the query
    /// @param headers as they came, names in lower case, the last of each
    public record Request(String method, String path, Map<String, String> headers) {
        public Request {
            headers = Map.copyOf(headers);
        }

        /// The value of a header, or an empty text.
        public String header(String lowerCaseName) {
            return headers.getOrDefault(lowerCaseName, "");
        }
    }

    private LocalIndex(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/", new IndexHandler(this));
        server.start();
    }

    /// Starts an index without a package.
    public static LocalIndex start() {
        try {
            return new LocalIndex(HttpServer.create(anyPort(), 0), "http");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Starts an index of the packages that a [PackageUniverse] text names.
    public static LocalIndex of(String universe) {
        LocalIndex index = start();
        index.add(PackageUniverse.parse(universe));
        return index;
    }

    /// Starts an index behind TLS, with a certificate for `localhost` and `127.0.0.1`.
    public static LocalIndex startTls(LocalAuthority authority) {
        try {
            HttpsServer server = HttpsServer.create(anyPort(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(authority.serverContext()));
            return new LocalIndex(server, "https");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    // What it serves

    public LocalIndex add(PackageFile... files) {
        for (PackageFile file : files) {
            projects.computeIfAbsent(
                            ProjectVersion.normalised(file.project()),
                            _ -> new CopyOnWriteArrayList<>())
                    .add(file);
        }
        return this;
    }

    public LocalIndex add(PackageUniverse universe) {
        return add(universe.files().toArray(PackageFile[]::new));
    }

    /// A project that has a page and no file.
    public LocalIndex addEmpty(String project) {
        projects.putIfAbsent(ProjectVersion.normalised(project), new CopyOnWriteArrayList<>());
        return this;
    }

    public LocalIndex remove(String project) {
        projects.remove(ProjectVersion.normalised(project));
        return this;
    }

    // Where it is

    /// The simple index, to be given as `--index-url`; ends with a slash.
    public URI url() {
        return root().resolve("/simple/");
    }

    /// The simple index with a user and a password in its address.
    public URI urlWith(String user, String password) {
        URI url = url();
        return URI.create(
                url.getScheme()
                        + "://"
                        + user
                        + ":"
                        + password
                        + "@"
                        + url.getAuthority()
                        + "/simple/");
    }

    public URI root() {
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /// Where a file is served.
    public URI urlOf(PackageFile file) {
        return root().resolve("/files/" + file.filename().replace("+", "%2B"));
    }

    // How it behaves

    /// Answers pages as HTML even where JSON is asked for.
    public LocalIndex htmlOnly() {
        behaviour.htmlOnly = true;
        return this;
    }

    /// Serves no `.metadata` and announces none.
    public LocalIndex withoutMetadata() {
        behaviour.serveMetadata = false;
        return this;
    }

    /// Serves `.metadata` without announcing it on the pages.
    public LocalIndex withUnannouncedMetadata() {
        behaviour.announceMetadata = false;
        return this;
    }

    /// Ignores `Range` and sends whole files.
    public LocalIndex withoutRanges() {
        behaviour.ranges = false;
        return this;
    }

    /// Sends `ETag` and `Cache-Control` with that text on pages, and answers 304; off by default.
    public LocalIndex withCacheHeaders(String cacheControl) {
        behaviour.cacheControl = cacheControl;
        return this;
    }

    /// Sends pages compressed to who accepts gzip.
    public LocalIndex withGzip() {
        behaviour.gzip = true;
        return this;
    }

    /// Leaves digests, sizes and times out of the pages.
    public LocalIndex withoutHashes() {
        behaviour.hashes = false;
        return this;
    }

    /// Asks everybody for that user and password (401 otherwise).
    public LocalIndex withBasicAuth(String user, String password) {
        behaviour.credentials = user + ":" + password;
        return this;
    }

    /// Waits that many milliseconds before each answer.
    public LocalIndex withLatency(int milliseconds) {
        behaviour.latencyMilliseconds = milliseconds;
        return this;
    }

    /// Answers requests that are under way at the same time in another order than they came.
    public LocalIndex inShuffledOrder(long seed) {
        behaviour.order = Optional.of(new AnswerOrder(seed));
        return this;
    }

    /// Announces this SHA-256 for a file instead of the true one.
    public LocalIndex announceDigest(String filename, String sha256) {
        behaviour.announcedDigests.put(filename, sha256);
        return this;
    }

    // How it fails

    /// Answers the next requests of that path with that status.
    public LocalIndex failTimes(String path, int times, int status) {
        faults.add(path, new IndexFaults.Status(status), times);
        return this;
    }

    /// Closes the connection of the next requests of that path without any answer.
    public LocalIndex resetTimes(String path, int times) {
        faults.add(path, new IndexFaults.Reset(), times);
        return this;
    }

    /// Cuts the body of the next answers of that path after that many bytes.
    public LocalIndex truncateTimes(String path, int times, int afterBytes) {
        faults.add(path, new IndexFaults.Truncated(afterBytes), times);
        return this;
    }

    /// Sends that many bytes of the next answers of that path, then nothing until [#close].
    public LocalIndex stallTimes(String path, int times, int afterBytes) {
        faults.add(path, new IndexFaults.Stalled(afterBytes), times);
        return this;
    }

    /// Sends other bytes than the file's, of the same length, for the next requests of that path.
    public LocalIndex corruptTimes(String path, int times) {
        faults.add(path, new IndexFaults.Corrupted(), times);
        return this;
    }

    /// Leads the next requests of that path to another address.
    public LocalIndex redirectTimes(String path, int times, String location) {
        faults.add(path, new IndexFaults.Redirected(location), times);
        return this;
    }

    /// Fails that fraction of all requests from now on: status 503, a closed connection or a body
    /// that is cut, by that seed.
    public LocalIndex failAtRandom(double fraction, long seed) {
        faults.addAtRandom(fraction, seed);
        return this;
    }

    /// Answers that path with other content from now on, true or not.
    public LocalIndex replace(String path, String contentType, byte[] body) {
        behaviour.replaced.put(path, new IndexBehaviour.Replaced(contentType, body));
        return this;
    }

    // What was asked

    /// All requests so far, in the order they came.
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /// How many requests for that exact path came.
    public int count(String path) {
        int count = 0;
        for (Request request : requests) {
            if (request.path().equals(path)) {
                count++;
            }
        }
        return count;
    }

    /// How many requests came in all.
    public int count() {
        return requests.size();
    }

    public void forgetRequests() {
        requests.clear();
    }

    /// Is completed when so many requests have come in since the last [#forgetRequests].
    public CompletableFuture<Void> afterRequests(int count) {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        waiting.add(new Waiting(count, reached));
        tell();
        return reached;
    }

    private void tell() {
        int now = requests.size();
        waiting.stream()
                .filter(one -> now >= one.count())
                .forEach(one -> one.reached().complete(null));
    }

    private record Waiting(int count, CompletableFuture<Void> reached) {}

    @Override
    public void close() {
        faults.release();
        server.stop(0);
        threads.shutdownNow();
    }

    // For the handler

    void note(Request request) {
        requests.add(request);
        tell();
    }

    List<String> projectNames() {
        return projects.keySet().stream().sorted().toList();
    }

    Map<String, PackageFile> filesByName() {
        Map<String, PackageFile> found = new LinkedHashMap<>();
        projects.values().forEach(files -> files.forEach(file -> found.put(file.filename(), file)));
        return found;
    }

    boolean knows(String project) {
        return projects.containsKey(project);
    }

    List<PackageFile> files(String project) {
        return new ArrayList<>(projects.getOrDefault(project, List.of()));
    }
}

package dev.wardian.store.http;

import dev.wardian.store.StoreException;
import dev.wardian.store.StoreProblem;
import dev.wardian.store.internal.http.Bodies;
import dev.wardian.store.internal.http.Exchange;
import dev.wardian.store.internal.http.FailureWords;
import dev.wardian.store.internal.http.FinalAnswerException;
import dev.wardian.store.internal.http.Redirects;
import dev.wardian.store.internal.http.RetryAfter;
import dev.wardian.store.internal.http.Transport;
import dev.wardian.store.internal.http.Tries;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Asks servers over HTTP, with blocking calls that are meant for virtual threads.
///
/// Connections are kept and bounded in number, redirects followed, gzip undone, and what fails for
/// a passing reason is tried again: broken connections, cut bodies, 429 and 5xx. An answer of any
/// status is an answer; only when none comes a [StoreException] with [StoreProblem.Unreachable] is
/// thrown. Safe for all threads.
///
/// ```java
/// try (var client = new HttpClient(HttpSettings.from(System.getenv()))) {
///     Response page = client.get(Request.get(URI.create("https://index.invalid/simple/six/")));
/// }
/// ```
public final class HttpClient implements AutoCloseable {
    /// The largest page known has some thirty megabytes.
    private static final long LARGEST_BODY = 256L * 1024 * 1024;

    private final HttpSettings settings;
    private final Transport transport;
    private final boolean owning;
    private final Map<String, AtomicLong> answered = new ConcurrentHashMap<>();

    /// A client without any connection yet.
    public HttpClient(HttpSettings settings) {
        this.settings = settings;
        this.transport = new Transport(settings);
        this.owning = true;
    }

    private HttpClient(HttpSettings settings, Transport borrowed) {
        this.settings = settings;
        this.transport = borrowed;
        this.owning = false;
    }

    /// A client that asks over the connections of this one, with its own credentials and retries;
    /// closing it leaves them open. Nothing where those settings would make other connections.
    public Optional<HttpClient> borrowed(HttpSettings other) {
        return other.connectsLike(settings)
                ? Optional.of(new HttpClient(other, transport))
                : Optional.empty();
    }

    /// A client that takes over the connections of an earlier one if it would make the same; else
    /// the earlier one is closed.
    public HttpClient(HttpSettings settings, HttpClient earlier) {
        boolean same = settings.connectsLike(earlier.settings);
        this.owning = !same || earlier.owning;
        this.settings = settings;
        this.transport = same ? earlier.transport : new Transport(settings);
        if (!same) {
            earlier.close();
        }
    }

    /// Brings up, in another thread, what a first request to an address will need. Failures are
    /// silent: the request itself will tell.
    public void prepare(URI url) {
        transport.prepare(url);
    }

    /// The whole answer, its body in memory. Where a part was asked for and the server would send
    /// the whole, the body is left unread and the answer has none.
    public Response get(Request request) {
        Request asked = request.with("Accept-Encoding", "gzip");
        return attempt(asked, () -> whole(asked));
    }

    /// Hands the body of a successful answer to a sink as it arrives, and goes on where it stopped
    /// when the connection breaks. The body of the answer returned is empty; an answer that is no
    /// success leaves the sink untouched.
    public Response download(Request request, BodySink sink) {
        Request asked = request.with("Accept-Encoding", "identity");
        Download download = new Download(asked, sink);
        return attempt(asked, download::next);
    }

    @Override
    public void close() {
        if (owning) {
            transport.close();
        }
    }

    private interface Attempt {
        Response run() throws IOException;
    }

    private Response attempt(Request request, Attempt attempt) {
        AtomicLong answers =
                answered.computeIfAbsent(Origins.of(request.url()), _ -> new AtomicLong());
        Tries tries = new Tries(settings.retries(), answers);
        while (true) {
            try {
                Response response = attempt.run();
                if (!isPassing(response.status())) {
                    answers.incrementAndGet();
                    return response;
                }
                Optional<Duration> pause =
                        tries.afterFailure(RetryAfter.of(response, settings.retries().clock()));
                if (pause.isEmpty()) {
                    return response;
                }
                pause(request, "status " + response.status(), tries, pause.get());
            } catch (SinkException refused) {
                throw new StoreException(problem(request, refused.cause(), 1), refused.cause());
            } catch (IOException broken) {
                Optional<Duration> pause = tries.after(broken);
                if (pause.isEmpty()
                        || !FailureWords.isPassing(broken)
                        || Thread.currentThread().isInterrupted()) {
                    throw new StoreException(problem(request, broken, tries.failed()), broken);
                }
                pause(request, FailureWords.describe(broken), tries, pause.get());
            }
        }
    }

    private static boolean isPassing(int status) {
        return status == 408
                || status == 425
                || status == 429
                || status == 500
                || (status >= 502 && status <= 504)
                || (status >= 520 && status <= 524);
    }

    private void pause(Request request, String reason, Tries tries, Duration pause) {
        String url = SafeUrl.show(request.url());
        settings.retries().listener().again(url, reason, tries.failed() + 1, pause);
        try {
            settings.retries().sleeper().pause(pause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreException(
                    new StoreProblem.Unreachable(url, "interrupted", tries.failed(), ""),
                    interrupted);
        }
    }

    private StoreProblem problem(Request request, IOException broken, int attempts) {
        return new StoreProblem.Unreachable(
                SafeUrl.show(request.url()),
                FailureWords.describe(broken, settings.readTimeout()),
                attempts,
                FailureWords.advice(broken));
    }

    private Response whole(Request request) throws IOException {
        Arrived arrived = follow(request);
        try (Exchange exchange = arrived.exchange()) {
            boolean unasked =
                    exchange.status() == 200 && request.headers().first("range").isPresent();
            byte[] body = unasked ? new byte[0] : Bodies.read(exchange, LARGEST_BODY);
            return new Response(exchange.status(), exchange.headers(), body, arrived.url());
        }
    }

    /// An answer and the address that gave it.
    private record Arrived(Exchange exchange, URI url) {}

    private Arrived follow(Request request) throws IOException {
        URI url = request.url();
        boolean exposed = false;
        for (int hops = 0; hops <= Redirects.MOST; hops++) {
            Exchange exchange =
                    exposed
                            ? transport.exchange(prepared(request, url, Optional.empty()))
                            : authorized(request, url);
            Optional<URI> next = Redirects.next(url, exchange);
            if (next.isEmpty()) {
                return new Arrived(exchange, Origins.withoutCredentials(url));
            }
            exchange.close();
            // who was led out of TLS does not say there who he is
            exposed |= Origins.isSecure(url) && !Origins.isSecure(next.get());
            url = Redirects.keepCredentials(url, next.get());
        }
        throw new FinalAnswerException("more than " + Redirects.MOST + " redirects");
    }

    private Exchange authorized(Request request, URI url) throws IOException {
        Optional<BasicCredentials> known = BasicCredentials.in(url);
        if (known.isEmpty()) {
            known = settings.credentials().known(url);
        }
        Exchange exchange = transport.exchange(prepared(request, url, known));
        if (exchange.status() != 401) {
            return exchange;
        }
        Optional<BasicCredentials> better = settings.credentials().afterRefusal(url);
        if (better.isEmpty() || better.equals(known)) {
            return exchange;
        }
        exchange.close();
        return transport.exchange(prepared(request, url, better));
    }

    private Request prepared(Request request, URI url, Optional<BasicCredentials> credentials) {
        Headers headers = request.headers().with("User-Agent", settings.userAgent());
        if (credentials.isPresent()) {
            headers = headers.with("Authorization", credentials.get().header());
        }
        return new Request(request.method(), Origins.withoutCredentials(url), headers);
    }

    /// The sink could not take what came: trying again would not help.
    private static final class SinkException extends IOException {
        private static final long serialVersionUID = 1L;
        private final IOException cause;

        SinkException(IOException cause) {
            super(cause);
            this.cause = cause;
        }

        IOException cause() {
            return cause;
        }
    }

    /// A download over as many connections as it takes.
    private final class Download {
        private final Request request;
        private final BodySink sink;
        private final byte[] buffer = new byte[64 * 1024];
        private long taken;
        private @Nullable String validator;

        Download(Request request, BodySink sink) {
            this.request = request;
            this.sink = sink;
        }

        Response next() throws IOException {
            Request asked = request;
            if (taken > 0 && validator != null) {
                asked = request.with("Range", "bytes=" + taken + "-").with("If-Range", validator);
            } else if (taken > 0) {
                asked = request.with("Range", "bytes=" + taken + "-");
            }
            Arrived arrived = follow(asked);
            try (Exchange exchange = arrived.exchange()) {
                int status = exchange.status();
                if (status >= 200 && status < 300) {
                    accept(exchange);
                    status = 200;
                } else if (status == 416 && taken > 0) {
                    taken = 0;
                    throw new IOException("the server cannot go on where it stopped");
                }
                return new Response(status, exchange.headers(), new byte[0], arrived.url());
            }
        }

        private void accept(Exchange exchange) throws IOException {
            Headers headers = exchange.headers();
            boolean goesOn = exchange.status() == 206 && Bodies.rangeStart(headers) == taken;
            if (exchange.status() == 206 && !goesOn) {
                taken = 0;
                throw new IOException("the server sends another part than was asked for");
            }
            taken = goesOn ? taken : 0;
            validator = Bodies.validator(headers);
            begin(taken, Bodies.total(headers, taken));
            try (InputStream body = Bodies.decoded(exchange)) {
                int count = body.read(buffer);
                while (count >= 0) {
                    write(count);
                    taken += count;
                    count = body.read(buffer);
                }
            }
        }

        private void begin(long offset, long total) throws IOException {
            try {
                sink.begin(offset, total);
            } catch (IOException refused) {
                throw new SinkException(refused);
            }
        }

        private void write(int count) throws IOException {
            try {
                sink.write(buffer, 0, count);
            } catch (IOException refused) {
                throw new SinkException(refused);
            }
        }
    }
}

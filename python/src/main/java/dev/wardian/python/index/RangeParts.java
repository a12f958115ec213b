package dev.wardian.python.index;

import dev.wardian.python.internal.index.RemoteZip;
import dev.wardian.store.http.HttpClient;
import dev.wardian.store.http.Request;
import dev.wardian.store.http.Response;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/// Parts of an archive on a server, by range requests (RFC 9110, section 14). The first asks for
/// the archive's end, where its directory lies. Used by one thread.
final class RangeParts implements RemoteZip.Source {
    private static final int TAIL = 16 * 1024;

    private final HttpClient client;
    private final URI url;
    private final Response head;
    private final byte[] tail;
    private final long length;

    RangeParts(HttpClient client, URI url) {
        this.client = client;
        this.url = url;
        this.head = client.get(range("bytes=-" + TAIL));
        long total = head.status() == 206 ? total(head) : -1;
        this.tail = total < 0 ? new byte[0] : head.body();
        this.length = total;
    }

    private Request range(String bytes) {
        return Request.get(url).with("Range", bytes);
    }

    /// Whether the server gives parts at all.
    boolean isAnswered() {
        return length >= 0 && tail.length == Math.min(TAIL, length);
    }

    /// What the server said, if it has no such archive at all.
    Optional<Response> gone() {
        return head.status() == 404 || head.status() == 410 ? Optional.of(head) : Optional.empty();
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public byte[] read(long offset, int count) throws IOException {
        if (offset < 0 || offset + count > length) {
            throw new IOException("it points outside of itself");
        }
        long tailStart = length - tail.length;
        if (offset >= tailStart) {
            int start = (int) (offset - tailStart);
            return Arrays.copyOfRange(tail, start, start + count);
        }
        Response response = client.get(range("bytes=" + offset + "-" + (offset + count - 1)));
        if (response.status() != 206 || response.body().length != count) {
            throw new IOException("the server gives another part than was asked for");
        }
        return response.body();
    }

    private static long total(Response response) {
        String range = response.headers().first("content-range").orElse("");
        int slash = range.indexOf('/');
        try {
            return slash < 0 ? -1 : Long.parseLong(range.substring(slash + 1).strip());
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}

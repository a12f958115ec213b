package dev.wardian.store.internal.http;

import dev.wardian.store.http.Headers;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One question and its answer on a shared connection. One thread asks, the connection's reader
/// answers.
final class Http2Stream implements Exchange {
    /// How much of a body may be on its way before it is read.
    static final int WINDOW = 2 * 1024 * 1024;

    private final Http2Connection connection;
    private final int number;
    private final boolean bodiless;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<FrameBuffers.Piece> arrived = new ArrayDeque<>();
    private @Nullable Headers headers;
    private int status;
    private boolean ended;
    private boolean closed;
    private @Nullable IOException failure;
    private int offset;
    private int taken;
    private long total;

    /// @param bodiless whether no body comes whatever the header says, as with `HEAD`
    Http2Stream(Http2Connection connection, int number, boolean bodiless) {
        this.connection = connection;
        this.number = number;
        this.bodiless = bodiless;
    }

    int number() {
        return number;
    }

    // what the reader says

    void onHeaders(List<String> fields, boolean last) {
        lock.lock();
        try {
            int code = 0;
            for (int i = 0; i < fields.size(); i += 2) {
                if (fields.get(i).equals(":status") && fields.get(i + 1).length() == 3) {
                    code = Integer.parseInt(fields.get(i + 1));
                }
            }
            if (headers == null && code >= 200) {
                status = code;
                headers = Headers.of(fields);
            }
            ended |= last;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// False if nobody will read what arrived.
    boolean onData(FrameBuffers.Piece piece, boolean last) {
        lock.lock();
        try {
            boolean wanted = piece.length() > 0 && !closed;
            if (wanted) {
                arrived.add(piece);
            }
            ended |= last;
            changed.signalAll();
            return wanted;
        } finally {
            lock.unlock();
        }
    }

    void onFailure(IOException broken) {
        lock.lock();
        try {
            if (!ended && failure == null) {
                failure = broken;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    // what the asker does

    void awaitHeaders() throws IOException {
        try {
            awaitHeadersOrTimeout();
        } catch (SocketTimeoutException _) {
            throw connection.silence();
        }
    }

    private void awaitHeadersOrTimeout() throws IOException {
        lock.lock();
        try {
            awaitUntil(() -> headers != null || failure != null || ended);
            if (headers == null) {
                throw failure == null ? new IOException("the answer has no header") : failure;
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitUntil(BooleanSupplier done) throws IOException {
        try {
            while (!done.getAsBoolean()) {
                if (!changed.await(connection.readTimeoutMillis(), TimeUnit.MILLISECONDS)) {
                    throw new SocketTimeoutException("no answer");
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Headers headers() {
        return headers == null ? Headers.NONE : headers;
    }

    @Override
    public InputStream body() {
        return new Body();
    }

    private int read(byte[] target, int start, int length) throws IOException {
        int credit = 0;
        int count;
        FrameBuffers.@Nullable Piece used = null;
        lock.lock();
        try {
            awaitUntil(() -> !arrived.isEmpty() || failure != null || ended);
            FrameBuffers.@Nullable Piece next = arrived.peek();
            if (next == null) {
                if (failure != null) {
                    throw failure;
                }
                checkLength();
                return -1;
            }
            count = Math.min(length, next.length() - offset);
            System.arraycopy(next.buffer(), next.start() + offset, target, start, count);
            offset += count;
            if (offset == next.length()) {
                used = arrived.poll();
                offset = 0;
            }
            taken += count;
            total += count;
            if (taken >= WINDOW / 2 && !ended) {
                credit = taken;
                taken = 0;
            }
        } finally {
            lock.unlock();
        }
        if (credit > 0) {
            connection.grant(number, credit);
        }
        if (used != null) {
            connection.consumed(used);
        }
        return count;
    }

    /// A body is as long as its header says, or malformed (RFC 9113, section 8.1.1).
    private void checkLength() throws IOException {
        long announced = Bodies.length(headers());
        boolean none = bodiless || status == 304 || status == 204;
        if (announced >= 0 && announced != total && !none) {
            throw new EOFException(
                    "the answer was cut after " + total + " of " + announced + " bytes");
        }
    }

    @Override
    public void close() {
        boolean whole;
        List<FrameBuffers.Piece> unread;
        lock.lock();
        try {
            whole = ended || failure != null;
            closed = true;
            unread = List.copyOf(arrived);
            arrived.clear();
        } finally {
            lock.unlock();
        }
        for (FrameBuffers.Piece piece : unread) {
            connection.consumed(piece);
        }
        connection.finish(this, whole);
    }

    private final class Body extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int start, int length) throws IOException {
            try {
                return length == 0 ? 0 : Http2Stream.this.read(target, start, length);
            } catch (SocketTimeoutException _) {
                throw connection.silence();
            }
        }
    }
}

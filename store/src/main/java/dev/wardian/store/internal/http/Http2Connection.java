package dev.wardian.store.internal.http;

import dev.wardian.store.http.Request;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One HTTP/2 connection that many questions share (RFC 9113), as far as asking for files needs it:
/// no request bodies, no pushes, no priorities.
///
/// It is long because one lock guards numbers, windows and the state of all streams together: each
/// kind of frame is read where that state is.
///
/// One virtual thread reads frames and hands them to their streams; askers write their own. Safe
/// for all threads.
final class Http2Connection {
    private static final byte[] PREFACE =
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int WINDOW_UPDATE = 8;
    private static final int CONTINUATION = 9;
    private static final int END_STREAM = 1;
    private static final int ACKNOWLEDGED = 1;
    private static final int END_HEADERS = 4;
    private static final int PADDED = 8;
    private static final int PRIORITY = 0x20;
    private static final int CANCEL = 8;
    private static final int REFUSED_STREAM = 7;

    /// How much of all bodies may be on its way before it is read.
    private static final int CONNECTION_WINDOW = 8 * 1024 * 1024;

    private static final int FIRST_WINDOW = 65_535;
    private static final int LARGEST_FRAME = FrameBuffers.LARGEST;
    private static final int LARGEST_HEADER = 1 << 20;
    private static final int LAST_NUMBER = 1_000_000_000;

    private final Socket socket;
    private final String host;
    private final long readTimeoutMillis;
    private final WireInput input;
    private final OutputStream output;
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock state = new ReentrantLock();
    private final Condition roomMade = state.newCondition();
    private final Map<Integer, Http2Stream> streams = new HashMap<>();
    private final HeaderTable table = new HeaderTable();
    private final FrameBuffers buffers = new FrameBuffers();
    private int mostStreams = 100;
    private int nextNumber = 1;
    private boolean closing;
    private @Nullable IOException failure;
    private long lastUse = System.nanoTime();
    private int consumed;
    private volatile long lastFrame = System.nanoTime();

    private Http2Connection(Socket socket, String host, long readTimeoutMillis) throws IOException {
        this.socket = socket;
        this.host = host;
        this.readTimeoutMillis = readTimeoutMillis;
        this.input = new WireInput(socket.getInputStream());
        this.output = socket.getOutputStream();
    }

    /// Takes over a socket on which both sides have agreed to speak HTTP/2.
    static Http2Connection begin(Socket socket, String host) throws IOException {
        long timeout = socket.getSoTimeout();
        // silence on a shared connection is judged by each stream
        socket.setSoTimeout(0);
        Http2Connection connection = new Http2Connection(socket, host, timeout);
        ByteBuffer first = ByteBuffer.allocate(PREFACE.length + 9 + 12 + 9 + 4);
        first.put(PREFACE);
        head(first, 12, SETTINGS, 0, 0);
        first.putShort((short) 2).putInt(0);
        first.putShort((short) 4).putInt(Http2Stream.WINDOW);
        head(first, 4, WINDOW_UPDATE, 0, 0);
        first.putInt(CONNECTION_WINDOW - FIRST_WINDOW);
        connection.output.write(first.array());
        connection.output.flush();
        // a platform thread, see Dialer#dial
        Thread.ofPlatform().daemon().name("http2 " + host).start(connection::readAll);
        return connection;
    }

    private static void head(ByteBuffer buffer, int length, int type, int flags, int stream) {
        buffer.put((byte) (length >> 16)).put((byte) (length >> 8)).put((byte) length);
        buffer.put((byte) type).put((byte) flags).putInt(stream);
    }

    long readTimeoutMillis() {
        return readTimeoutMillis;
    }

    /// Whether another question may be put.
    boolean isOpen(long longestIdleNanos) {
        state.lock();
        try {
            boolean idle = streams.isEmpty() && System.nanoTime() - lastUse > longestIdleNanos;
            return failure == null && !closing && !idle && nextNumber < LAST_NUMBER;
        } finally {
            state.unlock();
        }
    }

    /// Sends a request and waits for the head of its answer.
    Exchange exchange(Request request) throws IOException {
        byte[] block = HeaderBlock.encode(request, host, true);
        Http2Stream stream = open(block, request.method().equals("HEAD"));
        try {
            stream.awaitHeaders();
            return stream;
        } catch (IOException | RuntimeException broken) {
            boolean over = !(broken instanceof InterruptedIOException);
            finish(stream, over);
            throw broken;
        }
    }

    /// Judges a stream whose answer did not go on for the read timeout. While others move, it alone
    /// is given up; where nothing at all arrived, so is the connection.
    SocketTimeoutException silence() {
        long silent = System.nanoTime() - lastFrame;
        if (silent >= TimeUnit.MILLISECONDS.toNanos(readTimeoutMillis)) {
            fail(new SocketTimeoutException("no answer"));
        }
        return new SocketTimeoutException("no answer");
    }

    /// Numbers must go out in order, so they are given while the connection is ours to write.
    private Http2Stream open(byte[] block, boolean bodiless) throws IOException {
        if (!awaitRoom()) {
            throw silence();
        }
        writing.lock();
        try {
            Http2Stream stream = register(bodiless);
            ByteBuffer frames =
                    ByteBuffer.allocate(block.length + 9 * (block.length / LARGEST_FRAME + 1));
            int start = 0;
            do {
                int length = Math.min(LARGEST_FRAME, block.length - start);
                boolean last = start + length == block.length;
                int flags = (last ? END_HEADERS : 0) | (start == 0 ? END_STREAM : 0);
                head(frames, length, start == 0 ? HEADERS : CONTINUATION, flags, stream.number());
                frames.put(block, start, length);
                start += length;
            } while (start < block.length);
            try {
                output.write(frames.array(), 0, frames.position());
                output.flush();
            } catch (IOException broken) {
                fail(broken);
                throw stale(broken, stream.number());
            }
            return stream;
        } finally {
            writing.unlock();
        }
    }

    /// False if no other stream ended for the read timeout.
    private boolean awaitRoom() throws IOException {
        state.lock();
        try {
            while (streams.size() >= mostStreams && failure == null && !closing) {
                if (!roomMade.await(readTimeoutMillis, TimeUnit.MILLISECONDS)) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            state.unlock();
        }
    }

    private Http2Stream register(boolean bodiless) throws IOException {
        state.lock();
        try {
            if (failure != null || closing) {
                throw new StaleConnectionException(
                        failure == null ? new IOException("the server is leaving") : failure);
            }
            Http2Stream stream = new Http2Stream(this, nextNumber, bodiless);
            nextNumber += 2;
            streams.put(stream.number(), stream);
            return stream;
        } finally {
            state.unlock();
        }
    }

    /// A connection that served before may have been closed while it lay idle.
    private static IOException stale(IOException broken, int number) {
        return number > 1 ? new StaleConnectionException(broken) : broken;
    }

    /// Forgets a stream; if its answer is not over, tells the server to stop.
    void finish(Http2Stream stream, boolean over) {
        state.lock();
        try {
            if (streams.remove(stream.number()) == null) {
                return;
            }
            lastUse = System.nanoTime();
            roomMade.signal();
        } finally {
            state.unlock();
        }
        if (!over) {
            sendQuietly(RST_STREAM, 0, stream.number(), CANCEL);
        }
    }

    /// Lets the server send more.
    void grant(int stream, int bytes) {
        sendQuietly(WINDOW_UPDATE, 0, stream, bytes);
    }

    /// Takes note that nobody needs the contents of a frame any longer.
    void consumed(FrameBuffers.Piece piece) {
        buffers.give(piece.buffer());
        int credit = 0;
        state.lock();
        try {
            consumed += piece.frame();
            if (consumed >= CONNECTION_WINDOW / 4) {
                credit = consumed;
                consumed = 0;
            }
        } finally {
            state.unlock();
        }
        if (credit > 0) {
            grant(0, credit);
        }
    }

    private void sendQuietly(int type, int flags, int stream, int value) {
        ByteBuffer frame = ByteBuffer.allocate(13);
        head(frame, 4, type, flags, stream);
        frame.putInt(value);
        send(frame.array());
    }

    private void send(byte[] frame) {
        writing.lock();
        try {
            output.write(frame);
            output.flush();
        } catch (IOException broken) {
            fail(broken);
        } finally {
            writing.unlock();
        }
    }

    void close() {
        fail(new IOException("the connection was closed"));
    }

    private void fail(IOException broken) {
        List<Http2Stream> left;
        state.lock();
        try {
            if (failure == null) {
                failure = broken;
            }
            left = new ArrayList<>(streams.values());
            roomMade.signalAll();
        } finally {
            state.unlock();
        }
        Sockets.close(socket);
        for (Http2Stream stream : left) {
            stream.onFailure(broken);
        }
    }

    private void readAll() {
        try {
            while (true) {
                readFrame();
            }
        } catch (IOException broken) {
            fail(broken);
        } catch (RuntimeException unexpected) {
            fail(new IOException("the answer is damaged", unexpected));
        }
    }

    private void readFrame() throws IOException {
        byte[] head = exactly(9);
        lastFrame = System.nanoTime();
        int length = (head[0] & 0xff) << 16 | (head[1] & 0xff) << 8 | (head[2] & 0xff);
        int flags = head[4];
        int stream = number(head, 5) & 0x7fff_ffff;
        if (length > LARGEST_FRAME) {
            throw new IOException("the answer has a frame that is too large");
        }
        if (head[3] == DATA) {
            onData(stream, flags, length);
            return;
        }
        byte[] body = exactly(length);
        switch (head[3]) {
            case HEADERS -> onHeaders(stream, flags, body);
            case RST_STREAM -> onReset(stream, number(body, 0));
            case SETTINGS -> onSettings(flags, body);
            case PING -> onPing(flags, body);
            case GOAWAY -> onGoAway(number(body, 0) & 0x7fff_ffff);
            default -> {
                return;
            }
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = new byte[length];
        fill(bytes, length);
        return bytes;
    }

    private void fill(byte[] bytes, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int count = input.read(bytes, done, length - done);
            if (count < 0) {
                throw new EOFException("the server closed the connection");
            }
            done += count;
        }
    }

    private @Nullable Http2Stream find(int number) {
        state.lock();
        try {
            return streams.get(number);
        } finally {
            state.unlock();
        }
    }

    private void onData(int number, int flags, int length) throws IOException {
        byte[] buffer = buffers.take(length);
        fill(buffer, length);
        boolean padded = (flags & PADDED) != 0 && length > 0;
        int start = padded ? 1 : 0;
        int content = length - start - (padded ? buffer[0] & 0xff : 0);
        if (content < 0) {
            throw new IOException("the answer has a frame with too much padding");
        }
        var piece = new FrameBuffers.Piece(buffer, start, content, length);
        Http2Stream stream = find(number);
        if (stream == null || !stream.onData(piece, (flags & END_STREAM) != 0)) {
            consumed(piece);
        }
    }

    private static byte[] unpadded(byte[] body, int start) {
        return Arrays.copyOfRange(body, start, body.length - (body[0] & 0xff));
    }

    private void onHeaders(int number, int flags, byte[] body) throws IOException {
        int start = ((flags & PADDED) == 0 ? 0 : 1) + ((flags & PRIORITY) == 0 ? 0 : 5);
        byte[] block =
                (flags & PADDED) == 0
                        ? Arrays.copyOfRange(body, start, body.length)
                        : unpadded(body, start);
        boolean whole = (flags & END_HEADERS) != 0;
        while (!whole) {
            byte[] head = exactly(9);
            int length = (head[0] & 0xff) << 16 | (head[1] & 0xff) << 8 | (head[2] & 0xff);
            if (head[3] != CONTINUATION || block.length + length > LARGEST_HEADER) {
                throw new IOException("the answer's header is damaged");
            }
            byte[] more = exactly(length);
            int old = block.length;
            block = Arrays.copyOf(block, old + length);
            System.arraycopy(more, 0, block, old, length);
            whole = (head[4] & END_HEADERS) != 0;
        }
        List<String> fields = table.decode(block, block.length);
        Http2Stream stream = find(number);
        if (stream != null) {
            stream.onHeaders(fields, (flags & END_STREAM) != 0);
        }
    }

    private void onReset(int number, int code) {
        Http2Stream stream = find(number);
        if (stream != null) {
            IOException broken = new IOException("the server broke the answer off (" + code + ")");
            stream.onFailure(
                    code == REFUSED_STREAM ? new StaleConnectionException(broken) : broken);
        }
    }

    private void onSettings(int flags, byte[] body) {
        if ((flags & ACKNOWLEDGED) != 0) {
            return;
        }
        for (int i = 0; i + 6 <= body.length; i += 6) {
            if (body[i] == 0 && body[i + 1] == 3) {
                state.lock();
                try {
                    mostStreams = Math.max(1, number(body, i + 2) & 0x7fff_ffff);
                    roomMade.signalAll();
                } finally {
                    state.unlock();
                }
            }
        }
        ByteBuffer frame = ByteBuffer.allocate(9);
        head(frame, 0, SETTINGS, ACKNOWLEDGED, 0);
        send(frame.array());
    }

    private void onPing(int flags, byte[] body) {
        if ((flags & ACKNOWLEDGED) == 0) {
            ByteBuffer frame = ByteBuffer.allocate(9 + body.length);
            head(frame, body.length, PING, ACKNOWLEDGED, 0);
            send(frame.put(body).array());
        }
    }

    /// Streams beyond the last one that the server took can be asked again elsewhere.
    private void onGoAway(int last) {
        List<Http2Stream> untouched = new ArrayList<>();
        state.lock();
        try {
            closing = true;
            for (Http2Stream stream : streams.values()) {
                if (stream.number() > last) {
                    untouched.add(stream);
                }
            }
            roomMade.signalAll();
        } finally {
            state.unlock();
        }
        for (Http2Stream stream : untouched) {
            stream.onFailure(
                    new StaleConnectionException(new IOException("the server is leaving")));
        }
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | (bytes[at + 3] & 0xff);
    }
}

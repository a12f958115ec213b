package dev.wardian.store.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.store.http.Request;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against a server that is played frame by frame.
class Http2ConnectionTest {
    private static final String STATUS_200 = "88";
    private static final String STATUS_404 = "8d";
    private ServerSocket listener;
    private Socket server;
    private DataInputStream received;
    private Http2Connection connection;
    private volatile String hanging = "";

    @BeforeEach
    void connect() throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
        client.setSoTimeout(600);
        server = listener.accept();
        received = new DataInputStream(server.getInputStream());
        connection = Http2Connection.begin(client, "index.invalid");
        assertThat(new String(received.readNBytes(24), StandardCharsets.US_ASCII))
                .startsWith("PRI * HTTP/2.0");
        assertThat(nextType()).isEqualTo(4);
        assertThat(nextType()).isEqualTo(8);
    }

    @AfterEach
    void close() throws IOException {
        connection.close();
        server.close();
        listener.close();
    }

    /// Reads one frame and gives its type.
    private int nextType() throws IOException {
        int length = received.readUnsignedByte() << 16 | received.readUnsignedShort();
        int type = received.readUnsignedByte();
        received.readNBytes(5 + length);
        return type;
    }

    private void send(int type, int flags, int stream, String hex) throws IOException {
        byte[] body = HexFormat.of().parseHex(hex);
        ByteBuffer frame = ByteBuffer.allocate(9 + body.length);
        frame.put((byte) 0).putShort((short) body.length).put((byte) type).put((byte) flags);
        frame.putInt(stream).put(body);
        OutputStream output = server.getOutputStream();
        output.write(frame.array());
        output.flush();
    }

    private interface Frames {
        void send() throws IOException;
    }

    /// Sends frames once a question has come in.
    private void onQuestion(Frames frames) {
        Thread.startVirtualThread(
                () -> {
                    try {
                        while (nextType() != 1) {}
                        frames.send();
                    } catch (IOException broken) {
                        throw new UncheckedIOException(broken);
                    }
                });
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    private Exchange ask(String path) throws IOException {
        return connection.exchange(Request.get(URI.create("https://index.invalid" + path)));
    }

    private static String body(Exchange exchange) throws IOException {
        return new String(exchange.body().readAllBytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void readsAnswersThatComeInterleavedPaddedAndInSeveralFrames() throws Exception {
        send(4, 0, 0, "000300000064");
        String[] bodies = new String[2];
        Thread first = Thread.startVirtualThread(() -> bodies[0] = quietly("/a"));
        assertThat(nextType()).isIn(1, 4);
        nextType();
        Thread second = Thread.startVirtualThread(() -> bodies[1] = quietly("/b"));
        nextType();
        send(1, 0, 3, STATUS_404);
        send(9, 4, 3, "");
        send(1, 4, 1, STATUS_200);
        send(0, 0, 1, hex("on"));
        send(0, 8 | 1, 3, "02" + hex("two") + "0000");
        send(6, 0, 0, "0102030405060708");
        send(0, 0, 1, hex("e"));
        send(1, 5, 1, "0001610162");
        first.join();
        second.join();
        assertThat(bodies).containsExactly("200 one", "404 two");
        assertThat(nextType()).isEqualTo(6);
        assertThat(connection.isOpen(Long.MAX_VALUE)).isTrue();
    }

    private String quietly(String path) {
        try (Exchange exchange = ask(path)) {
            return exchange.status() + " " + body(exchange);
        } catch (IOException broken) {
            return broken.toString();
        }
    }

    @Test
    void passesOverInterimAnswers() throws IOException {
        onQuestion(
                () -> {
                    send(1, 4, 1, "0007" + hex(":status") + "03" + hex("103"));
                    send(1, 5, 1, STATUS_200);
                });
        try (Exchange exchange = ask("/")) {
            assertThat(exchange.status()).isEqualTo(200);
            assertThat(body(exchange)).isEmpty();
        }
    }

    @Test
    void letsQuestionsBeAskedAgainThatTheServerNeverTook() throws IOException {
        onQuestion(() -> send(3, 0, 1, "00000007"));
        assertThatThrownBy(() -> ask("/")).isInstanceOf(StaleConnectionException.class);
        onQuestion(() -> send(7, 0, 0, "0000000000000000"));
        assertThatThrownBy(() -> ask("/")).isInstanceOf(StaleConnectionException.class);
        assertThat(connection.isOpen(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void tellsABodyThatIsCutShort() throws IOException {
        onQuestion(
                () -> {
                    send(1, 4, 1, STATUS_200);
                    send(0, 0, 1, hex("half"));
                });
        Exchange exchange = ask("/");
        server.close();
        assertThatThrownBy(() -> body(exchange)).isInstanceOf(IOException.class);
        assertThat(connection.isOpen(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void failsOnFramesThatMakeNoSense() throws IOException {
        onQuestion(() -> send(1, 4, 1, "ff"));
        assertThatThrownBy(() -> ask("/")).isInstanceOf(IOException.class);
    }

    @Test
    void givesUpOnlyTheAnswerThatHangsWhileOthersMove() throws Exception {
        onQuestion(() -> {});
        Thread asker = Thread.startVirtualThread(() -> hanging = quietly("/hangs"));
        while (asker.isAlive()) {
            send(6, 0, 0, "0102030405060708");
            asker.join(java.time.Duration.ofMillis(100));
        }
        assertThat(hanging).contains("SocketTimeoutException");
        assertThat(connection.isOpen(Long.MAX_VALUE)).isTrue();
    }

    @Test
    void givesUpAConnectionOnWhichNothingMoves() throws Exception {
        onQuestion(() -> {});
        assertThat(quietly("/hangs")).contains("SocketTimeoutException");
        assertThat(connection.isOpen(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void givesUpABodyThatHangs() throws Exception {
        onQuestion(
                () -> {
                    send(1, 4, 1, STATUS_200);
                    send(0, 0, 1, hex("half"));
                });
        assertThat(quietly("/")).contains("SocketTimeoutException");
        assertThat(connection.isOpen(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void refusesABodyThatIsShorterThanItsHeaderSays() throws IOException {
        onQuestion(
                () -> {
                    send(1, 4, 1, STATUS_200 + "000e" + hex("content-length") + "0135");
                    send(0, 1, 1, hex("half"));
                });
        assertThat(quietly("/")).contains("the answer was cut after 4 of 5 bytes");
    }

    private static final int THREE_MEBIBYTES = 3 << 20;

    /// Asks for a body of three mebibytes, all of which has come when this returns.
    private Exchange askedForMuch() throws IOException {
        String full = "00".repeat(16_384);
        onQuestion(
                () -> {
                    send(1, 4, 1, STATUS_200);
                    for (int sent = 0; sent < THREE_MEBIBYTES; sent += 16_384) {
                        send(0, 0, 1, full);
                    }
                    send(6, 0, 0, "0102030405060708");
                });
        Exchange exchange = ask("/");
        assertThat(nextType()).as("nothing is granted before the answer to `PING`").isEqualTo(6);
        return exchange;
    }

    /// Reads frames up to the one that lets more come on the connection, and gives how much.
    private int nextGrant() throws IOException {
        while (true) {
            int length = received.readUnsignedByte() << 16 | received.readUnsignedShort();
            int type = received.readUnsignedByte();
            received.readUnsignedByte();
            int stream = received.readInt();
            byte[] body = received.readNBytes(length);
            if (type == 8 && stream == 0) {
                return ByteBuffer.wrap(body).getInt();
            }
        }
    }

    @Test
    void letsMoreComeOnlyWhenWhatCameWasRead() throws IOException {
        try (Exchange exchange = askedForMuch()) {
            assertThat(exchange.body().readNBytes(THREE_MEBIBYTES)).hasSize(THREE_MEBIBYTES);
            assertThat(nextGrant()).isEqualTo(2 << 20);
        }
    }

    @Test
    void letsMoreComeInPlaceOfWhatNobodyReads() throws IOException {
        askedForMuch().close();
        assertThat(nextGrant()).isEqualTo(2 << 20);
    }

    @Test
    void refusesMorePaddingThanItsFrameHas() throws IOException {
        onQuestion(
                () -> {
                    send(1, 4, 1, STATUS_200);
                    send(0, 8, 1, "0500");
                });
        assertThat(quietly("/")).contains("too much padding");
    }
}

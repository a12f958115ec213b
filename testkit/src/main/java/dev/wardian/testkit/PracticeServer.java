package dev.wardian.testkit;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.HexFormat;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;

/// An HTTP/2 server that knows nothing: it answers 404 to every question (RFC 9113), with a field
/// in Huffman's code and a short body, so that a client's whole way to ask is walked.
final class PracticeServer implements AutoCloseable {
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int ACKNOWLEDGED = 1;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int PREFACE = 24;

    /// `:status: 404`, then the `date` of RFC 7541, appendix C.6.1.
    private static final byte[] NOT_FOUND =
            HexFormat.of().parseHex("8d6196d07abe941054d444a8200595040b8166e082a62d1bff");

    private final SSLServerSocket socket;

    private PracticeServer(SSLServerSocket socket) {
        this.socket = socket;
    }

    static PracticeServer start(LocalAuthority authority) throws IOException {
        SSLServerSocket socket =
                (SSLServerSocket)
                        authority
                                .serverContext()
                                .getServerSocketFactory()
                                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        socket.setSSLParameters(parameters);
        PracticeServer server = new PracticeServer(socket);
        Thread.ofVirtual().start(server::acceptAll);
        return server;
    }

    URI url() {
        return URI.create("https://127.0.0.1:" + socket.getLocalPort() + "/simple/");
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException _) {
            return; // closed
        }
    }

    private static void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            DataInputStream input = new DataInputStream(client.getInputStream());
            OutputStream output = client.getOutputStream();
            input.readFully(new byte[PREFACE]);
            output.write(frame(SETTINGS, 0, 0, new byte[0]));
            while (true) {
                answer(input, output);
            }
        } catch (IOException _) {
            return; // the other side left
        }
    }

    private static void answer(DataInputStream input, OutputStream output) throws IOException {
        int length = input.readUnsignedByte() << 16 | input.readUnsignedShort();
        int type = input.readUnsignedByte();
        int flags = input.readUnsignedByte();
        int stream = input.readInt();
        byte[] payload = new byte[length];
        input.readFully(payload);
        boolean isAnswer = (flags & ACKNOWLEDGED) != 0;
        if ((type == SETTINGS || type == PING) && !isAnswer) {
            byte[] back = type == PING ? payload : new byte[0];
            output.write(frame(type, ACKNOWLEDGED, 0, back));
        } else if (type == HEADERS) {
            output.write(frame(HEADERS, END_HEADERS, stream, NOT_FOUND));
            output.write(frame(DATA, END_STREAM, stream, new byte[] {'n', 'o'}));
        }
        output.flush();
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        byte[] frame = new byte[9 + payload.length];
        frame[1] = (byte) (payload.length >> 8);
        frame[2] = (byte) payload.length;
        frame[3] = (byte) type;
        frame[4] = (byte) flags;
        for (int i = 0; i < 4; i++) {
            frame[5 + i] = (byte) (stream >> (24 - 8 * i));
        }
        System.arraycopy(payload, 0, frame, 9, payload.length);
        return frame;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

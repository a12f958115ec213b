package dev.wardian.store.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/// A server that answers each request with the next text it was given, byte for byte, and keeps the
/// heads of the requests. An answer that ends in `#close` closes the connection afterwards.
final class CannedServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Deque<String> answers = new ArrayDeque<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private int connections;

    CannedServer(String... answers) {
        this.answers.addAll(List.of(answers));
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::accept);
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    synchronized int connections() {
        return connections;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                synchronized (this) {
                    connections++;
                }
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream input = connection.getInputStream();
            while (true) {
                String head = head(input);
                if (head.isEmpty()) {
                    return;
                }
                requests.add(head);
                String answer;
                synchronized (this) {
                    answer = answers.isEmpty() ? "#close" : answers.removeFirst();
                }
                boolean closes = answer.endsWith("#close");
                String sent = closes ? answer.substring(0, answer.length() - 6) : answer;
                connection.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
                connection.getOutputStream().flush();
                if (closes) {
                    return;
                }
            }
        } catch (IOException _) {
            return;
        }
    }

    private static String head(InputStream input) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = input.read();
            if (b < 0) {
                return "";
            }
            head.append((char) b);
        }
        return head.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

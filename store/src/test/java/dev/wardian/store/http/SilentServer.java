package dev.wardian.store.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/// A server that takes every connection and never says a word.
final class SilentServer implements AutoCloseable {
    private final ServerSocket socket;
    private final List<Socket> taken = new ArrayList<>();

    SilentServer() {
        try {
            socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    synchronized int connections() {
        return taken.size();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                synchronized (this) {
                    taken.add(connection);
                }
            } catch (IOException _) {
                return;
            }
        }
    }

    @Override
    public synchronized void close() {
        try {
            socket.close();
            for (Socket connection : taken) {
                connection.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

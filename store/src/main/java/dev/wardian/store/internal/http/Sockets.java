package dev.wardian.store.internal.http;

import java.io.IOException;
import java.net.Socket;

/// What is done to every socket.
final class Sockets {
    private Sockets() {}

    /// Closes a socket whose end nobody waits for.
    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            return;
        }
    }
}

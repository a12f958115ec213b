package dev.wardian.cli.daemon;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Frames on a connection: one byte that tells what it is, four bytes of length (big-endian), and
/// so many bytes. Texts inside a frame have four bytes of length each. One thread reads, any
/// number write. The client's side is `client/wardian.c`.
final class Wire {
    /// The largest request: an environment and arguments as the kernel allows them at most.
    private static final int LARGEST = 16 << 20;

    /// What goes to the daemon.
    static final byte REQUEST = 'R';

    static final byte INPUT = 'i';
    static final byte INPUT_END = 'I';
    static final byte SIGNAL = 's';
    static final byte COLUMNS = 'c';

    /// What goes to the client.
    static final byte OUT = 'o';

    static final byte ERR = 'e';
    static final byte EXIT = 'x';
    static final byte PROGRAM = 'p';
    static final byte WANT_INPUT = 'w';
    static final byte YOURSELF = 'y';

    private final SocketChannel channel;
    private final ByteBuffer head = ByteBuffer.allocate(5);

    Wire(SocketChannel channel) {
        this.channel = channel;
    }

    /// A frame that arrived.
    record Frame(byte kind, ByteBuffer content) {}

    /// The next frame; an [EOFException] when the other side is gone.
    Frame read() throws IOException {
        fill(head.clear());
        head.flip();
        var kind = head.get();
        var length = head.getInt();
        if (length < 0 || length > LARGEST) {
            throw new IOException("a frame of " + length + " bytes");
        }
        var content = ByteBuffer.allocate(length);
        fill(content);
        return new Frame(kind, content.flip());
    }

    private void fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException();
            }
        }
    }

    /// Sends one frame.
    void write(byte kind, byte[] bytes, int offset, int length) throws IOException {
        var frame = ByteBuffer.allocate(5 + length);
        frame.put(kind).putInt(length).put(bytes, offset, length).flip();
        synchronized (this) {
            while (frame.hasRemaining()) {
                channel.write(frame);
            }
        }
    }

    void write(byte kind, byte[] bytes) throws IOException {
        write(kind, bytes, 0, bytes.length);
    }

    /// A text of a frame.
    static String text(ByteBuffer content) {
        var length = content.getInt();
        var text =
                new String(
                        content.array(),
                        content.arrayOffset() + content.position(),
                        length,
                        StandardCharsets.UTF_8);
        content.position(content.position() + length);
        return text;
    }

    /// A counted list of texts of a frame.
    static List<String> texts(ByteBuffer content) {
        var count = content.getInt();
        var texts = new ArrayList<String>(Math.min(count, 4096));
        for (var i = 0; i < count; i++) {
            texts.add(text(content));
        }
        return texts;
    }
}

package dev.wardian.cli.daemon;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Standard streams of a client, as frames.
final class Streams {

    private Streams() {}

    /// What a call writes becomes frames of that kind; once the client is gone it goes nowhere, as
    /// with a closed pipe.
    static PrintStream output(Wire wire, byte kind) {
        var frames =
                new OutputStream() {
                    @Override
                    public void write(int single) {
                        write(new byte[] {(byte) single}, 0, 1);
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int length) {
                        try {
                            wire.write(kind, bytes, offset, length);
                        } catch (IOException gone) {
                            // nobody listens any more
                        }
                    }
                };
        return new PrintStream(
                new BufferedOutputStream(frames, 8192), false, StandardCharsets.UTF_8);
    }

    /// What the client's standard input holds, asked for only when it is first read: another
    /// program may want the rest of it.
    static final class Input extends InputStream {
        private final Wire wire;
        private final BlockingQueue<ByteBuffer> arrived = new LinkedBlockingQueue<>();
        private ByteBuffer current = ByteBuffer.allocate(0);
        private boolean asked;
        private boolean ended;

        Input(Wire wire) {
            this.wire = wire;
        }

        void arrive(ByteBuffer bytes) {
            if (bytes.hasRemaining()) {
                arrived.add(bytes);
            }
        }

        void end() {
            arrived.add(ByteBuffer.allocate(0));
        }

        @Override
        public int read() throws IOException {
            return await() ? current.get() & 0xff : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!await()) {
                return -1;
            }
            var count = Math.min(length, current.remaining());
            current.get(bytes, offset, count);
            return count;
        }

        private boolean await() throws IOException {
            if (!asked) {
                asked = true;
                wire.write(Wire.WANT_INPUT, new byte[0]);
            }
            while (!ended && !current.hasRemaining()) {
                try {
                    current = arrived.take();
                    ended = !current.hasRemaining();
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                    throw new IOException("interrupted", stop);
                }
            }
            return !ended;
        }
    }
}

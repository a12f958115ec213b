package dev.wardian.store.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The bytes of an archive, read at any place by several threads.
sealed interface ByteSource extends AutoCloseable {

    /// The number of bytes.
    long size();

    /// Fills a part of an array with the bytes from a position on; all of them must exist.
    void read(long position, byte[] into, int offset, int length) throws IOException;

    @Override
    void close() throws IOException;

    /// The bytes of a file, never held as a whole.
    static ByteSource of(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new File(channel, channel.size());
    }

    /// A file that is open.
    record File(FileChannel channel, long size) implements ByteSource {
        @Override
        public void read(long position, byte[] into, int offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(into, offset, length);
            long at = position;
            while (buffer.hasRemaining()) {
                int read = channel.read(buffer, at);
                if (read < 0) {
                    throw new EOFException("the file was cut short while it was read");
                }
                at += read;
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /// An array.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Memory(byte[] bytes) implements ByteSource {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public void read(long position, byte[] into, int offset, int length) {
            System.arraycopy(bytes, Math.toIntExact(position), into, offset, length);
        }

        @Override
        public void close() {}
    }
}

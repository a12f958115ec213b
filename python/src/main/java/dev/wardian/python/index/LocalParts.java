package dev.wardian.python.index;

import dev.wardian.python.internal.index.RemoteZip;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// Parts of an archive on this machine.
final class LocalParts implements RemoteZip.Source {
    private final Path archive;
    private final long length;

    LocalParts(Path archive) throws IOException {
        this.archive = archive;
        this.length = Files.size(archive);
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public byte[] read(long offset, int count) throws IOException {
        if (offset < 0 || offset + count > length) {
            throw new IOException("it points outside of itself");
        }
        ByteBuffer buffer = ByteBuffer.allocate(count);
        try (SeekableByteChannel channel = Files.newByteChannel(archive)) {
            channel.position(offset);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer) < 0) {
                    throw new EOFException("it is cut short");
                }
            }
        }
        return buffer.array();
    }
}

package dev.wardian.host.system;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// A list of contents in a form that answers who has a file of some name without being read as a
/// whole: Debian's have seven million lines. Its lines in blocks that are packed one by one, where
/// each block begins, and a table of the names of files: the hash of each with the blocks in which
/// it stands. The hash leads to a few blocks too many, so the lines decide.
///
/// Blocks, then `long` for each where it begins and where the last ends, then `int` for each value
/// of the upper half of a hash where its entries begin, then the entries in their order (lower half
/// of the hash, number of the block), then where all this begins, how many blocks and entries there
/// are, and a mark.
final class FileLookup implements Closeable {
    private static final long MARK = 0x57_41_52_44_4c_4f_4f_31L;
    private static final int FOOT = 3 * Long.BYTES;
    private static final int BLOCK = 1 << 16;
    private static final int HALF = 1 << 16;

    private final FileChannel file;
    private final MappedByteBuffer table;
    private final int blocks;

    private FileLookup(FileChannel file, MappedByteBuffer table, int blocks) {
        this.file = file;
        this.table = table;
        this.blocks = blocks;
    }

    /// Opens one that was made.
    ///
    /// @throws IOException when it is not there, or is none
    static FileLookup open(Path path) throws IOException {
        FileChannel file = FileChannel.open(path);
        try {
            long size = file.size();
            ByteBuffer foot = ByteBuffer.allocate(FOOT);
            if (size < FOOT || file.read(foot, size - FOOT) != FOOT) {
                throw new IOException("it is too short");
            }
            foot.flip();
            long start = foot.getLong();
            int blocks = foot.getInt();
            int entries = foot.getInt();
            long length = (blocks + 1L) * Long.BYTES + (HALF + 1L + entries) * Integer.BYTES;
            if (foot.getLong() != MARK || start < 0 || start + length + FOOT != size) {
                throw new IOException("it is no such table");
            }
            return new FileLookup(
                    file, file.map(FileChannel.MapMode.READ_ONLY, start, length), blocks);
        } catch (IOException unsound) {
            file.close();
            throw unsound;
        }
    }

    /// Hears of each line whose path ends with this name, and perhaps of others.
    ///
    /// @param name the last part of a path
    void each(String name, Consumer<String> line) throws IOException {
        int hash = hash(name.getBytes(StandardCharsets.UTF_8));
        int buckets = (blocks + 1) * Long.BYTES;
        int entries = buckets + (HALF + 1) * Integer.BYTES;
        int bucket = buckets + (hash >>> 16) * Integer.BYTES;
        int end = table.getInt(bucket + Integer.BYTES);
        for (int i = table.getInt(bucket); i < end; i++) {
            int entry = table.getInt(entries + i * Integer.BYTES);
            if (entry >>> 16 == (hash & 0xffff)) {
                block(entry & 0xffff).lines().filter(one -> one.contains(name)).forEach(line);
            }
        }
    }

    private String block(int number) throws IOException {
        long from = table.getLong(number * Long.BYTES);
        int length = (int) (table.getLong((number + 1) * Long.BYTES) - from);
        ByteBuffer packed = ByteBuffer.allocate(length);
        while (packed.hasRemaining() && file.read(packed, from + packed.position()) > 0) {}
        ByteArrayOutputStream plain = new ByteArrayOutputStream(2 * BLOCK);
        byte[] piece = new byte[BLOCK];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed.array());
            while (!inflater.finished()) {
                int count = inflater.inflate(piece);
                if (count == 0) {
                    throw new IOException("a block ends too early");
                }
                plain.write(piece, 0, count);
            }
        } catch (DataFormatException damaged) {
            throw new IOException("a block is damaged", damaged);
        } finally {
            inflater.end();
        }
        return plain.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /// Makes one of a list.
    ///
    /// @param path where it is to lie; it appears whole or not at all
    static void make(InputStream list, Path path) throws IOException {
        // no temporary file as such: other users of the cache may read it
        Path fresh = path.resolveSibling(path.getFileName() + "." + UUID.randomUUID());
        try {
            int processors = Runtime.getRuntime().availableProcessors();
            try (var threads = Executors.newFixedThreadPool(Math.clamp(processors, 1, 4));
                    var file = new BufferedOutputStream(Files.newOutputStream(fresh), 1 << 20);
                    var out = new DataOutputStream(file)) {
                new Making(out, threads).make(list);
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /// A hash of bytes that spreads well in both halves.
    private static int hash(byte[] name) {
        return hash(name, 0, name.length);
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = 0x811c9dc5;
        for (int i = from; i < to; i++) {
            hash = (hash ^ bytes[i]) * 0x01000193;
        }
        hash ^= hash >>> 15;
        hash *= 0x2c1b3c6d;
        return hash ^ hash >>> 13;
    }

    /// Reads a list once. The blocks are packed by other threads, a few ahead of what is written.
    private static final class Making {
        private static final int AHEAD = 32;

        private final DataOutputStream out;
        private final ExecutorService threads;
        private final Deque<Future<byte[]>> underway = new ArrayDeque<>();
        private long[] entries = new long[1 << 16];
        private int count;
        private long[] begins = new long[1 << 10];
        private int blocks;
        private int written;
        private long place;

        Making(DataOutputStream out, ExecutorService threads) {
            this.out = out;
            this.threads = threads;
        }

        void make(InputStream list) throws IOException {
            byte[] bytes = new byte[BLOCK];
            int length = 0;
            while (true) {
                int more = list.readNBytes(bytes, length, bytes.length - length);
                length += more;
                int end = length;
                while (more > 0 && end > 0 && bytes[end - 1] != '\n') {
                    end--;
                }
                if (more == 0 && length == 0) {
                    break;
                }
                if (end == 0) {
                    // a line that is longer than a block
                    bytes = Arrays.copyOf(bytes, bytes.length * 2);
                    continue;
                }
                add(Arrays.copyOf(bytes, end));
                System.arraycopy(bytes, end, bytes, 0, length - end);
                length -= end;
                if (more == 0) {
                    break;
                }
            }
            while (!underway.isEmpty()) {
                write();
            }
            finish();
        }

        private void add(byte[] block) throws IOException {
            if (blocks >= HALF) {
                throw new FileSystemException("list", null, "larger than any that is known");
            }
            note(block);
            underway.add(threads.submit(() -> packed(block)));
            blocks++;
            if (underway.size() > AHEAD) {
                write();
            }
        }

        /// Each name of a block once.
        private void note(byte[] block) {
            int[] seen = new int[block.length / 2 + 1];
            int names = 0;
            int line = 0;
            for (int i = 0; i < block.length; i++) {
                if (block[i] == '\n' || i == block.length - 1) {
                    int end = pathEnd(block, line, block[i] == '\n' ? i : i + 1);
                    if (end > line) {
                        seen[names++] = hash(block, name(block, line, end), end);
                    }
                    line = i + 1;
                }
            }
            Arrays.sort(seen, 0, names);
            for (int i = 0; i < names; i++) {
                if (i == 0 || seen[i] != seen[i - 1]) {
                    if (count == entries.length) {
                        entries = Arrays.copyOf(entries, count * 2);
                    }
                    entries[count++] = Integer.toUnsignedLong(seen[i]) << 16 | blocks;
                }
            }
        }

        /// Where the path of a line ends, before the blanks and the last column.
        private static int pathEnd(byte[] bytes, int from, int to) {
            int at = to;
            while (at > from && !isBlank(bytes[at - 1])) {
                at--;
            }
            while (at > from && isBlank(bytes[at - 1])) {
                at--;
            }
            return at;
        }

        private static int name(byte[] bytes, int from, int to) {
            int at = to;
            while (at > from && bytes[at - 1] != '/') {
                at--;
            }
            return at;
        }

        private static boolean isBlank(byte one) {
            return one == ' ' || one == '\t';
        }

        private static byte[] packed(byte[] block) {
            Deflater deflater = new Deflater(Deflater.BEST_SPEED);
            try {
                deflater.setInput(block);
                deflater.finish();
                ByteArrayOutputStream packed = new ByteArrayOutputStream(block.length / 4);
                byte[] piece = new byte[BLOCK / 4];
                while (!deflater.finished()) {
                    packed.write(piece, 0, deflater.deflate(piece));
                }
                return packed.toByteArray();
            } finally {
                deflater.end();
            }
        }

        private void write() throws IOException {
            try {
                byte[] packed = underway.remove().get();
                if (written + 1 >= begins.length) {
                    begins = Arrays.copyOf(begins, begins.length * 2);
                }
                begins[written++] = place;
                place += packed.length;
                out.write(packed);
            } catch (ExecutionException failed) {
                throw new IOException(failed.getCause());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", stopped);
            }
        }

        private void finish() throws IOException {
            begins[written] = place;
            for (int i = 0; i <= written; i++) {
                out.writeLong(begins[i]);
            }
            Arrays.sort(entries, 0, count);
            int at = 0;
            for (int half = 0; half <= HALF; half++) {
                while (at < count && entries[at] >>> 32 < half) {
                    at++;
                }
                out.writeInt(at);
            }
            for (int i = 0; i < count; i++) {
                out.writeInt((int) entries[i]);
            }
            out.writeLong(place);
            out.writeInt(written);
            out.writeInt(count);
            out.writeLong(MARK);
        }
    }
}

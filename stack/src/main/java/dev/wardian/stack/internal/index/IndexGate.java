package dev.wardian.stack.internal.index;

import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.index.IndexClient;
import dev.wardian.python.index.PackageSource;
import dev.wardian.python.index.WheelParts;
import dev.wardian.python.resolve.MarkedIndex;
import dev.wardian.python.resolve.ResolutionMemory;
import dev.wardian.stack.internal.kit.Digests;
import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.progress.ProgressListener;
import dev.wardian.standards.name.PackageName;
import dev.wardian.store.Digest;
import dev.wardian.store.StoreException;
import dev.wardian.store.StoreProblem;
import dev.wardian.store.http.BodySink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// Reaches indexes through the client, and writes what it downloads into files.
public final class IndexGate implements IndexAccess {

    private final IndexClient client;
    private final PackageSource source;
    private final Optional<ResolutionMemory> answers;
    private final Supplier<Map<PackageName, List<MarkedIndex>>> marked;
    private final ProgressListener progress;

    /// @param source what the client knows, as resolvers ask for it
    /// @param answers what searches over it came to, if that is to be remembered
    /// @param marked the indexes that packages come from in some environments and not in others
    public IndexGate(
            IndexClient client,
            PackageSource source,
            Optional<ResolutionMemory> answers,
            Supplier<Map<PackageName, List<MarkedIndex>>> marked,
            ProgressListener progress) {
        this.client = client;
        this.source = source;
        this.answers = answers;
        this.marked = marked;
        this.progress = progress;
    }

    @Override
    public PackageSource source() {
        return source;
    }

    @Override
    public Optional<ResolutionMemory> answers() {
        return answers;
    }

    @Override
    public Map<PackageName, List<MarkedIndex>> marked() {
        return marked.get();
    }

    @Override
    public Digest fetch(DistributionFile file, Path target, List<String> wanted) {
        progress.on(new ProgressEvent.DownloadStarted(file.filename(), file.size()));
        try (var sink = new FileSink(target, file, progress)) {
            var fetched = client.download(file, sink);
            progress.on(new ProgressEvent.DownloadFinished(file.filename(), fetched.size()));
            var digest = Digest.sha256(fetched.sha256());
            return wanted.isEmpty() || wanted.contains(digest.toString())
                    ? digest
                    : Digests.check(target, file.filename(), file.hashes(), wanted);
        } catch (IOException problem) {
            throw new StoreException(
                    new StoreProblem.Unwritable(target, problem.toString()), problem);
        }
    }

    @Override
    public Small fetchSmall(DistributionFile file, List<String> wanted) {
        progress.on(new ProgressEvent.DownloadStarted(file.filename(), file.size()));
        var sink = new MemorySink();
        var fetched = client.download(file, sink);
        progress.on(new ProgressEvent.DownloadFinished(file.filename(), fetched.size()));
        var digest = Digest.sha256(fetched.sha256());
        var bytes = sink.bytes();
        if (!wanted.isEmpty() && !wanted.contains(digest.toString())) {
            Digests.check(bytes, file.filename(), wanted);
        }
        return new Small(bytes, digest);
    }

    @Override
    public Optional<WheelParts> parts(DistributionFile file) {
        return client.parts(file);
    }

    @Override
    public Optional<Path> keptSdist(DistributionFile file) {
        return client.keptSdist(file);
    }

    @Override
    public List<String> indexUrls() {
        var urls = new ArrayList<String>();
        for (var index : client.settings().indexes()) {
            urls.add(index.url().toString());
        }
        return urls;
    }

    /// Keeps a download in memory.
    private static final class MemorySink implements BodySink {
        private byte[] buffer = new byte[0];
        private int length;

        @Override
        public void begin(long offset, long total) {
            length = (int) offset;
            if (total > buffer.length && total <= LARGEST_SMALL) {
                buffer = Arrays.copyOf(buffer, Math.toIntExact(total));
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            if (length + count > LARGEST_SMALL) {
                throw new IOException("more bytes arrive than its index announces");
            }
            if (length + count > buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.max(length + count, buffer.length * 2));
            }
            System.arraycopy(bytes, offset, buffer, length, count);
            length += count;
        }

        byte[] bytes() {
            return length == buffer.length ? buffer : Arrays.copyOf(buffer, length);
        }
    }

    /// Writes a download into a file and tells how far it is, at most once for each 64 KiB.
    private static final class FileSink implements BodySink, AutoCloseable {
        private static final long STEP = 64 * 1024;

        private final FileChannel channel;
        private final DistributionFile file;
        private final ProgressListener progress;
        private long position;
        private long told;

        FileSink(Path target, DistributionFile file, ProgressListener progress) throws IOException {
            this.channel =
                    FileChannel.open(target, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
            this.file = file;
            this.progress = progress;
        }

        @Override
        public void begin(long offset, long total) throws IOException {
            channel.truncate(offset);
            channel.position(offset);
            position = offset;
            told = offset;
            if (file.size().isEmpty() && total >= 0) {
                progress.on(
                        new ProgressEvent.DownloadStarted(file.filename(), OptionalLong.of(total)));
            }
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            var bytes = ByteBuffer.wrap(buffer, offset, length);
            while (bytes.hasRemaining()) {
                position += channel.write(bytes);
            }
            if (position - told >= STEP) {
                told = position;
                progress.on(new ProgressEvent.DownloadProgressed(file.filename(), position));
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}

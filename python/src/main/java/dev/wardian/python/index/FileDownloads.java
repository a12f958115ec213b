package dev.wardian.python.index;

import dev.wardian.python.IndexProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.internal.index.Digests;
import dev.wardian.store.StoreException;
import dev.wardian.store.http.BodySink;
import dev.wardian.store.http.CredentialSource;
import dev.wardian.store.http.HttpClient;
import dev.wardian.store.http.Request;
import dev.wardian.store.http.Response;
import dev.wardian.store.http.SafeUrl;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;

/// Fetches files and computes their digests while the bytes arrive. Safe for all threads.
final class FileDownloads {
    private final HttpClient client;
    private final boolean offline;
    private final CredentialSource credentials;
    private final FetchListener listener;

    FileDownloads(
            HttpClient client,
            boolean offline,
            CredentialSource credentials,
            FetchListener listener) {
        this.client = client;
        this.offline = offline;
        this.credentials = credentials;
        this.listener = listener;
    }

    /// Hands a file to a sink; what came is verified before this returns.
    Fetched download(DistributionFile file, BodySink sink) {
        URI url = file.url();
        DigestingSink digesting = new DigestingSink(sink, new Digests(file.hashes()));
        if ("file".equalsIgnoreCase(url.getScheme())) {
            copyLocal(file, digesting);
        } else {
            copyRemote(file, digesting);
        }
        Digests.Result result = digesting.digests.finish();
        if (!result.isAsPromised()) {
            throw new PythonException(
                    new IndexProblem.DigestMismatch(
                            file.filename(),
                            SafeUrl.show(url),
                            result.algorithm(),
                            result.expected().orElse(""),
                            result.actual()));
        }
        return new Fetched(result.sha256(), result.size());
    }

    /// Puts a file into a folder, whole or not at all.
    Path fetch(DistributionFile file, Path folder) {
        String name = file.filename();
        if (name.isEmpty()
                || name.startsWith(".")
                || name.indexOf('/') >= 0
                || name.indexOf('\\') >= 0) {
            throw new PythonException(
                    new IndexProblem.BadPage(
                            SafeUrl.show(file.url()), "it offers a file named `" + name + "`"));
        }
        Path target = folder.resolve(name);
        Path temporary = folder.resolve("." + name + "." + System.nanoTime() + ".part");
        try {
            Files.createDirectories(folder);
            try (FileChannel channel =
                    FileChannel.open(
                            temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                Fetched fetched = download(file, new ChannelSink(channel, file, listener));
                listener.finished(name, fetched.size());
            }
            Files.move(
                    temporary,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return target;
        } catch (IOException failed) {
            throw notWritten(file, failed);
        } finally {
            deleteQuietly(temporary);
        }
    }

    private void copyRemote(DistributionFile file, DigestingSink sink) {
        URI url = file.url();
        if (offline) {
            throw new PythonException(new IndexProblem.NotKept("`" + file.filename() + "`"));
        }
        Response response;
        try {
            response = client.download(Request.get(url), sink);
        } catch (StoreException failed) {
            if (sink.failure != null) {
                throw notWritten(file, sink.failure);
            }
            throw Failures.of(url, failed);
        }
        if (response.status() == 404 || response.status() == 410) {
            throw new PythonException(
                    new IndexProblem.FileGone(file.filename(), SafeUrl.show(url)));
        }
        if (!response.isSuccess()) {
            throw Failures.ofStatus(
                    url, response.status(), credentials.known(url).isPresent(), Optional.empty());
        }
    }

    private static void copyLocal(DistributionFile file, DigestingSink sink) {
        byte[] buffer = new byte[64 * 1024];
        try (InputStream input = Files.newInputStream(Path.of(file.url()))) {
            sink.begin(0, -1);
            int count = input.read(buffer);
            while (count >= 0) {
                sink.write(buffer, 0, count);
                count = input.read(buffer);
            }
        } catch (NoSuchFileException missing) {
            throw new PythonException(
                    new IndexProblem.FileGone(file.filename(), file.address()), missing);
        } catch (IOException failed) {
            throw notWritten(file, failed);
        }
    }

    private static PythonException notWritten(DistributionFile file, IOException failed) {
        String reason = failed.getMessage() == null ? failed.toString() : failed.getMessage();
        return new PythonException(new IndexProblem.NotWritten(file.filename(), reason), failed);
    }

    private static void deleteQuietly(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException _) {
            return;
        }
    }

    private static final class DigestingSink implements BodySink {
        private final BodySink target;
        private final Digests digests;
        private @org.jspecify.annotations.Nullable IOException failure;

        DigestingSink(BodySink target, Digests digests) {
            this.target = target;
            this.digests = digests;
        }

        @Override
        public void begin(long offset, long total) throws IOException {
            if (offset == 0) {
                digests.reset();
            }
            try {
                target.begin(offset, total);
            } catch (IOException failed) {
                failure = failed;
                throw failed;
            }
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            digests.update(buffer, offset, length);
            try {
                target.write(buffer, offset, length);
            } catch (IOException failed) {
                failure = failed;
                throw failed;
            }
        }
    }

    private static final class ChannelSink implements BodySink {
        private static final long STEP = 64 * 1024;

        private final FileChannel channel;
        private final DistributionFile file;
        private final FetchListener listener;
        private long position;
        private long told;

        ChannelSink(FileChannel channel, DistributionFile file, FetchListener listener) {
            this.channel = channel;
            this.file = file;
            this.listener = listener;
        }

        @Override
        public void begin(long offset, long total) throws IOException {
            channel.truncate(offset);
            channel.position(offset);
            position = offset;
            told = offset;
            listener.begun(file.filename(), total >= 0 ? OptionalLong.of(total) : file.size());
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            ByteBuffer bytes = ByteBuffer.wrap(buffer, offset, length);
            while (bytes.hasRemaining()) {
                position += channel.write(bytes);
            }
            if (position - told >= STEP) {
                told = position;
                listener.arrived(file.filename(), position);
            }
        }
    }
}

package dev.wardian.store.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Writes the files of an archive into a folder with a few threads, each taking the next entry.
final class ZipUnpacker {
    private static final Set<OpenOption> FRESH =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final int MOST_THREADS = 4;
    private static final long BYTES_PER_THREAD = 1 << 20;
    private static final int FILES_PER_THREAD = 50;

    /// Threads that write, of all archives being unpacked at the time: more only fight.
    private static final Semaphore WRITERS =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));

    private final ByteSource source;
    private final List<ZipMember> members;
    private final Path folder;
    private final UnpackWitness witness;
    private final FileAttribute<?>[] plain;
    private final FileAttribute<?>[] executable;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    ZipUnpacker(ByteSource source, List<ZipMember> members, Path folder, UnpackWitness witness) {
        this.source = source;
        this.members = members;
        this.folder = folder;
        this.witness = witness;
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        this.plain = posix ? mode("rw-r--r--") : new FileAttribute<?>[0];
        this.executable = posix ? mode("rwxr-xr-x") : plain;
    }

    private static FileAttribute<?>[] mode(String letters) {
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(letters))
        };
    }

    /// Makes the folders, then writes the files.
    void unpack(List<String> folders) throws IOException {
        for (String name : folders) {
            makeFolder(name);
        }
        WRITERS.acquireUninterruptibly();
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < threads() && WRITERS.tryAcquire(); i++) {
            others.add(Thread.ofPlatform().daemon().start(this::work));
        }
        work();
        for (Thread other : others) {
            join(other);
        }
        rethrow(failure.get());
    }

    private void makeFolder(String name) throws IOException {
        try {
            Files.createDirectory(folder.resolve(name));
        } catch (FileAlreadyExistsException same) {
            throw notToldApart(name);
        }
    }

    private static Refused notToldApart(String path) {
        return new Refused(
                "entry `"
                        + path
                        + "` has the name of another in other letter case,"
                        + " which this file system does not tell apart");
    }

    private int threads() {
        long bytes = 0;
        for (ZipMember file : members) {
            bytes += file.size();
        }
        long useful = Math.min(bytes / BYTES_PER_THREAD, members.size() / FILES_PER_THREAD) + 1;
        int most = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        return (int) Math.min(useful, most);
    }

    private void work() {
        try (MemberReader reader = MemberReader.of(source)) {
            for (int i = next.getAndIncrement();
                    i < members.size() && failure.get() == null;
                    i = next.getAndIncrement()) {
                write(reader, members.get(i));
            }
        } catch (Throwable failed) {
            failure.compareAndSet(null, failed);
        } finally {
            WRITERS.release();
        }
    }

    private void write(MemberReader reader, ZipMember member) throws IOException {
        if (member.folder()) {
            reader.read(member, (_, _) -> {});
            return;
        }
        Path file = folder.resolve(member.path());
        Optional<MessageDigest> digest = witness.computation(member);
        try (FileChannel channel =
                FileChannel.open(file, FRESH, member.executable() ? executable : plain)) {
            reader.read(
                    member,
                    (bytes, length) -> {
                        if (digest.isPresent()) {
                            digest.get().update(bytes, 0, length);
                        }
                        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
                        while (buffer.hasRemaining()) {
                            channel.write(buffer);
                        }
                    });
        } catch (FileAlreadyExistsException same) {
            throw notToldApart(member.path());
        }
        if (digest.isPresent()) {
            witness.unpacked(member, digest.get().digest());
        }
    }

    private static void join(Thread other) throws IOException {
        try {
            other.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }

    private static void rethrow(@Nullable Throwable failure) throws IOException {
        switch (failure) {
            case null -> {}
            case IOException io -> throw io;
            case UncheckedIOException io -> throw io.getCause();
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            default -> throw new IllegalStateException(failure);
        }
    }
}

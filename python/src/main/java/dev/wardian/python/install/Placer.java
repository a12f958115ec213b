package dev.wardian.python.install;

import dev.wardian.python.InstallProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.environment.Scheme;
import dev.wardian.store.Linker;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Puts the files of wheels in place with a few threads and decides where two want the same place.
final class Placer {
    private static final int CHUNK = 128;
    private static final int MOST_THREADS = 4;

    private final Linker linker;
    private final Journal journal;
    private final Owners owners;
    private final EnvironmentBounds bounds;
    private final List<Overwrite> overwritten = new ArrayList<>();

    Placer(Scheme scheme, Linker linker, Journal journal) {
        this.linker = linker;
        this.journal = journal;
        this.owners = new Owners(scheme);
        this.bounds = EnvironmentBounds.of(scheme);
    }

    /// What was replaced.
    synchronized List<Overwrite> overwritten() {
        return overwritten;
    }

    /// Puts all files in place, those by which the wheels count as installed last.
    void place(List<Placement> placements) throws IOException {
        if (placements.isEmpty()) {
            return;
        }
        linker.prepare(
                placements.getFirst().wheel().archive().files(),
                placements.getFirst().infoFolder());
        List<Placement.Item> code = withoutCollisions(placements);
        new Work(code).run();
        List<Placement.Item> info = new ArrayList<>();
        for (Placement placement : placements) {
            info.addAll(placement.info());
            info.add(placement.record());
        }
        new Work(info).run();
    }

    /// The files of all wheels; of two for one place the later is left, and reported if they
    /// differ.
    private List<Placement.Item> withoutCollisions(List<Placement> placements) throws IOException {
        Map<Path, Placement.Item> places = new LinkedHashMap<>();
        for (Placement placement : placements) {
            for (Placement.Item item : placement.code()) {
                Placement.@Nullable Item other = places.put(item.target(), item);
                if (other != null && !same(item, other)) {
                    overwritten.add(
                            new Overwrite(
                                    item.target(),
                                    item.wheel().toString(),
                                    other.wheel().toString()));
                }
            }
        }
        return new ArrayList<>(places.values());
    }

    private static boolean same(Placement.Item one, Placement.Item other) throws IOException {
        return Arrays.equals(contents(one), contents(other));
    }

    private static byte[] contents(Placement.Item item) throws IOException {
        return switch (item) {
            case Placement.Linked(var source, _, _) -> Files.readAllBytes(source);
            case Placement.Copied(var source, _, _) -> Files.readAllBytes(source);
            case Placement.Written written -> written.contents();
        };
    }

    /// Puts some of the items in place; those that were made go into the journal in one go.
    private void put(List<Placement.Item> items) throws IOException {
        List<Path> made = new ArrayList<>(items.size());
        try {
            for (Placement.Item item : items) {
                journal.requireGoing();
                if (put(item)) {
                    made.add(item.target());
                }
            }
        } finally {
            journal.made(made);
        }
    }

    /// Puts an item in place; false when the same was there.
    private boolean put(Placement.Item item) throws IOException {
        try {
            create(item);
        } catch (FileAlreadyExistsException there) {
            if (!resolved(item)) {
                return false;
            }
            create(item);
        }
        return true;
    }

    private void create(Placement.Item item) throws IOException {
        switch (item) {
            case Placement.Linked(var source, var target, _) -> {
                try {
                    linker.link(source, target);
                } catch (FileSystemException failed) {
                    throw atTarget(target, failed);
                }
            }
            case Placement.Copied(var source, var target, _) -> {
                try {
                    Files.copy(source, target);
                } catch (FileSystemException failed) {
                    throw atTarget(target, failed);
                }
                makeExecutable(target);
            }
            case Placement.Written written -> write(written);
        }
    }

    /// A failed copy names the file in the cache; what could not be made is the target.
    private static FileSystemException atTarget(Path target, FileSystemException failed) {
        if (failed.getReason() == null || failed instanceof FileAlreadyExistsException) {
            return failed;
        }
        var named = new FileSystemException(target.toString(), null, failed.getReason());
        named.initCause(failed);
        return named;
    }

    private void write(Placement.Written file) throws IOException {
        boolean made = false;
        try (FileChannel channel =
                FileChannel.open(
                        file.target(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            made = true;
            ByteBuffer buffer = ByteBuffer.wrap(file.contents());
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            made = false;
        } finally {
            if (made) {
                journal.made(file.target());
            }
        }
        if (file.executable()) {
            makeExecutable(file.target());
        }
    }

    /// Adds the executable bit wherever there is one to read.
    private static void makeExecutable(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> mode = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        mode.add(PosixFilePermission.OWNER_EXECUTE);
        if (mode.contains(PosixFilePermission.GROUP_READ)) {
            mode.add(PosixFilePermission.GROUP_EXECUTE);
        }
        if (mode.contains(PosixFilePermission.OTHERS_READ)) {
            mode.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        Files.setPosixFilePermissions(file, mode);
    }

    /// Makes room for a file where there is one; false when the one there is the same.
    private synchronized boolean resolved(Placement.Item item) throws IOException {
        Path target = item.target();
        if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            throw taken(item, "a folder");
        }
        if (bounds.isOwn(target)) {
            throw taken(item, "part of the environment itself");
        }
        boolean same =
                Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
                        && Arrays.equals(Files.readAllBytes(target), contents(item));
        if (same) {
            return false;
        }
        overwritten.add(
                new Overwrite(
                        target,
                        item.wheel().toString(),
                        owners.of(target).orElse("no distribution")));
        journal.putAside(target);
        return true;
    }

    private static PythonException taken(Placement.Item item, String what) {
        return new PythonException(
                new InstallProblem.PlaceTaken(
                        item.wheel().filename().toString(), item.target(), what));
    }

    /// Items that a few threads take in pieces.
    private final class Work {
        private final List<Placement.Item> items;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

        Work(List<Placement.Item> items) {
            this.items = items;
        }

        void run() throws IOException {
            int pieces = (items.size() + CHUNK - 1) / CHUNK;
            int most = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
            List<Thread> others = new ArrayList<>();
            for (int i = 1; i < Math.min(pieces, most); i++) {
                others.add(Thread.ofPlatform().daemon().start(this::work));
            }
            work();
            boolean interrupted = false;
            for (Thread other : others) {
                interrupted |= !joined(other);
            }
            if (interrupted) {
                throw new IOException("interrupted");
            }
            rethrow(failure.get());
        }

        private void work() {
            try {
                for (int from = next.getAndAdd(CHUNK);
                        from < items.size() && failure.get() == null;
                        from = next.getAndAdd(CHUNK)) {
                    int to = Math.min(from + CHUNK, items.size());
                    put(items.subList(from, to));
                }
            } catch (Throwable failed) {
                failure.compareAndSet(null, failed);
            }
        }

        /// Waits however often it is told to stop: what is half done must be known to be undone.
        private static boolean joined(Thread other) {
            boolean interrupted = false;
            while (other.isAlive()) {
                try {
                    other.join();
                } catch (InterruptedException stop) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return !interrupted;
        }

        private static void rethrow(@Nullable Throwable failure) throws IOException {
            switch (failure) {
                case null -> {}
                case IOException io -> throw io;
                case RuntimeException unchecked -> throw unchecked;
                case Error error -> throw error;
                default -> throw new IllegalStateException(failure);
            }
        }
    }
}

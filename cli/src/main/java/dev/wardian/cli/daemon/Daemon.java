package dev.wardian.cli.daemon;

import dev.wardian.cli.Main;
import dev.wardian.cli.output.Heap;
import dev.wardian.cli.output.Program;
import dev.wardian.cli.output.Resident;
import dev.wardian.stack.Warmth;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import jdk.net.ExtendedSocketOptions;

/// The process that stays. It ends itself when nobody has called for a while, when what it was
/// started from has changed, and when its socket is gone or another's.
final class Daemon implements Resident, AutoCloseable {
    /// Rounds without a call after which garbage is collected.
    private static final int QUIET_ROUNDS = 3;

    /// Rounds without a call after which what is known of indexes is forgotten too: it can be read
    /// again from the cache.
    private static final int FORGETTING_ROUNDS = 60;

    /// Bytes of garbage that may gather before it is collected after a call.
    private static final long ROOM = 64L << 20;

    /// Callers that may wait to be taken.
    private static final int BACKLOG = 1024;

    private final Path socket;
    private final Path started;
    private final Duration patience;
    private final Duration round;
    private final ServerSocketChannel server;
    private final Object identity;
    private final Object origin;
    private final Warmth warmth = new Warmth();

    /// A thread for each call that is under way; a new one takes a tenth of a small call's time.
    private final ExecutorService callers =
            new ThreadPoolExecutor(
                    0,
                    Integer.MAX_VALUE,
                    1,
                    TimeUnit.MINUTES,
                    new SynchronousQueue<>(),
                    Thread.ofPlatform().daemon().name("call").stackSize(8 << 20).factory());
    private final AtomicLong served = new AtomicLong();
    private final AtomicInteger underway = new AtomicInteger();
    private final long begun = System.nanoTime();
    private final Rehearsal rehearsal;
    private volatile long lastCall = begun;
    private volatile boolean stopping;

    /// @param socket where it listens; what lies there is replaced
    /// @param started the file that changes when another build takes its place
    /// @param patience how long it waits for a call
    /// @param round how often it looks whether it is still needed
    Daemon(Path socket, Path started, Duration patience, Duration round) throws IOException {
        this.socket = socket;
        this.started = started;
        this.patience = patience;
        this.round = round;
        this.origin = identity(started).orElse("");
        Files.deleteIfExists(socket);
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket), BACKLOG);
        this.identity = identity(socket).orElse("");
        this.rehearsal =
                new Rehearsal(() -> underway.get() == 0, status(), Main::run, System::nanoTime);
    }

    /// Takes calls until it is told to stop or finds itself superfluous.
    void run() throws IOException {
        Thread.ofPlatform().daemon().name("rounds").start(this::makeRounds);
        rehearsal.start();
        try {
            while (true) {
                take(server.accept());
            }
        } catch (ClosedChannelException stopped) {
            awaitCalls();
        }
    }

    private void take(SocketChannel channel) throws IOException {
        if (!isOwn(channel)) {
            channel.close();
            return;
        }
        underway.incrementAndGet();
        lastCall = System.nanoTime();
        callers.execute(
                () -> {
                    try {
                        new Call(channel, this, rehearsal::add).serve();
                    } finally {
                        lastCall = System.nanoTime();
                        served.incrementAndGet();
                        if (underway.decrementAndGet() == 0) {
                            Heap.collectBeyond(ROOM);
                        }
                    }
                });
    }

    /// Whether the caller is the user whom this process belongs to.
    private static boolean isOwn(SocketChannel channel) throws IOException {
        var peer = channel.getOption(ExtendedSocketOptions.SO_PEERCRED);
        return peer.user().getName().equals(System.getProperty("user.name"));
    }

    private void makeRounds() {
        var quiet = 0;
        var before = -1L;
        while (!stopping) {
            try {
                Thread.sleep(round);
            } catch (InterruptedException end) {
                return;
            }
            var idle = System.nanoTime() - lastCall > patience.toNanos();
            if (underway.get() == 0 && (idle || isReplaced())) {
                stop();
                return;
            }
            quiet = before == served.get() && underway.get() == 0 ? quiet + 1 : 0;
            before = served.get();
            if (quiet == FORGETTING_ROUNDS) {
                warmth.forget();
            }
            if (quiet == QUIET_ROUNDS || quiet == FORGETTING_ROUNDS) {
                Heap.collect();
            }
        }
    }

    private boolean isReplaced() {
        return !identity.equals(identity(socket).orElse(""))
                || !origin.equals(identity(started).orElse(""));
    }

    /// What tells a file from another one in its place.
    private static Optional<Object> identity(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(attributes.fileKey() + " " + attributes.lastModifiedTime());
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private void awaitCalls() {
        while (underway.get() > 0) {
            try {
                Thread.sleep(Duration.ofMillis(10));
            } catch (InterruptedException impatient) {
                return;
            }
        }
    }

    @Override
    public void close() {
        rehearsal.close();
        warmth.close();
    }

    @Override
    public Warmth warmth() {
        return warmth;
    }

    @Override
    public boolean isRepeating() {
        return false;
    }

    @Override
    public void become(Program program) {
        throw new UnsupportedOperationException("a call becomes a program, not what serves it");
    }

    @Override
    public OptionalInt columns() {
        return OptionalInt.empty();
    }

    @Override
    public void handOver() {
        throw new UnsupportedOperationException("a call is handed over, not what serves it");
    }

    @Override
    public Status status() {
        return new Status(
                ProcessHandle.current().pid(),
                Main.version(),
                Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
                served.get(),
                underway.get(),
                Heap.used(),
                socket,
                socket.resolveSibling(socket.getFileName() + ".log"));
    }

    @Override
    public void stop() {
        stopping = true;
        try {
            if (identity.equals(identity(socket).orElse(""))) {
                Files.deleteIfExists(socket);
            }
            server.close();
        } catch (IOException gone) {
            // whoever took its place is called instead
        }
    }
}

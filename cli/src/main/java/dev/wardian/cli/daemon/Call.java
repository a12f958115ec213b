package dev.wardian.cli.daemon;

import dev.wardian.cli.Main;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.Invocation;
import dev.wardian.cli.output.Program;
import dev.wardian.cli.output.Resident;
import dev.wardian.stack.Warmth;
import dev.wardian.store.Ending;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// One client's command, from its request to its exit code.
final class Call implements Resident {
    private final SocketChannel channel;
    private final Wire wire;
    private final Resident daemon;
    private final Consumer<Invocation> well;
    private final Ending ending = new Ending();
    private final AtomicBoolean answered = new AtomicBoolean();
    private volatile Optional<Program> program = Optional.empty();
    private volatile OptionalInt columns = OptionalInt.empty();

    /// @param well hears of a command that ended with success
    Call(SocketChannel channel, Resident daemon, Consumer<Invocation> well) {
        this.well = well;
        this.channel = channel;
        this.wire = new Wire(channel);
        this.daemon = daemon;
    }

    /// Serves it to its end; closes the connection.
    void serve() {
        try (channel) {
            var first = wire.read();
            var request =
                    first.kind() == Wire.REQUEST
                            ? Request.of(first.content())
                            : Optional.<Request>empty();
            if (request.isEmpty()) {
                wire.write(Wire.YOURSELF, new byte[0]);
                return;
            }
            serve(request.get());
        } catch (IOException gone) {
            // the client has been told, or is no more
        }
    }

    private void serve(Request request) throws IOException {
        var in = new Streams.Input(wire);
        Thread.ofVirtual().name("client").start(() -> listen(in));
        var out = Streams.output(wire, Wire.OUT);
        var err = Streams.output(wire, Wire.ERR);
        var invocation =
                new Invocation(
                        request.words(),
                        request.environment(),
                        request.workingFolder(),
                        request.home(),
                        in,
                        out,
                        err,
                        request.terminal(),
                        Optional.of(this));
        var code = new int[] {ExitCode.BUG.code()};
        ending.within(() -> code[0] = Main.run(invocation));
        out.flush();
        err.flush();
        if (answered.compareAndSet(false, true)) {
            if (program.isPresent()) {
                wire.write(Wire.PROGRAM, encoded(program.get()));
            } else {
                exit(code[0]);
            }
            if (code[0] == ExitCode.SUCCESS.code()) {
                well.accept(invocation);
            }
        }
    }

    private void exit(int code) throws IOException {
        wire.write(Wire.EXIT, new byte[] {(byte) code});
    }

    /// Hears what the client says meanwhile. A client that goes away ends its command as the end of
    /// its process would have.
    private void listen(Streams.Input in) {
        try {
            while (true) {
                var frame = wire.read();
                switch (frame.kind()) {
                    case Wire.INPUT -> in.arrive(frame.content());
                    case Wire.INPUT_END -> in.end();
                    case Wire.COLUMNS -> columns = OptionalInt.of(frame.content().getInt());
                    case Wire.SIGNAL -> end(128 + frame.content().get());
                    default -> throw new IOException("a frame of kind " + frame.kind());
                }
            }
        } catch (IOException gone) {
            in.end();
            end(ExitCode.INTERRUPTED.code());
        }
    }

    /// Ends the command: what it had begun is taken back before the client hears of it. Its thread
    /// may still wait for the network; nothing that it does matters any more.
    private void end(int code) {
        if (answered.compareAndSet(false, true)) {
            ending.end();
            try (channel) {
                exit(code);
            } catch (IOException gone) {
                // it did not wait
            }
        }
    }

    @Override
    public void handOver() {
        if (answered.compareAndSet(false, true)) {
            ending.end();
            try (channel) {
                wire.write(Wire.YOURSELF, new byte[0]);
            } catch (IOException gone) {
                // it did not wait
            }
        }
    }

    @Override
    public OptionalInt columns() {
        return columns;
    }

    @Override
    public Warmth warmth() {
        return daemon.warmth();
    }

    @Override
    public boolean isRepeating() {
        return false;
    }

    @Override
    public void become(Program next) {
        program = Optional.of(next);
    }

    @Override
    public Status status() {
        return daemon.status();
    }

    @Override
    public void stop() {
        daemon.stop();
    }

    private static byte[] encoded(Program program) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            put(out, program.folder().toString());
            put(out, program.command());
            put(out, program.unset());
            put(
                    out,
                    program.variables().entrySet().stream()
                            .map(it -> it.getKey() + "=" + it.getValue())
                            .toList());
        }
        return bytes.toByteArray();
    }

    private static void put(DataOutputStream out, Collection<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (var text : texts) {
            put(out, text);
        }
    }

    private static void put(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(ByteBuffer.allocate(4).putInt(bytes.length).array());
        out.write(bytes);
    }
}

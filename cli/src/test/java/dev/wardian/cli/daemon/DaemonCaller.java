package dev.wardian.cli.daemon;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Calls a daemon as the native client does.
public final class DaemonCaller {
    private final Path socket;

    public DaemonCaller(Path socket) {
        this.socket = socket;
    }

    /// How a call ended.
    ///
    /// @param code the exit code; none when the daemon asked the caller to run the command itself,
    ///     handed over a program, or went away
    /// @param last the kind of the frame that came last, 0 if the connection ended
    public record Answer(
            Optional<Integer> code, byte last, ByteBuffer content, String out, String err) {}

    /// Runs the program that a call handed over, as the client becomes it.
    public static int become(Answer answer, Map<String, String> environment) {
        var content = answer.content().duplicate();
        var folder = Wire.text(content);
        var command = Wire.texts(content);
        var unset = Wire.texts(content);
        var set = Wire.texts(content);
        var builder = new ProcessBuilder(command).directory(Path.of(folder).toFile()).inheritIO();
        builder.environment().clear();
        builder.environment().putAll(environment);
        unset.forEach(builder.environment()::remove);
        for (var variable : set) {
            var equals = variable.indexOf('=');
            builder.environment()
                    .put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        try {
            return builder.start().waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }

    /// A connection over which a request was sent.
    public static final class Connection implements AutoCloseable {
        private final SocketChannel channel;
        private final Wire wire;
        private final InputStream in;

        Connection(Path socket, InputStream in) throws IOException {
            this.channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
            this.wire = new Wire(channel);
            this.in = in;
        }

        public void send(byte kind, byte[] bytes) throws IOException {
            wire.write(kind, bytes);
        }

        /// Everything that comes, to the end.
        public Answer answer() throws IOException {
            var out = new ByteArrayOutputStream();
            var err = new ByteArrayOutputStream();
            Wire.Frame frame;
            while (true) {
                try {
                    frame = wire.read();
                } catch (EOFException gone) {
                    return answer(Optional.empty(), (byte) 0, new byte[0], out, err);
                }
                var bytes = new byte[frame.content().remaining()];
                frame.content().get(bytes);
                switch (frame.kind()) {
                    case Wire.OUT -> out.write(bytes);
                    case Wire.ERR -> err.write(bytes);
                    case Wire.WANT_INPUT -> sendInput();
                    case Wire.EXIT -> {
                        return answer(Optional.of(bytes[0] & 0xff), Wire.EXIT, bytes, out, err);
                    }
                    default -> {
                        return answer(Optional.empty(), frame.kind(), bytes, out, err);
                    }
                }
            }
        }

        private void sendInput() throws IOException {
            wire.write(Wire.INPUT, in.readAllBytes());
            wire.write(Wire.INPUT_END, new byte[0]);
        }

        private static Answer answer(
                Optional<Integer> code,
                byte last,
                byte[] content,
                ByteArrayOutputStream out,
                ByteArrayOutputStream err) {
            return new Answer(
                    code,
                    last,
                    ByteBuffer.wrap(content),
                    out.toString(StandardCharsets.UTF_8),
                    err.toString(StandardCharsets.UTF_8));
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /// Runs a command to its end.
    public Answer call(
            List<String> words, Map<String, String> environment, Path folder, InputStream in) {
        try (var connection = begin(words, environment, folder, in)) {
            return connection.answer();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Sends a request and does not wait.
    public Connection begin(
            List<String> words, Map<String, String> environment, Path folder, InputStream in)
            throws IOException {
        var connection = new Connection(socket, in);
        connection.send(Wire.REQUEST, request(Request.FORM, words, environment, folder));
        return connection;
    }

    /// Sends the request of somebody who sits at a terminal of 80 columns.
    Connection beginAtATerminal(List<String> words, Map<String, String> environment, Path folder)
            throws IOException {
        var connection = new Connection(socket, InputStream.nullInputStream());
        connection.send(Wire.REQUEST, request(Request.FORM, "oe80", words, environment, folder));
        return connection;
    }

    static byte[] request(
            int form, List<String> words, Map<String, String> environment, Path folder)
            throws IOException {
        return request(form, "", words, environment, folder);
    }

    private static byte[] request(
            int form,
            String terminal,
            List<String> words,
            Map<String, String> environment,
            Path folder)
            throws IOException {
        var variables = new ArrayList<String>();
        environment.forEach((name, value) -> variables.add(name + "=" + value));
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(form);
            put(out, terminal);
            put(out, folder.toString());
            put(out, words);
            put(out, variables);
        }
        return bytes.toByteArray();
    }

    private static void put(DataOutputStream out, List<String> texts) throws IOException {
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

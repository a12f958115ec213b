package dev.wardian.cli.daemon;

import dev.wardian.cli.output.Invocation;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a client asks for.
///
/// @param words the words after `wardian`
/// @param environment the client's environment variables
/// @param workingFolder where it was called
/// @param terminal what it knows of its terminal
record Request(
        List<String> words,
        Map<String, String> environment,
        Path workingFolder,
        Invocation.Terminal terminal) {

    /// The form of requests and frames; a client of another one runs the command itself.
    static final int FORM = 1;

    /// The request of a frame; nothing if it is of another form or its folder is gone.
    static Optional<Request> of(ByteBuffer content) {
        try {
            if (content.getInt() != FORM) {
                return Optional.empty();
            }
            var terminal = Invocation.Terminal.parse(Wire.text(content));
            var folder = Path.of(Wire.text(content));
            var words = Wire.texts(content);
            var environment = new HashMap<String, String>();
            for (var variable : Wire.texts(content)) {
                var equals = variable.indexOf('=');
                if (equals > 0) {
                    environment.put(variable.substring(0, equals), variable.substring(equals + 1));
                }
            }
            return folder.isAbsolute()
                    ? Optional.of(new Request(words, environment, folder, terminal))
                    : Optional.empty();
        } catch (BufferUnderflowException | IndexOutOfBoundsException cut) {
            return Optional.empty();
        }
    }

    /// The home folder that the client's variables name.
    Path home() {
        return Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
    }
}

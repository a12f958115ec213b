package dev.wardian.python.index;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The index that pip knew on the machine that built this program: what counts when nothing is
/// configured and the interpreter has no pip.
final class BuiltInIndex {
    private BuiltInIndex() {}

    static Optional<String> url() {
        try (InputStream resource = BuiltInIndex.class.getResourceAsStream("default-index")) {
            if (resource == null) {
                return Optional.empty();
            }
            String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8).strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}

package dev.wardian.python.internal.link;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The texts in a compiled module. What Cython compiled has every name that it binds among them, in
/// plain or, since 3.2, packed with zlib; `__test__` is one that each of its modules binds and by
/// which they are known. Of others nothing can be told.
final class ExtensionText {
    private static final String MARK = "__test__";
    private static final int MOST = 16 << 20;

    private final byte[] bytes;

    private ExtensionText(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Whether a compiled module may have a name.
    static boolean mayBind(Path file, String name) {
        try {
            var text = new ExtensionText(Files.readAllBytes(file));
            if (text.holds(name)) {
                return true;
            }
            return !text.holds(MARK) && text.packed().map(inner -> inner.holds(name)).orElse(true);
        } catch (IOException unreadable) {
            return true;
        }
    }

    /// The texts that were packed, known by what must be among them.
    private Optional<ExtensionText> packed() {
        for (var start = 0; start + 1 < bytes.length; start++) {
            // the two bytes with which a zlib stream begins (RFC 1950)
            if (bytes[start] == 0x78
                    && ((bytes[start] & 0xff) * 256 + (bytes[start + 1] & 0xff)) % 31 == 0) {
                var inner = new ExtensionText(unpacked(start));
                if (inner.holds(MARK)) {
                    return Optional.of(inner);
                }
            }
        }
        return Optional.empty();
    }

    /// What is packed there; nothing if that is no stream.
    private byte[] unpacked(int start) {
        var out = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        try (var inflater = new Inflater()) {
            inflater.setInput(bytes, start, bytes.length - start);
            while (!inflater.finished() && out.size() < MOST) {
                var count = inflater.inflate(buffer);
                if (count == 0) {
                    return new byte[0];
                }
                out.write(buffer, 0, count);
            }
            return out.toByteArray();
        } catch (DataFormatException chance) {
            return new byte[0];
        }
    }

    private boolean holds(String text) {
        var word = text.getBytes(StandardCharsets.UTF_8);
        for (var start = 0; start + word.length <= bytes.length; start++) {
            var at = 0;
            while (at < word.length && bytes[start + at] == word[at]) {
                at++;
            }
            if (at == word.length) {
                return true;
            }
        }
        return false;
    }
}

package dev.wardian.python.internal.link;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The texts in a module that Cython compiled. It has every name that it binds among them, in
/// plain or, since 3.2, packed with zlib; `__test__` is one that each of its modules binds and by
/// which they are known. Of what others compiled nothing can be told.
final class ExtensionText {
    private static final byte[] MARK = "__test__".getBytes(StandardCharsets.UTF_8);

    /// What is larger is a library with an interface to Python, not a module.
    private static final long LARGEST = 32L << 20;

    private static final int MOST = 16 << 20;

    private final List<byte[]> parts;

    private ExtensionText(List<byte[]> parts) {
        this.parts = parts;
    }

    /// The texts of a compiled module; nothing if it is none of Cython's.
    static Optional<ExtensionText> of(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            var plain = Files.readAllBytes(file);
            return holds(plain, MARK)
                    ? Optional.of(new ExtensionText(List.of(plain)))
                    : packed(plain).map(inner -> new ExtensionText(List.of(plain, inner)));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /// Whether the module may have a name.
    boolean mayBind(String name) {
        var word = name.getBytes(StandardCharsets.UTF_8);
        return parts.stream().anyMatch(part -> holds(part, word));
    }

    /// The texts that were packed, known by what must be among them.
    private static Optional<byte[]> packed(byte[] bytes) {
        for (var start = 0; start + 1 < bytes.length; start++) {
            // the two bytes with which a zlib stream begins (RFC 1950)
            if (bytes[start] == 0x78
                    && ((bytes[start] & 0xff) * 256 + (bytes[start + 1] & 0xff)) % 31 == 0) {
                var inner = unpacked(bytes, start);
                if (holds(inner, MARK)) {
                    return Optional.of(inner);
                }
            }
        }
        return Optional.empty();
    }

    /// What is packed there; nothing if that is no stream.
    private static byte[] unpacked(byte[] bytes, int start) {
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

    private static boolean holds(byte[] bytes, byte[] word) {
        for (var start = 0; start + word.length <= bytes.length; start++) {
            if (bytes[start] == word[0]
                    && Arrays.equals(bytes, start, start + word.length, word, 0, word.length)) {
                return true;
            }
        }
        return false;
    }
}

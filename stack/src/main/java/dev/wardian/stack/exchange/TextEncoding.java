package dev.wardian.stack.exchange;

import dev.wardian.standards.SyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Decodes a requirements file as pip does: a byte order mark decides, else a coding comment in the
/// first two lines (PEP 263), else UTF-8.
public final class TextEncoding {

    private TextEncoding() {}

    /// The text of these bytes, without byte order mark.
    ///
    /// @throws SyntaxException when they are not in the encoding they claim; its text is what could
    ///     be read up to there
    public static String decode(byte[] bytes) {
        var mark = mark(bytes);
        if (mark.isPresent()) {
            var skip = markLength(bytes);
            return decode(bytes, skip, mark.get());
        }
        return decode(bytes, 0, commentedCharset(bytes).orElse(StandardCharsets.UTF_8));
    }

    private static Optional<Charset> mark(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (starts(bytes, 0, 0, 0xFE, 0xFF)) {
            return Optional.of(Charset.forName("UTF-32BE"));
        }
        if (starts(bytes, 0xFF, 0xFE, 0, 0)) {
            return Optional.of(Charset.forName("UTF-32LE"));
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return Optional.empty();
    }

    private static int markLength(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return 3;
        }
        return starts(bytes, 0, 0, 0xFE, 0xFF) || starts(bytes, 0xFF, 0xFE, 0, 0) ? 4 : 2;
    }

    private static boolean starts(byte[] bytes, int... wanted) {
        if (bytes.length < wanted.length) {
            return false;
        }
        for (var index = 0; index < wanted.length; index++) {
            if ((bytes[index] & 0xFF) != wanted[index]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Charset> commentedCharset(byte[] bytes) {
        var lines = 0;
        var start = 0;
        for (var index = 0; index < bytes.length && lines < 2; index++) {
            if (bytes[index] == '\n' || index == bytes.length - 1) {
                var line = new String(bytes, start, index - start + 1, StandardCharsets.ISO_8859_1);
                var named = namedCharset(line);
                if (named.isPresent()) {
                    return named;
                }
                start = index + 1;
                lines++;
            }
        }
        return Optional.empty();
    }

    private static Optional<Charset> namedCharset(String line) {
        var coding = line.indexOf("coding");
        if (!line.startsWith("#") || coding < 0 || coding + 7 >= line.length()) {
            return Optional.empty();
        }
        var separator = line.charAt(coding + 6);
        if (separator != ':' && separator != '=') {
            return Optional.empty();
        }
        var start = coding + 7;
        while (start < line.length() && (line.charAt(start) == ' ' || line.charAt(start) == '\t')) {
            start++;
        }
        var end = start;
        while (end < line.length() && isNameCharacter(line.charAt(end))) {
            end++;
        }
        return charset(line.substring(start, end));
    }

    private static boolean isNameCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
    }

    private static Optional<Charset> charset(String name) {
        // Python's own spelling, which Java does not know
        var known = name.equalsIgnoreCase("latin-1") ? "ISO-8859-1" : name;
        try {
            return Optional.of(Charset.forName(known));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static String decode(byte[] bytes, int skip, Charset charset) {
        var decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            return decoder.decode(ByteBuffer.wrap(bytes, skip, bytes.length - skip)).toString();
        } catch (CharacterCodingException malformed) {
            var readable = new String(bytes, skip, bytes.length - skip, charset);
            var position = Math.max(0, readable.indexOf('\ufffd'));
            throw new SyntaxException(readable, position, "text in " + charset.name());
        }
    }
}

package dev.wardian.python.install;

import dev.wardian.store.Digest;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// One line of a `RECORD` file: a path, and what is known of the file's contents (PEP 376).
///
/// @param path as written, relative to the folder that holds `.dist-info`, or absolute
/// @param hash algorithm and digest
/// @param size in bytes
public record RecordRow(String path, Optional<Hash> hash, OptionalLong size) {

    /// A digest as `RECORD` spells it: base64 for URLs, without padding.
    public record Hash(String algorithm, String value) {
        /// The text `algorithm=value`.
        static Hash parse(String text) {
            int equals = text.indexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException("hash `" + text + "` names no algorithm");
            }
            int end = text.length();
            while (text.charAt(end - 1) == '=' && end > equals + 1) {
                end--;
            }
            return new Hash(
                    text.substring(0, equals).toLowerCase(Locale.ROOT),
                    text.substring(equals + 1, end));
        }

        /// The spelling of a computed digest.
        static Hash of(String algorithm, byte[] digest) {
            String value = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
            return new Hash(algorithm, value);
        }

        @Override
        public String toString() {
            return algorithm + "=" + value;
        }
    }

    /// The row of a file with these contents.
    public static RecordRow of(String path, byte[] contents) {
        byte[] digest = Digest.computation("sha256").digest(contents);
        return new RecordRow(
                path, Optional.of(Hash.of("sha256", digest)), OptionalLong.of(contents.length));
    }

    /// The rows of a whole file, read as comma-separated values with quotes; empty lines are left
    /// out.
    ///
    /// @throws IllegalArgumentException that says what is wrong with which line
    public static List<RecordRow> parse(String text) {
        List<RecordRow> rows = new ArrayList<>();
        Csv csv = new Csv(text);
        while (csv.hasNext()) {
            List<String> fields = csv.next();
            if (fields.size() != 1 || !fields.getFirst().isEmpty()) {
                rows.add(of(fields));
            }
        }
        return rows;
    }

    /// The row with these three fields.
    ///
    /// @throws IllegalArgumentException when they are no row
    static RecordRow of(List<String> fields) {
        if (fields.size() != 3) {
            throw new IllegalArgumentException(
                    "expected 3 fields, not " + fields.size() + ": " + fields);
        }
        String path = fields.getFirst();
        if (path.isEmpty()) {
            throw new IllegalArgumentException("a row names no file");
        }
        String hash = fields.get(1);
        String size = fields.get(2);
        return new RecordRow(
                path,
                hash.isEmpty() ? Optional.empty() : Optional.of(Hash.parse(hash)),
                size.isEmpty() ? OptionalLong.empty() : OptionalLong.of(number(path, size)));
    }

    private static long number(String path, String size) {
        for (int i = 0; i < size.length(); i++) {
            if (size.charAt(i) < '0' || size.charAt(i) > '9' || size.length() > 18) {
                throw new IllegalArgumentException(
                        "size `" + size + "` of `" + path + "` is no number");
            }
        }
        return Long.parseLong(size);
    }

    /// Whether a file of this size and with this digest, computed with the row's algorithm, is
    /// what the row says. What the row leaves open holds for every file.
    boolean admits(long length, byte[] digest) {
        boolean sized = size.isEmpty() || size.getAsLong() == length;
        return sized
                && (hash.isEmpty() || hash.get().equals(Hash.of(hash.get().algorithm(), digest)));
    }

    /// Whether a file with these contents is what the row says.
    boolean admits(byte[] contents) {
        byte[] digest = new byte[0];
        if (hash.isPresent()) {
            MessageDigest computation = Digest.computation(hash.get().algorithm());
            digest = computation.digest(contents);
        }
        return admits(contents.length, digest);
    }

    /// The line without its end.
    @Override
    public String toString() {
        String number = size.isPresent() ? Long.toString(size.getAsLong()) : "";
        String digest = hash.isPresent() ? hash.get().toString() : "";
        return Csv.quoted(path) + "," + Csv.quoted(digest) + "," + number;
    }

    /// Comma-separated values as Python's `csv` module reads them.
    private static final class Csv {
        private final String text;
        private int position;

        Csv(String text) {
            this.text = text;
        }

        static String quoted(String field) {
            for (int i = 0; i < field.length(); i++) {
                char c = field.charAt(i);
                if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                    return '"' + field.replace("\"", "\"\"") + '"';
                }
            }
            return field;
        }

        boolean hasNext() {
            return position < text.length();
        }

        List<String> next() {
            List<String> fields = new ArrayList<>(3);
            boolean more = true;
            while (more) {
                fields.add(
                        position < text.length() && text.charAt(position) == '"'
                                ? quotedField()
                                : plainField());
                more = position < text.length() && text.charAt(position) == ',';
                if (more) {
                    position++;
                }
            }
            endLine();
            return fields;
        }

        private String plainField() {
            int start = position;
            while (position < text.length() && ",\r\n".indexOf(text.charAt(position)) < 0) {
                position++;
            }
            return text.substring(start, position);
        }

        private String quotedField() {
            StringBuilder field = new StringBuilder();
            position++;
            while (position < text.length()) {
                char c = text.charAt(position++);
                if (c != '"') {
                    field.append(c);
                } else if (position < text.length() && text.charAt(position) == '"') {
                    field.append('"');
                    position++;
                } else {
                    return field.append(plainField()).toString();
                }
            }
            throw new IllegalArgumentException("a quoted field does not end");
        }

        private void endLine() {
            if (position < text.length() && text.charAt(position) == '\r') {
                position++;
            }
            if (position < text.length() && text.charAt(position) == '\n') {
                position++;
            }
        }
    }

    /// Whether the digests of this algorithm may be trusted (PEP 427: SHA-256 or better).
    static boolean trusted(String algorithm) {
        return Arrays.asList("sha256", "sha384", "sha512", "sha3_256", "sha3_384", "sha3_512")
                .contains(algorithm);
    }
}

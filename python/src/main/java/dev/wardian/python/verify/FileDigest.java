package dev.wardian.python.verify;

import dev.wardian.python.install.RecordRow;
import dev.wardian.store.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/// Compares a file with what a row of `RECORD` says of it.
final class FileDigest {
    private static final int BUFFER = 256 * 1024;

    /// How a file compares.
    sealed interface Comparison {
        /// It is as the row says, or the row says nothing.
        record Same() implements Comparison {}

        /// It is not there.
        record Absent() implements Comparison {}

        /// It differs, in the terms that the row uses.
        record Other(String expected, String actual) implements Comparison {}
    }

    private FileDigest() {}

    static Comparison compare(Path file, RecordRow row) {
        try {
            long size = Files.size(file);
            if (row.size().isPresent() && row.size().getAsLong() != size) {
                return new Comparison.Other(row.size().getAsLong() + " bytes", size + " bytes");
            }
            return row.hash().isPresent() ? compare(file, row.hash().get()) : new Comparison.Same();
        } catch (NoSuchFileException absent) {
            return new Comparison.Absent();
        } catch (IOException unreadable) {
            return new Comparison.Other(
                    row.hash().map(RecordRow.Hash::toString).orElse("a file"),
                    "unreadable: " + unreadable.getMessage());
        }
    }

    private static Comparison compare(Path file, RecordRow.Hash expected) throws IOException {
        Optional<MessageDigest> computation = computation(expected.algorithm());
        if (computation.isEmpty()) {
            return new Comparison.Same();
        }
        byte[] buffer = new byte[BUFFER];
        try (InputStream input = Files.newInputStream(file)) {
            for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                computation.get().update(buffer, 0, read);
            }
        }
        String actual =
                Base64.getUrlEncoder().withoutPadding().encodeToString(computation.get().digest());
        return actual.equals(expected.value())
                ? new Comparison.Same()
                : new Comparison.Other(expected.toString(), expected.algorithm() + "=" + actual);
    }

    /// Empty for an algorithm that this machine cannot compute.
    private static Optional<MessageDigest> computation(String algorithm) {
        try {
            return Optional.of(Digest.computation(algorithm));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}

package dev.wardian.host.repository;

import dev.wardian.store.Digest;
import dev.wardian.store.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

/// Where verified descriptions and indexes of repositories are kept: descriptions by their source
/// and whose keys they were verified with, indexes by their own digest. Any number of processes may
/// share it; files appear whole or not at all.
///
/// @param folder made when something is kept
public record IndexShelf(Path folder) {

    /// The text of a description that was verified, kept for a source.
    Optional<String> release(AptSource source) {
        return release(key(source));
    }

    /// The same of any kind of source.
    ///
    /// @param key tells it from others, and whose keys it was verified with
    Optional<String> release(String key) {
        try {
            return Optional.of(Files.readString(place(key)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    /// When the description of a source was verified last.
    public Optional<Instant> fetched(AptSource source) {
        return fetched(key(source));
    }

    Optional<Instant> fetched(String key) {
        try {
            return Optional.of(Files.getLastModifiedTime(place(key)).toInstant());
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    void keepRelease(AptSource source, String text) {
        keepRelease(key(source), text);
    }

    void keepRelease(String key, String text) {
        write(place(key), text.getBytes(StandardCharsets.UTF_8));
    }

    private static String key(AptSource source) {
        return source.uri()
                + "\n"
                + source.suite()
                + "\n"
                + String.join("\n", source.signedBy())
                + "\n"
                + source.trusted();
    }

    private Path place(String key) {
        MessageDigest digest = Digest.computation("sha256");
        byte[] value = digest.digest(key.getBytes(StandardCharsets.UTF_8));
        return folder.resolve("releases").resolve(Digest.of("sha256", value).hex());
    }

    /// The file of an index, which need not be there.
    Path index(String sha256) {
        return folder.resolve("indexes").resolve(sha256);
    }

    /// The file of an index that is kept as it came, packed with gzip.
    Path packed(String sha256) {
        return folder.resolve("indexes").resolve(sha256 + ".gz");
    }

    void keepPacked(String sha256, byte[] content) {
        write(packed(sha256), content);
    }

    void keepIndex(String sha256, byte[] content) {
        write(index(sha256), content);
    }

    private static void write(Path file, byte[] content) {
        try {
            WholeFile.write(file, content);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}

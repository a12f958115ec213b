package dev.wardian.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// A wheel or an sdist that a maker made, in memory.
///
/// @param project the project's name as it was written
/// @param version the version as it was written
/// @param filename what an index calls the file
/// @param bytes the file; shared, not to be changed
/// @param metadata its METADATA or PKG-INFO
/// @param requiresPython what an index announces as `requires-python`
/// @param yanked why it was withdrawn; present and empty when no reason was given
/// @param uploadTime what an index announces as `upload-time`, in RFC 3339
@SuppressWarnings("ArrayRecordComponent") // identity is the file name, nobody compares the bytes
public record PackageFile(
        String project,
        String version,
        String filename,
        byte[] bytes,
        String metadata,
        Optional<String> requiresPython,
        Optional<String> yanked,
        Optional<String> uploadTime) {

    public boolean isWheel() {
        return filename.endsWith(".whl");
    }

    /// The lower-case hexadecimal SHA-256 of the file.
    public String sha256() {
        return sha256(bytes);
    }

    /// The lower-case hexadecimal SHA-256 of the metadata.
    public String metadataSha256() {
        return sha256(metadata.getBytes(StandardCharsets.UTF_8));
    }

    /// Writes the file under its own name and returns where it lies.
    public Path writeTo(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.write(folder.resolve(filename), bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The same file with other bytes: cut, patched, broken.
    public PackageFile withBytes(byte[] changed) {
        return new PackageFile(
                project, version, filename, changed, metadata, requiresPython, yanked, uploadTime);
    }

    /// The same file under another name, which may promise what it does not hold.
    public PackageFile renamed(String name) {
        return new PackageFile(
                project, version, name, bytes, metadata, requiresPython, yanked, uploadTime);
    }

    /// The same file cut after that many bytes.
    public PackageFile truncatedTo(int length) {
        return withBytes(java.util.Arrays.copyOf(bytes, length));
    }

    /// The same file as an index shows it after it was withdrawn.
    public PackageFile yanked(String reason) {
        return new PackageFile(
                project,
                version,
                filename,
                bytes,
                metadata,
                requiresPython,
                Optional.of(reason),
                uploadTime);
    }

    /// The same file, uploaded at that moment.
    public PackageFile uploaded(String moment) {
        return new PackageFile(
                project,
                version,
                filename,
                bytes,
                metadata,
                requiresPython,
                yanked,
                Optional.of(moment));
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest(bytes));
    }

    static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}

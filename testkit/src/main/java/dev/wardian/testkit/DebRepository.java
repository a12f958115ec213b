package dev.wardian.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;

/// A signed repository of Debian packages in a folder, with the one suite `testing` and the one
/// component `main`, and a machine that is configured with it.
public final class DebRepository {
    private static final DateTimeFormatter TIMES =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'UTC'", Locale.ENGLISH);

    private final Path folder;
    private final SigningKey key;
    private final StringBuilder packages = new StringBuilder();
    private final StringBuilder contents = new StringBuilder();
    private final List<String> fields = new ArrayList<>();
    private Instant date = Instant.now().minus(Duration.ofHours(1));
    private Instant until = Instant.now().plus(Duration.ofDays(7));

    private DebRepository(Path folder, SigningKey key) {
        this.folder = folder;
        this.key = key;
    }

    /// A repository without packages.
    public static DebRepository in(Path folder, SigningKey key) {
        return new DebRepository(folder, key);
    }

    /// Adds a package with its file.
    public DebRepository add(DebMaker deb) {
        byte[] bytes = deb.build();
        String path = "pool/" + deb.filename();
        write(folder.resolve(path), bytes);
        contents.append(deb.contents());
        packages.append(deb.control())
                .append("Filename: " + path + "\n")
                .append("Size: " + bytes.length + "\n")
                .append("SHA256: " + sha256(bytes) + "\n\n");
        return this;
    }

    /// Was described at that time.
    public DebRepository dated(Instant time) {
        date = time;
        return this;
    }

    /// Is valid so long.
    public DebRepository validUntil(Instant time) {
        until = time;
        return this;
    }

    /// Says something more in its description.
    public DebRepository with(String field, String value) {
        fields.add(field + ": " + value);
        return this;
    }

    /// Writes the indexes and signs for them.
    public DebRepository publish() {
        byte[] plain = packages.toString().getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> indexes = new TreeMap<>();
        indexes.put("main/binary-amd64/Packages", plain);
        indexes.put("main/binary-amd64/Packages.xz", xz(plain));
        indexes.put("main/Contents-amd64.gz", gzip(contents.toString()));
        StringBuilder release = new StringBuilder();
        release.append("Origin: testkit\nSuite: testing\nCodename: testing\n");
        release.append("Date: " + TIMES.format(date.atOffset(ZoneOffset.UTC)) + "\n");
        release.append("Valid-Until: " + TIMES.format(until.atOffset(ZoneOffset.UTC)) + "\n");
        release.append("Architectures: amd64\nComponents: main\nAcquire-By-Hash: yes\n");
        fields.forEach(line -> release.append(line + "\n"));
        release.append("SHA256:\n");
        indexes.forEach(
                (path, bytes) -> {
                    String digest = sha256(bytes);
                    release.append(" " + digest + " " + bytes.length + " " + path + "\n");
                    Path file = suite().resolve(path);
                    write(file, bytes);
                    write(file.resolveSibling("by-hash").resolve("SHA256").resolve(digest), bytes);
                });
        write(suite().resolve("Release"), release.toString());
        write(suite().resolve("Release.gpg"), key.detached(release.toString()));
        write(suite().resolve("InRelease"), key.cleartext(release.toString()));
        return this;
    }

    /// The folder of its description and indexes.
    public Path suite() {
        return folder.resolve("dists/testing");
    }

    /// Its address.
    public String uri() {
        return folder.toUri().toString();
    }

    /// Makes a folder the root of a machine that is configured with it, believes its key and has
    /// these packages.
    ///
    /// @param status stanzas of `dpkg`'s status
    public DebRepository configure(Path root, String status) {
        write(root.resolve("usr/share/keyrings/testkit.gpg"), key.certificate());
        write(
                root.resolve("etc/apt/sources.list.d/testkit.sources"),
                "Types: deb\nURIs: "
                        + uri()
                        + "\nSuites: testing\nComponents: main\n"
                        + "Signed-By: /usr/share/keyrings/testkit.gpg\n");
        write(root.resolve("var/lib/dpkg/status"), status);
        write(
                root.resolve("etc/os-release"),
                "ID=debian\nVERSION_ID=\"12\"\nVERSION_CODENAME=bookworm\n");
        return this;
    }

    private static byte[] gzip(String plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] xz(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new XZCompressorOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}

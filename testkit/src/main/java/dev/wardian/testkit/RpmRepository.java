package dev.wardian.testkit;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;

/// A repository of RPM packages in a folder, as `createrepo_c` describes one, and a machine that is
/// configured with it. The packages themselves are described, and made only where they are signed.
public final class RpmRepository {
    private static final Pattern RELATION =
            Pattern.compile(
                    "(.+?) (<=|>=|<|>|=) (?:(?<epoch>\\d+):)?(?<version>[^-\\s]+)(?:-(?<release>\\S+))?");

    private final Path folder;
    private final StringBuilder packages = new StringBuilder();
    private final StringBuilder lists = new StringBuilder();
    private Optional<SigningKey> key = Optional.empty();
    private Optional<SigningKey> packager = Optional.empty();
    private String ending = ".gz";

    private RpmRepository(Path folder) {
        this.folder = folder;
    }

    /// A repository without packages, whose description nobody signs.
    public static RpmRepository in(Path folder) {
        return new RpmRepository(folder);
    }

    /// Its description is signed with this key.
    public RpmRepository signedBy(SigningKey signer) {
        key = Optional.of(signer);
        return this;
    }

    /// Its packages are made and signed with this key, its description is not.
    public RpmRepository packagesSignedBy(SigningKey signer) {
        packager = Optional.of(signer);
        return this;
    }

    /// Puts a file in the place of a package.
    public RpmRepository put(String name, String version, byte[] file) {
        write(path(name, version), file);
        return this;
    }

    private static String path(String name, String version) {
        return name + "-" + version.substring(version.indexOf(':') + 1) + ".noarch.rpm";
    }

    /// How its indexes are packed: `.gz`, `.xz`, `.zst` or nothing.
    public RpmRepository packed(String as) {
        ending = as;
        return this;
    }

    /// Adds a package for any processor.
    ///
    /// @param version `1.0-1` or `2:1.0-1`
    /// @param said lines such as `requires b >= 1`, `file /usr/bin/x`, `obsoletes c < 2`;
    ///     `list` is a file that only the list of all files names
    public RpmRepository add(String name, String version, String... said) {
        StringBuilder files = new StringBuilder();
        StringBuilder format = new StringBuilder(entries("provides", name + " = " + version));
        lists.append("<package pkgid=\"00\" name=\"" + name + "\" arch=\"noarch\">");
        for (String line : said) {
            String[] parts = line.split(" ", 2);
            boolean listed = parts[0].equals("list");
            if (listed || parts[0].equals("file")) {
                String file = "<file>" + parts[1] + "</file>";
                lists.append(file);
                files.append(listed ? "" : file);
            } else {
                format.append(entries(parts[0], parts[1]));
            }
        }
        lists.append("</package>");
        packages.append("<package type=\"rpm\"><name>" + name + "</name><arch>noarch</arch>")
                .append("<version " + version(version) + "/>")
                .append("<checksum type=\"sha256\" pkgid=\"YES\">")
                .append(sha256((name + version).getBytes(StandardCharsets.UTF_8)))
                .append("</checksum><summary>" + name + " &amp; what it does</summary>")
                .append("<description>Made up.</description><size package=\"1000\"/>")
                .append("<location href=\"" + path(name, version) + "\"/>")
                .append("<format>" + format + files + "</format></package>\n");
        packager.ifPresent(
                it -> put(name, version, RpmMaker.of(name, version).signedBy(it).bytes()));
        return this;
    }

    /// `primary.xml`, as it stands.
    public String primary() {
        return "<?xml version=\"1.0\"?>\n<metadata xmlns:rpm=\"rpm\">" + packages + "</metadata>";
    }

    /// Writes the indexes, and signs for them if it has a key.
    public RpmRepository publish() {
        String description =
                "<repomd>"
                        + index("primary", primary())
                        + index("filelists", "<filelists>" + lists + "</filelists>")
                        + "</repomd>";
        write("repodata/repomd.xml", description.getBytes(StandardCharsets.UTF_8));
        key.ifPresent(
                it ->
                        write(
                                "repodata/repomd.xml.asc",
                                it.detached(description).getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /// Makes a folder the root of a machine that is configured with it. If somebody signs the
    /// description, or its packages, that must be done with that key.
    public RpmRepository configure(Path root) {
        key.or(() -> packager)
                .ifPresent(
                        it -> write(root.resolve("etc/pki/rpm-gpg/testkit"), bytes(it.armoured())));
        String text =
                """
                [testkit]
                name=Made up
                baseurl=%s
                enabled=1
                gpgcheck=1
                """
                        .formatted(folder.toUri());
        String named = "gpgkey=file:///etc/pki/rpm-gpg/testkit\n";
        String signed = (key.isEmpty() ? "" : "repo_gpgcheck=1\n") + named;
        write(
                root.resolve("etc/yum.repos.d/testkit.repo"),
                bytes(text + (key.or(() -> packager).isEmpty() ? "" : signed)));
        write(root.resolve("etc/os-release"), bytes("ID=fedora\nVERSION_ID=40\n"));
        return this;
    }

    private String index(String type, String plain) {
        byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
        byte[] packed = pack(bytes);
        String path = "repodata/" + type + ".xml" + ending;
        write(path, packed);
        return "<data type=\"%s\"><checksum type=\"sha256\">%s</checksum>"
                        .formatted(type, sha256(packed))
                + "<open-checksum type=\"sha256\">%s</open-checksum>".formatted(sha256(bytes))
                + "<location href=\"%s\"/><size>%d</size><open-size>%d</open-size></data>"
                        .formatted(path, packed.length, bytes.length);
    }

    private byte[] pack(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out =
                switch (ending) {
                    case ".gz" -> new GZIPOutputStream(bytes);
                    case ".xz" -> new XZCompressorOutputStream(bytes);
                    default -> bytes;
                }) {
            out.write(ending.equals(".zst") ? Zstd.compress(plain) : plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static String entries(String kind, String relation) {
        var parts = RELATION.matcher(relation);
        String entry =
                !relation.startsWith("(") && parts.matches()
                        ? "name=\"%s\" flags=\"%s\" %s"
                                .formatted(
                                        parts.group(1),
                                        switch (parts.group(2)) {
                                            case "<" -> "LT";
                                            case "<=" -> "LE";
                                            case "=" -> "EQ";
                                            case ">=" -> "GE";
                                            default -> "GT";
                                        },
                                        version(relation.substring(parts.end(2) + 1)))
                        : "name=\"" + relation.replace("<", "&lt;") + "\"";
        return "<rpm:%s><rpm:entry %s/></rpm:%s>".formatted(kind, entry, kind);
    }

    private static String version(String text) {
        int colon = text.indexOf(':');
        int dash = text.indexOf('-');
        String main = text.substring(colon + 1, dash < 0 ? text.length() : dash);
        return "epoch=\"%s\" ver=\"%s\"".formatted(colon < 0 ? "0" : text.substring(0, colon), main)
                + (dash < 0 ? "" : " rel=\"" + text.substring(dash + 1) + "\"");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void write(String path, byte[] bytes) {
        write(folder.resolve(path), bytes);
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

package dev.wardian.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;

/// Makes Debian packages (`deb(5)`), sound ones and others.
public final class DebMaker {
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, String> scripts = new LinkedHashMap<>();
    private String compression = "xz";
    private String format = "2.0\n";

    private static final class Entry {
        private final TarArchiveEntry header;
        private final byte[] content;

        Entry(TarArchiveEntry header, byte[] content) {
            this.header = header;
            this.content = content;
        }
    }

    private DebMaker(String name, String version) {
        fields.put("Package", name);
        fields.put("Version", version);
        fields.put("Architecture", "amd64");
        fields.put("Maintainer", "testkit <testkit@example.invalid>");
        fields.put("Description", "made for a test");
    }

    /// Begins a package for `amd64`.
    public static DebMaker of(String name, String version) {
        return new DebMaker(name, version);
    }

    /// Says something in its control file.
    public DebMaker with(String field, String value) {
        fields.put(field, value);
        return this;
    }

    /// Holds a file.
    public DebMaker file(String path, byte[] content) {
        return file(path, content, 0644);
    }

    /// Holds a program.
    public DebMaker program(String path, String script) {
        return file(path, script.getBytes(StandardCharsets.UTF_8), 0755);
    }

    private DebMaker file(String path, byte[] content, int mode) {
        TarArchiveEntry header = new TarArchiveEntry("./" + path, TarConstants.LF_NORMAL);
        header.setSize(content.length);
        header.setMode(0100000 | mode);
        entries.add(new Entry(header, content));
        return this;
    }

    /// Holds a folder.
    public DebMaker folder(String path) {
        entries.add(new Entry(new TarArchiveEntry("./" + path + "/"), new byte[0]));
        return this;
    }

    /// Holds a symbolic link.
    public DebMaker link(String path, String target) {
        TarArchiveEntry header = new TarArchiveEntry("./" + path, TarConstants.LF_SYMLINK);
        header.setLinkName(target);
        entries.add(new Entry(header, new byte[0]));
        return this;
    }

    /// Holds something that an honest package does not.
    public DebMaker special(String path, byte kind) {
        entries.add(new Entry(new TarArchiveEntry(path, kind, true), new byte[0]));
        return this;
    }

    /// Has a maintainer's script, such as `postinst`.
    public DebMaker script(String name, String text) {
        scripts.put(name, text);
        return this;
    }

    /// Is compressed so: `xz`, `gz`, or nothing for not at all.
    public DebMaker compressed(String with) {
        compression = with;
        return this;
    }

    /// Says that it is of another format.
    public DebMaker format(String version) {
        format = version;
        return this;
    }

    /// The name of its file.
    public String filename() {
        return fields.get("Package")
                + "_"
                + String.valueOf(fields.get("Version")).replace(":", "%3a")
                + "_"
                + fields.get("Architecture")
                + ".deb";
    }

    /// What it holds, as a list of contents has it: a line with path and package each.
    String contents() {
        StringBuilder lines = new StringBuilder();
        for (Entry entry : entries) {
            String path = entry.header.getName().replaceFirst("^\\./", "");
            lines.append(
                    path.endsWith("/") ? "" : path + "   made/" + fields.get("Package") + "\n");
        }
        return lines.toString();
    }

    /// Its control file.
    public String control() {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) -> text.append(name + ": " + value + "\n"));
        return text.toString();
    }

    /// The package.
    public byte[] build() {
        try {
            ByteArrayOutputStream archive = new ByteArrayOutputStream();
            archive.write("!<arch>\n".getBytes(StandardCharsets.US_ASCII));
            member(archive, "debian-binary", format.getBytes(StandardCharsets.US_ASCII));
            List<Entry> control = new ArrayList<>();
            control.add(text("./control", control(), 0644));
            scripts.forEach((name, script) -> control.add(text("./" + name, script, 0755)));
            control.add(text("./md5sums", digests(), 0644));
            member(archive, "control.tar" + ending(), tar(control));
            member(archive, "data.tar" + ending(), tar(entries));
            return archive.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private String digests() {
        StringBuilder text = new StringBuilder();
        try {
            for (Entry one : entries) {
                if (one.header.isFile() && !one.header.isSymbolicLink()) {
                    byte[] digest = MessageDigest.getInstance("MD5").digest(one.content);
                    String path = one.header.getName().replaceFirst("^\\./", "");
                    text.append(HexFormat.of().formatHex(digest) + "  " + path + "\n");
                }
            }
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    private static Entry text(String path, String text, int mode) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry header = new TarArchiveEntry(path, TarConstants.LF_NORMAL);
        header.setSize(content.length);
        header.setMode(0100000 | mode);
        return new Entry(header, content);
    }

    private String ending() {
        return compression.isEmpty() ? "" : "." + compression;
    }

    private static void member(OutputStream out, String name, byte[] content) throws IOException {
        String header =
                String.format(
                        "%-16s%-12d%-6d%-6d%-8s%-10d`\n", name, 0, 0, 0, "100644", content.length);
        out.write(header.getBytes(StandardCharsets.US_ASCII));
        out.write(content);
        if (content.length % 2 != 0) {
            out.write('\n');
        }
    }

    private byte[] tar(List<Entry> all) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packed =
                        switch (compression) {
                            case "xz" -> new XZCompressorOutputStream(bytes);
                            case "gz" -> new GzipCompressorOutputStream(bytes);
                            default -> bytes;
                        };
                TarArchiveOutputStream tar = new TarArchiveOutputStream(packed)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            for (Entry one : all) {
                tar.putArchiveEntry(one.header);
                tar.write(one.content);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
